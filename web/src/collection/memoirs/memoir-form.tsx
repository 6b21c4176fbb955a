import {
  type MemoirContent,
  type MemoirVersion,
  sourceKind,
  sourceKindNames,
} from '@lantai/contract/collection/memoir.ts';
import type { Day } from '@lantai/contract/values.ts';
import { Button, Checkbox, Col, DatePicker, Flex, Form, Input, Row, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { ReactNode } from 'react';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { RecordPicker } from '../../records/record-picker.tsx';
import { memoirsText } from './memoirs.text.ts';

const t = memoirsText;
const f = memoirsText.fields;
const required = [{ required: true, whitespace: true, message: t.needed }];

export type MemoirFields = Omit<
  MemoirContent,
  'happenedOn' | 'sources' | 'attachments' | 'conflicts'
> & {
  happenedOn?: Dayjs | null;
  sources?: { kind: 'written' | 'told'; words: string; recordId?: string | null }[];
  attachments?: string[];
  conflicts?: string[];
};

type Props = {
  readonly initial: Partial<MemoirFields>;
  readonly fondsId: string;
  readonly command: { readonly isPending: boolean; readonly error: unknown };
  readonly onSave: (content: MemoirContent) => void;
  readonly onCancel: () => void;
  /** Fields before the memoir's own: where it belongs. */
  readonly children?: ReactNode;
};

/** What a memoir says, with its sources and the statement that there is none in writing. */
export function MemoirForm({ initial, fondsId, command, onSave, onCancel, children }: Props) {
  return (
    <Form<MemoirFields>
      layout="vertical"
      initialValues={initial}
      onFinish={(fields) => onSave(contentOf(fields))}
      style={{ maxWidth: 960 }}
    >
      <ProblemNotice problem={command.error} />
      {children}
      <Form.Item name="event" label={f.event} rules={required}>
        <Input maxLength={200} />
      </Form.Item>
      <Row gutter={16}>
        <Field span={8} name="timeGiven" label={f.timeGiven} most={60} isNeeded />
        <Col span={8}>
          <Form.Item name="happenedOn" label={f.happenedOn}>
            <DatePicker style={{ width: '100%' }} />
          </Form.Item>
        </Col>
        <Field span={8} name="place" label={f.place} most={200} />
      </Row>
      <Form.Item name="persons" label={f.persons} rules={required} extra={f.personsHint}>
        <Input maxLength={500} />
      </Form.Item>
      <Form.Item name="text" label={f.text} rules={required}>
        <Input.TextArea autoSize={{ minRows: 5, maxRows: 16 }} maxLength={20_000} />
      </Form.Item>
      <Form.Item name="limits" label={f.limits} rules={required} extra={f.limitsHint}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} />
      </Form.Item>
      <Sources fondsId={fondsId} />
      <Form.Item name="withoutWrittenBasis" valuePropName="checked" label={f.basis}>
        <Checkbox>{f.withoutWrittenBasis}</Checkbox>
      </Form.Item>
      <Records name="attachments" label={f.attachments} add={f.addAttachment} fondsId={fondsId} />
      <Records name="conflicts" label={f.conflicts} add={f.addConflict} fondsId={fondsId} />
      <Flex gap={8}>
        <Button type="primary" htmlType="submit" loading={command.isPending}>
          {t.save}
        </Button>
        <Button onClick={onCancel}>{t.cancel}</Button>
      </Flex>
    </Form>
  );
}

type FieldProps = { span: number; name: string; label: string; most: number; isNeeded?: boolean };

function Field({ span, name, label, most, isNeeded = false }: FieldProps) {
  return (
    <Col span={span}>
      <Form.Item name={name} label={label} {...(isNeeded && { rules: required })}>
        <Input maxLength={most} />
      </Form.Item>
    </Col>
  );
}

function Sources({ fondsId }: { fondsId: string }) {
  return (
    <Form.Item label={f.sources}>
      <Form.List name="sources">
        {(lines, { add, remove }) => (
          <Flex vertical gap={8}>
            {lines.map(({ key, name }) => (
              <Flex key={key} gap={8}>
                <Form.Item name={[name, 'kind']} noStyle>
                  <Select
                    aria-label={f.sourceKind}
                    style={{ width: 90 }}
                    options={sourceKind.options.map((value) => ({
                      value,
                      label: sourceKindNames[value],
                    }))}
                  />
                </Form.Item>
                <Form.Item name={[name, 'words']} noStyle rules={required}>
                  <Input placeholder={f.sourceWords} maxLength={500} />
                </Form.Item>
                <div style={{ flex: '0 0 280px' }}>
                  <Form.Item name={[name, 'recordId']} noStyle>
                    <RecordPicker placeholder={f.sourceRecord} fondsId={fondsId} />
                  </Form.Item>
                </div>
                <Button onClick={() => remove(name)}>{f.remove}</Button>
              </Flex>
            ))}
            <div>
              <Button onClick={() => add({ kind: 'told', words: '' })}>{f.addSource}</Button>
            </div>
          </Flex>
        )}
      </Form.List>
    </Form.Item>
  );
}

type RecordsProps = {
  readonly name: 'attachments' | 'conflicts';
  readonly label: string;
  readonly add: string;
  readonly fondsId: string;
};

function Records({ name: list, label, add: words, fondsId }: RecordsProps) {
  return (
    <Form.Item label={label}>
      <Form.List name={list}>
        {(lines, { add, remove }) => (
          <Flex vertical gap={8}>
            {lines.map(({ key, name }) => (
              <Flex key={key} gap={8}>
                <div style={{ flex: 1 }}>
                  <Form.Item name={name} noStyle>
                    <RecordPicker placeholder={f.record} fondsId={fondsId} />
                  </Form.Item>
                </div>
                <Button onClick={() => remove(name)}>{f.remove}</Button>
              </Flex>
            ))}
            <div>
              <Button onClick={() => add()}>{words}</Button>
            </div>
          </Flex>
        )}
      </Form.List>
    </Form.Item>
  );
}

function contentOf({
  happenedOn,
  sources,
  attachments,
  conflicts,
  ...fields
}: MemoirFields): MemoirContent {
  const chosen = (ids: readonly (string | undefined)[] | undefined) =>
    (ids ?? []).flatMap((id) => id ?? []);
  return {
    ...fields,
    place: fields.place ?? '',
    withoutWrittenBasis: fields.withoutWrittenBasis ?? false,
    happenedOn: happenedOn ? (happenedOn.format('YYYY-MM-DD') as Day) : null,
    sources: (sources ?? []).map(({ kind, words, recordId }) => ({
      ...{ kind, words, recordId: recordId ?? null },
    })),
    attachments: chosen(attachments),
    conflicts: chosen(conflicts),
  };
}

/** The form as a version left it: to be changed, or to begin the next one from. */
export function fieldsOf(version: MemoirVersion): Partial<MemoirFields> {
  const { event, timeGiven, happenedOn, place, persons, text, limits, withoutWrittenBasis } =
    version;
  return {
    ...{ event, timeGiven, place, persons, text, limits, withoutWrittenBasis },
    ...(happenedOn !== null && { happenedOn: dayjs(happenedOn) }),
    sources: version.sources.map(({ kind, words, record }) => ({
      ...{ kind, words },
      ...(record && { recordId: record.recordId }),
    })),
    attachments: version.attachments.map(({ recordId }) => recordId),
    conflicts: version.conflicts.map(({ recordId }) => recordId),
  };
}
