import type { Endpoint } from '@lantai/contract/endpoint.ts';
import { type CheckCode, checkItemsOf } from '@lantai/contract/quality/check-item.ts';
import type { CheckReport } from '@lantai/contract/quality/check-run.ts';
import {
  getCheckReport,
  getRecordResults,
  listCheckedRecords,
  signCheckItems,
} from '@lantai/contract/quality/quality.api.ts';
import { Checkbox, Form, Input, Radio, Select } from 'antd';
import { useApiCommand } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { qualityText } from './quality.text.ts';

const t = qualityText.sign;

type Fields = { items: CheckCode[]; failed?: string[]; isInOrder: boolean; note?: string };

type Props = {
  readonly report: CheckReport;
  readonly sample: readonly string[];
  readonly labels: ReadonlyMap<string, string>;
  /** What else shows the outcome, beside the report. */
  readonly alsoRefreshes?: readonly Endpoint[];
  readonly onClose: () => void;
};

/** A named person answers for what was opened. */
export function SignItemsDialog({ report, sample, labels, alsoRefreshes = [], onClose }: Props) {
  const command = useApiCommand(signCheckItems, {
    refreshes: [getCheckReport, listCheckedRecords, getRecordResults, ...alsoRefreshes],
    says: t.done,
    onDone: onClose,
  });
  const open = checkItemsOf(report.stage)
    .filter(({ mode }) => mode !== 'automatic' && mode !== 'instrument')
    .filter(({ scope }) => scope === 'batch' || sample.length > 0)
    .filter(({ code, mode }) =>
      report.items.some(
        (item) =>
          item.code === code &&
          (item.counts.waiting > 0 || (mode === 'manual' && hasResults(item))),
      ),
    );
  return (
    <FormDialog<Fields>
      title={t.title}
      submit={t.submit}
      note={sample.length > 0 ? t.note(count(sample.length)) : t.noSample}
      command={command}
      initial={{ items: open.map(({ code }) => code), isInOrder: true }}
      onSubmit={({ items, failed = [], isInOrder, note = '' }) =>
        command.mutate({
          params: { runId: report.id },
          body: { items, sample: [...sample], failed, isInOrder, note },
        })
      }
      onClose={onClose}
    >
      <Form.Item
        name="items"
        label={t.items}
        rules={[{ required: true, type: 'array', min: 1, message: t.itemsMissing }]}
      >
        <Checkbox.Group
          options={open.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))}
        />
      </Form.Item>
      {sample.length > 0 && (
        <Form.Item name="failed" label={t.failed}>
          <Select
            mode="multiple"
            options={sample.map((id) => ({ value: id, label: labels.get(id) ?? id }))}
          />
        </Form.Item>
      )}
      <Form.Item name="isInOrder" label={t.inOrder}>
        <Radio.Group
          options={[
            { value: true, label: t.ok },
            { value: false, label: t.notOk },
          ]}
        />
      </Form.Item>
      <Form.Item name="note" label={t.remark}>
        <Input.TextArea maxLength={500} autoSize />
      </Form.Item>
    </FormDialog>
  );
}

/** Signed before, it may be signed again; what does not apply is not. */
function hasResults({ counts }: CheckReport['items'][number]): boolean {
  return counts.passed + counts.failed > 0;
}
