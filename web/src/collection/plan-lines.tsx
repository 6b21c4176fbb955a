import { categoryName } from '@lantai/contract/classification/category.ts';
import { isLineOpen, type PlanLine } from '@lantai/contract/collection/plan.ts';
import { acknowledgeLine, explainLine } from '@lantai/contract/collection/plans.api.ts';
import type { RecordState } from '@lantai/contract/records/record-life.ts';
import { Link } from '@tanstack/react-router';
import { Flex, Form, Input, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useApiCommand } from '#platform/api.ts';
import { Basis } from '#platform/basis.tsx';
import { count } from '#platform/figures.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { StateTag } from '#platform/state-tag.tsx';
import { instantText } from '#platform/times.ts';
import { planText } from './plan.text.ts';
import { DaysToDue } from './plan-state.tsx';
import { afterPlanSteps } from './refreshed-reads.ts';
import type { Plan } from './shown-plan.ts';

const t = planText.plan;

const notHandedOver: RecordState[] = ['registered', 'in-handling', 'pre-filed', 'returned'];
const accepted: RecordState[] = ['accepted', 'filing', 'filed', 'transferred'];
const handedOver: RecordState[] = ['submitted', 'checking', ...accepted];

/** The table of a plan: every figure opens the records it counts. */
export function PlanLines({ plan }: { plan: Plan }) {
  return (
    <Table<PlanLine>
      size="small"
      rowKey="id"
      pagination={false}
      tableLayout="fixed"
      scroll={{ x: 1232 }}
      columns={columnsOf(plan)}
      dataSource={plan.lineList}
      summary={() => (
        <Table.Summary.Row>
          <Table.Summary.Cell index={0} colSpan={4}>
            {t.total}
          </Table.Summary.Cell>
          {totals.map(([key, total], index) => (
            <Table.Summary.Cell key={key} index={index + 4} align="right">
              {total === null ? '' : count(total(plan))}
            </Table.Summary.Cell>
          ))}
          <Table.Summary.Cell index={totals.length + 4} colSpan={3} />
        </Table.Summary.Row>
      )}
    />
  );
}

/** The columns of figures in their order, with what the plan as a whole says of each. */
const totals: [key: keyof PlanLine, total: ((plan: Plan) => number) | null][] = [
  ['expected', ({ expected }) => expected],
  ['lastYear', null],
  ['finished', null],
  ['captured', ({ captured }) => captured],
  ['submitted', ({ submitted }) => submitted],
  ['accepted', (plan) => plan.accepted],
  ['overdue', ({ overdue }) => overdue],
];

function columnsOf(plan: Plan): TableColumnsType<PlanLine> {
  const records =
    (value: (line: PlanLine) => number, states: RecordState[], year = plan.year) =>
    (_: unknown, line: PlanLine) =>
      value(line) === 0 ? (
        0
      ) : (
        <Link
          to="/records"
          search={{
            fonds: plan.fondsId,
            departmentId: line.departmentId,
            category: [line.category],
            year,
            state: states,
          }}
        >
          {count(value(line))}
        </Link>
      );
  const right = { align: 'right' as const, width: 60 };
  return [
    { key: 'department', title: t.columns.department, width: 104, dataIndex: 'departmentName' },
    {
      key: 'category',
      title: t.columns.category,
      width: 76,
      render: (_, { category }) => categoryName(category),
    },
    {
      key: 'due',
      title: t.columns.dueOn,
      width: 146,
      render: (_, { dueOn, rule, source }) => (
        <Flex gap={6}>
          {dueOn}
          {rule && <Basis rule={t.basis(rule)} source={source ?? ''} />}
        </Flex>
      ),
    },
    {
      key: 'days',
      title: t.columns.days,
      width: 108,
      render: (_, line) =>
        isDue(line) && <DaysToDue days={line.daysToDue} done={!isLineOpen(line)} />,
    },
    { key: 'expected', title: t.columns.expected, ...right, dataIndex: 'expected' },
    {
      key: 'lastYear',
      title: t.columns.lastYear,
      ...right,
      render: records(({ lastYear }) => lastYear, accepted, plan.year - 1),
    },
    {
      key: 'finished',
      title: t.columns.finished,
      ...right,
      render: (_, { finished, departmentId }) =>
        finished === 0 ? (
          0
        ) : (
          <Link
            to="/capture/reconciliation"
            search={{
              unit: departmentId,
              from: `${plan.year}-01-01`,
              to: `${plan.year}-12-31`,
              standing: 'all',
            }}
          >
            {count(finished)}
          </Link>
        ),
    },
    {
      key: 'captured',
      title: t.columns.captured,
      ...right,
      render: records(({ captured }) => captured, [...notHandedOver, ...handedOver]),
    },
    {
      key: 'submitted',
      title: t.columns.submitted,
      ...right,
      render: records(({ submitted }) => submitted, handedOver),
    },
    {
      key: 'accepted',
      title: t.columns.accepted,
      ...right,
      render: records((line) => line.accepted, accepted),
    },
    {
      key: 'overdue',
      title: t.columns.overdue,
      width: 92,
      align: 'right',
      render: (_, line) =>
        line.overdue > 0 ? (
          <StateTag tone="overdue">
            {records(({ overdue }) => overdue, notHandedOver)(_, line)}
          </StateTag>
        ) : (
          0
        ),
    },
    {
      key: 'owner',
      title: t.columns.owner,
      width: 152,
      render: (_, { ownerName, acknowledgedByName, acknowledgedAt }) => (
        <Flex vertical>
          <span>{ownerName}</span>
          {acknowledgedByName && (
            <StateTag tone="done">
              {t.acknowledgedBy(acknowledgedByName, instantText(acknowledgedAt).slice(5, 10))}
            </StateTag>
          )}
        </Flex>
      ),
    },
    { key: 'explanation', title: t.columns.explanation, width: 86, dataIndex: 'explanation' },
    {
      key: 'action',
      title: t.columns.action,
      width: 108,
      // What is to be done stays in sight where the page is narrower than the table.
      fixed: 'right',
      render: (_, line) => <LineActions line={line} plan={plan} />,
    },
  ];
}

/** Where nothing is expected and nothing has come, no day is missed. */
function isDue({ expected, captured }: PlanLine): boolean {
  return expected > 0 || captured > 0;
}

function LineActions({ line, plan }: { line: PlanLine; plan: Plan }) {
  const [explaining, setExplaining] = useState(false);
  const acknowledge = useApiCommand(acknowledgeLine, {
    refreshes: afterPlanSteps,
    says: t.done.acknowledge,
    saysProblem: true,
  });
  if (plan.state !== 'published' && plan.state !== 'in-progress') return null;
  return (
    <Flex gap={4}>
      {!line.acknowledgedAt && (
        <MayButton
          size="small"
          access={acknowledgeLine.access}
          loading={acknowledge.isPending}
          onClick={() => acknowledge.mutate({ params: { lineId: line.id } })}
        >
          {t.actions.acknowledge}
        </MayButton>
      )}
      <MayButton size="small" access={explainLine.access} onClick={() => setExplaining(true)}>
        {t.actions.explain}
      </MayButton>
      {explaining && <ExplainDialog line={line} onClose={() => setExplaining(false)} />}
    </Flex>
  );
}

function ExplainDialog({ line, onClose }: { line: PlanLine; onClose: () => void }) {
  const explain = useApiCommand(explainLine, {
    refreshes: afterPlanSteps,
    says: t.done.explain,
    onDone: onClose,
  });
  return (
    <FormDialog<{ explanation: string }>
      title={`${t.explain.title}：${line.departmentName} ${categoryName(line.category)}`}
      submit={t.actions.save}
      command={explain}
      initial={{ explanation: line.explanation ?? '' }}
      onClose={onClose}
      onSubmit={(body) => explain.mutate({ params: { lineId: line.id }, body })}
    >
      <Form.Item
        name="explanation"
        label={t.explain.label}
        rules={[{ required: true, whitespace: true, message: t.explain.needed }]}
      >
        <Input.TextArea autoFocus maxLength={500} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </FormDialog>
  );
}
