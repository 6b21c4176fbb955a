import { Button, Checkbox, Flex, InputNumber, Segmented, Space, Typography } from 'antd';
import { arrangementText } from '../arrangement.text.ts';
import { BoxNumberField } from './box-number-field.tsx';
import { type PrintForm, type PrintSearch, printForms } from './print-search.ts';
import { spineWidths } from './spine-form.tsx';
import { useChangePrint } from './use-change-print.ts';
import './print-toolbar.css';

const t = arrangementText.print;

type Toolbar = { form: PrintForm; search: PrintSearch; pages: number; records: number };

/** What is printed and how; itself not on paper. */
export function PrintToolbar({ form, search, pages, records }: Toolbar) {
  const { changeForm, changeSearch } = useChangePrint();
  return (
    <header className="print-toolbar not-printed">
      <Flex gap="middle" align="center" wrap>
        <Segmented
          aria-label={t.form}
          value={form}
          options={printForms.map((value) => ({ value, label: t.forms[value] }))}
          onChange={changeForm}
        />
        <ItemRange search={search} onChange={changeSearch} />
        {(form === 'spine' || form === 'reference-sheet') && (
          <BoxNumberField value={search.box} onChange={(box) => changeSearch({ box })} />
        )}
        {form === 'spine' && (
          <Segmented
            aria-label={t.width}
            value={search.width}
            options={spineWidths.map((value) => ({ value, label: t.millimetres(value) }))}
            onChange={(width) => changeSearch({ width })}
          />
        )}
        {(form === 'spine' || form === 'stamps') && (
          <Checkbox
            checked={search.department === 'shown'}
            onChange={({ target }) =>
              changeSearch({ department: target.checked ? 'shown' : 'left-out' })
            }
          >
            {t.withDepartment}
          </Checkbox>
        )}
        <Flex gap="small" align="center" className="print-start">
          <Typography.Text>
            {t.records(records)} · {pages === 0 ? t.measuring : t.pages(pages)}
          </Typography.Text>
          <Button type="primary" onClick={() => window.print()}>
            {t.action}
          </Button>
        </Flex>
      </Flex>
      <Typography.Text type="secondary">{hintOf(form, records)}</Typography.Text>
    </header>
  );
}

function hintOf(form: PrintForm, records: number): string {
  if (records === 0) return t.empty;
  return form === 'reference-sheet' ? arrangementText.referenceSheet.write : t.trueSize;
}

type Range = { search: PrintSearch; onChange: (change: Partial<PrintSearch>) => void };

/** One box holds a run of item numbers; without it, the whole class. */
function ItemRange({ search, onChange }: Range) {
  const field = (name: 'from' | 'to', label: string) => (
    <InputNumber<number>
      aria-label={label}
      min={1}
      max={99_999}
      controls={false}
      placeholder={label}
      style={{ width: 72 }}
      {...(search[name] !== undefined && { defaultValue: search[name] })}
      onBlur={({ target }) => onChange({ [name]: Number(target.value) || undefined })}
      onPressEnter={({ currentTarget }) =>
        onChange({ [name]: Number(currentTarget.value) || undefined })
      }
    />
  );
  return (
    <Space size={4}>
      {t.range}
      {field('from', arrangementText.spine.first)}
      {t.to}
      {field('to', arrangementText.spine.last)}
    </Space>
  );
}
