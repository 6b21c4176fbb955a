import { Input } from 'antd';

type Props = {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (day: string | undefined) => void;
};

/** A day as the browser asks for one; empty leaves it open. */
export function DayField({ label, value, onChange }: Props) {
  return (
    <Input
      type="date"
      aria-label={label}
      prefix={label}
      style={{ width: 180 }}
      value={value ?? ''}
      onChange={({ target }) => onChange(target.value || undefined)}
    />
  );
}
