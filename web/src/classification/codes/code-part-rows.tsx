import { ArrowUpOutlined, CloseOutlined } from '@ant-design/icons';
import {
  type ArchivalCodeRule,
  codePartNames,
  seriesKinds,
  tailKinds,
} from '@lantai/contract/classification/archival-code-rule.ts';
import { Button, Checkbox, Flex, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { classificationText } from '../classification.text.ts';

const t = classificationText.editor;

type Series = ArchivalCodeRule['series'];
type Tail = ArchivalCodeRule['tail'];
type Props = {
  readonly rule: ArchivalCodeRule;
  readonly onChange: (changes: Partial<ArchivalCodeRule>) => void;
};

const separators = (['-', '·'] as const).map((value) => ({ value, label: value }));
const named = <Kind extends (typeof seriesKinds | typeof tailKinds)[number]>(
  kinds: readonly Kind[],
) => kinds.map((value) => ({ value, label: codePartNames[value] }));

/** The parts after the fonds code, first the classes and then the running numbers. */
export function CodePartRows({ rule: { series, tail }, onChange }: Props) {
  const changeSeries = (next: Series) => onChange({ series: next });
  const changeTail = (next: Tail) => onChange({ tail: next });
  return (
    <fieldset className="code-part-rows">
      <legend>{t.parts}</legend>
      {series.map((part, at) => (
        <PartRow key={part.kind} {...{ list: series, at }} onChange={changeSeries}>
          <Select
            aria-label={t.separator}
            className="part-separator"
            value={part.before}
            options={separators}
            onChange={(before) => changeSeries(series.with(at, { ...part, before }))}
          />
          <Select
            aria-label={t.part}
            className="part-kind"
            value={part.kind}
            options={named(seriesKinds)}
            onChange={(kind) => changeSeries(series.with(at, { ...part, kind }))}
          />
        </PartRow>
      ))}
      {tail.map((part, at) => (
        <PartRow key={part.kind} {...{ list: tail, at }} onChange={changeTail}>
          <span className="part-separator">-</span>
          <Select
            aria-label={t.part}
            className="part-kind"
            value={part.kind}
            options={named(tailKinds)}
            onChange={(kind) => changeTail(tail.with(at, { ...part, kind }))}
          />
          <InputNumber
            aria-label={t.width}
            suffix={t.width}
            className="part-width"
            min={1}
            max={8}
            value={part.width}
            onChange={(width) => changeTail(tail.with(at, { ...part, width: width ?? 0 }))}
          />
        </PartRow>
      ))}
      <AddButtons {...{ series, tail, onChange }} />
    </fieldset>
  );
}

type RowProps<Part extends { optional: boolean }> = {
  readonly list: readonly Part[];
  readonly at: number;
  readonly onChange: (list: Part[]) => void;
  readonly children: ReactNode;
};

function PartRow<Part extends { optional: boolean }>(props: RowProps<Part>) {
  const { list, at, onChange, children } = props;
  const [part, above] = [list[at], list[at - 1]];
  if (!part) return null;
  return (
    <Flex gap={8} align="center">
      {children}
      <Checkbox
        checked={part.optional}
        onChange={({ target }) => onChange(list.with(at, { ...part, optional: target.checked }))}
      >
        {t.optional}
      </Checkbox>
      <span className="grow" />
      <Button
        size="small"
        icon={<ArrowUpOutlined />}
        aria-label={t.up}
        title={t.up}
        disabled={!above}
        onClick={() => above && onChange(list.with(at - 1, part).with(at, above))}
      />
      <Button
        size="small"
        icon={<CloseOutlined />}
        aria-label={t.remove}
        title={t.remove}
        onClick={() => onChange(list.filter((_, place) => place !== at))}
      />
    </Flex>
  );
}

function AddButtons({
  series,
  tail,
  onChange,
}: { series: Series; tail: Tail } & Pick<Props, 'onChange'>) {
  const nextSeries = seriesKinds.find((kind) => series.every((part) => part.kind !== kind));
  const nextTail = tailKinds.findLast((kind) => tail.every((part) => part.kind !== kind));
  return (
    <Flex gap={8}>
      {nextSeries && (
        <Button
          size="small"
          onClick={() =>
            onChange({ series: [...series, { kind: nextSeries, before: '·', optional: false }] })
          }
        >
          {t.addSeries}
        </Button>
      )}
      {nextTail && (
        <Button
          size="small"
          onClick={() =>
            onChange({ tail: [...tail, { kind: nextTail, width: 4, optional: false }] })
          }
        >
          {t.addTail}
        </Button>
      )}
    </Flex>
  );
}
