import { Input, Space, Tooltip } from 'antd';
import { arrangementText } from '../arrangement.text.ts';

const t = arrangementText.print;

/** Kept in the address once it is written, not with every key. */
export function BoxNumberField({
  value,
  onChange,
}: {
  value: string;
  onChange: (value: string) => void;
}) {
  return (
    <Tooltip title={t.boxHint}>
      <Space size={4}>
        {t.box}
        <Input
          aria-label={t.box}
          defaultValue={value}
          maxLength={20}
          style={{ width: 72 }}
          onBlur={({ target }) => onChange(target.value.trim())}
          onPressEnter={({ currentTarget }) => onChange(currentTarget.value.trim())}
        />
      </Space>
    </Tooltip>
  );
}
