import type { Endpoint } from '@lantai/contract/endpoint.ts';
import { type CheckCode, checkItemsOf } from '@lantai/contract/quality/check-item.ts';
import { checkLists, onTheSpot } from '@lantai/contract/quality/check-list.ts';
import type { CheckReport } from '@lantai/contract/quality/check-run.ts';
import {
  bringEvidence,
  getCheckReport,
  getRecordResults,
  listCheckedRecords,
  signCheckItems,
} from '@lantai/contract/quality/quality.api.ts';
import { Button, Checkbox, Form, type FormInstance, Input, Radio, Select, Upload } from 'antd';
import { useApiCommand } from '#platform/api.ts';
import { base64Of } from '#platform/base64-of.ts';
import { count } from '#platform/figures.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { qualityText } from './quality.text.ts';
import './quality.css';

const t = qualityText.sign;

type Fields = {
  items: CheckCode[];
  failed?: string[];
  isInOrder: boolean;
  note?: string;
  /** Of the checklist, what was found in order. */
  points?: string[];
  photographs?: { originFileObj?: File }[];
};

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
  const bring = useApiCommand(bringEvidence, { refreshes: [getCheckReport], saysProblem: true });
  const submit = async (fields: Fields) => {
    const { items, failed = [], isInOrder, note = '', points = [], photographs = [] } = fields;
    const params = { runId: report.id };
    const evidence: string[] = [];
    for (const item of items.filter((code) => onTheSpot.includes(code)))
      for (const { originFileObj: file } of photographs)
        if (file) {
          const body = { item, fileName: file.name, content: await base64Of(file) };
          evidence.push((await bring.mutateAsync({ params, body })).evidenceId);
        }
    const checklist = pointsOf(items).map((point) => ({
      point,
      isInOrder: points.includes(point),
    }));
    command.mutate({
      params,
      body: { items, sample: [...sample], failed, isInOrder, note, evidence, checklist },
    });
  };
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
      onSubmit={(fields) => void submit(fields)}
      onClose={onClose}
    >
      <Form.Item
        name="items"
        label={t.items}
        rules={[{ required: true, type: 'array', min: 1, message: t.itemsMissing }]}
      >
        <Checkbox.Group
          className="spot-points"
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
      <Form.Item noStyle dependencies={['items']}>
        {({ getFieldValue }) => <OnTheSpot items={getFieldValue('items') ?? []} />}
      </Form.Item>
      <Form.Item
        name="isInOrder"
        label={t.inOrder}
        dependencies={['items', 'points']}
        rules={[holdsPointByPoint]}
      >
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

/** In order as a whole only where each point is: said before photographs are sent. */
const holdsPointByPoint = ({ getFieldValue }: Pick<FormInstance, 'getFieldValue'>) => ({
  validator: (_: unknown, isInOrder: boolean) => {
    const held: readonly string[] = getFieldValue('points') ?? [];
    const all = pointsOf(getFieldValue('items') ?? []).every((point) => held.includes(point));
    return isInOrder && !all ? Promise.reject(new Error(t.pointsOpen)) : Promise.resolve();
  },
});

const pointsOf = (items: readonly CheckCode[]) =>
  items.filter((code) => onTheSpot.includes(code)).flatMap((code) => checkLists[code] ?? []);

/** Where a person has to have been there: every point of the list, and photographs. */
function OnTheSpot({ items }: { items: readonly CheckCode[] }) {
  const points = pointsOf(items);
  if (points.length === 0) return null;
  return (
    <>
      <Form.Item name="points" label={t.points}>
        <Checkbox.Group className="spot-points" options={points} />
      </Form.Item>
      <Form.Item
        name="photographs"
        label={t.photographs}
        extra={t.photographsNote}
        valuePropName="fileList"
        getValueFromEvent={({ fileList }: { fileList: unknown }) => fileList}
        rules={[{ required: true, message: t.photographsMissing }]}
      >
        <Upload accept="image/jpeg,image/png" beforeUpload={() => false} multiple>
          <Button>{t.choosePhotographs}</Button>
        </Upload>
      </Form.Item>
    </>
  );
}

/** Signed before, it may be signed again; what does not apply is not. */
function hasResults({ counts }: CheckReport['items'][number]): boolean {
  return counts.passed + counts.failed > 0;
}
