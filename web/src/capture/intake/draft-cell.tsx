import { Input } from 'antd';
import { useEffect, useState } from 'react';

type CellProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  wrong?: boolean;
  code?: boolean;
};

/** Typing stays in the cell until it is left: a table of fifty rows does not move with every key. */
export function DraftCell({ label, value, onChange, wrong = false, code = false }: CellProps) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  return (
    <Input
      aria-label={label}
      variant="borderless"
      {...(wrong && { status: 'error' as const })}
      className={code ? 'code' : ''}
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={() => typed !== value && onChange(typed)}
    />
  );
}
