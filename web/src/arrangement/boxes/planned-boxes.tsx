import type { BoxItem, PlannedBox } from '@lantai/contract/arrangement/box-plan.ts';
import { itemNumberText } from '@lantai/contract/arrangement/number-runs.ts';
import { Button, Flex, Table, Tooltip } from 'antd';
import { StateTag } from '#platform/state-tag.tsx';
import { boxesText } from './boxes.text.ts';
import { withBoundaryMoved, withBoxDivided, withBoxesJoined } from './move-boundary.ts';

const t = boxesText.planner;

type Row = PlannedBox & { readonly index: number };
type Planned = {
  readonly boxes: readonly PlannedBox[];
  readonly items: readonly BoxItem[];
  readonly nextNumber: number;
  readonly onMove: (lastItems: readonly number[]) => void;
};

/** The plan in figures, with + and − for hands that do not drag. */
export function PlannedBoxes({ boxes, items, nextNumber, onMove }: Planned) {
  const isLast = (index: number) => index === boxes.length - 1;
  const button = (label: string, sign: string, ends: () => number[], disabled: boolean) => (
    <Tooltip title={label}>
      <Button size="small" aria-label={label} disabled={disabled} onClick={() => onMove(ends())}>
        {sign}
      </Button>
    </Tooltip>
  );
  return (
    <Table<Row>
      size="small"
      className="list-table list-dense"
      rowKey="first"
      pagination={false}
      dataSource={boxes.map((box, index) => ({ ...box, index }))}
      scroll={{ x: 900 }}
      columns={[
        { title: boxesText.number, width: 64, render: (_, { index }) => nextNumber + index },
        {
          title: boxesText.items,
          width: 120,
          render: (_, { first, last }) => (
            <span className="code">
              {itemNumberText(first)}–{itemNumberText(last)}
            </span>
          ),
        },
        { title: boxesText.records, width: 64, align: 'right', dataIndex: 'records' },
        { title: boxesText.pages, width: 72, align: 'right', dataIndex: 'pages' },
        {
          title: boxesText.content,
          width: 130,
          render: (_, { contentMm, thickness }) => boxesText.of(contentMm, thickness),
        },
        {
          title: boxesText.thickness,
          width: 72,
          render: (_, { thickness }) => boxesText.millimetres(thickness),
        },
        {
          key: 'hints',
          render: (_, { overfull, uncounted }) => (
            <Flex gap={12}>
              {overfull && <StateTag tone="failed">{t.overfull}</StateTag>}
              {uncounted > 0 && <StateTag tone="near">{t.uncounted(uncounted)}</StateTag>}
            </Flex>
          ),
        },
        {
          key: 'moves',
          width: 190,
          render: (_, { index, records }) => (
            <Flex gap={4}>
              {button(
                t.earlier,
                '−',
                () => withBoundaryMoved(boxes, items, { box: index, by: -1 }),
                isLast(index) || records === 1,
              )}
              {button(
                t.later,
                '+',
                () => withBoundaryMoved(boxes, items, { box: index, by: 1 }),
                isLast(index) || boxes[index + 1]?.records === 1,
              )}
              {button(t.merge, '合', () => withBoxesJoined(boxes, index), isLast(index))}
              {button(t.split, '分', () => withBoxDivided(boxes, items, index), records === 1)}
            </Flex>
          ),
        },
      ]}
    />
  );
}
