import { categoryCodes, categoryName } from '@lantai/contract/classification/category.ts';
import type { PlannedLine } from '@lantai/contract/collection/plan.ts';
import { editPlan } from '@lantai/contract/collection/plans.api.ts';
import { Button, DatePicker, Flex, InputNumber, Select, Table, type TableColumnsType } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useApiCommand } from '#platform/api.ts';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { useDepartments } from '../records/departments.ts';
import { collectionText } from './collection.text.ts';
import { ColleagueSelect } from './hand-paper-dialog.tsx';
import { afterPlanSteps } from './refreshed-reads.ts';
import type { Plan } from './shown-plan.ts';

const t = collectionText.plan;

type Draft = PlannedLine & { readonly key: string };

/** The grid of a draft: department, category, due day, how much, who. */
export function PlanEditor({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const [lines, setLines] = useState<readonly Draft[]>(() =>
    plan.lineList.map(({ id, departmentId, category, dueOn, expected, ownerId }) => ({
      key: id,
      departmentId,
      category,
      dueOn,
      expected,
      ownerId,
    })),
  );
  const departments = useDepartments(plan.agencyId);
  const save = useApiCommand(editPlan, {
    refreshes: afterPlanSteps,
    says: t.done.edit,
    onDone: onClose,
  });
  const change = (key: string, values: Partial<Draft>) =>
    setLines((kept) => kept.map((line) => (line.key === key ? { ...line, ...values } : line)));
  const add = () =>
    setLines((kept) => [
      ...kept,
      {
        key: crypto.randomUUID(),
        departmentId: departments[0]?.id ?? '',
        category: 'WS',
        dueOn: kept[0]?.dueOn ?? `${plan.year + 1}-06-30`,
        expected: 0,
        ownerId: null,
      },
    ]);
  const remove = (key: string) => setLines((kept) => kept.filter((line) => line.key !== key));
  const columns: TableColumnsType<Draft> = [
    {
      key: 'department',
      title: t.columns.department,
      render: (_, line) => (
        <Select
          aria-label={t.columns.department}
          style={{ width: '100%' }}
          value={line.departmentId}
          options={departments.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(departmentId) => change(line.key, { departmentId })}
        />
      ),
    },
    {
      key: 'category',
      title: t.columns.category,
      width: 140,
      render: (_, line) => (
        <Select
          aria-label={t.columns.category}
          style={{ width: '100%' }}
          value={line.category}
          options={categoryCodes.map((value) => ({ value, label: categoryName(value) }))}
          onChange={(category) => change(line.key, { category })}
        />
      ),
    },
    {
      key: 'due',
      title: t.columns.dueOn,
      width: 160,
      render: (_, line) => (
        <DatePicker
          aria-label={t.columns.dueOn}
          allowClear={false}
          value={dayjs(line.dueOn)}
          onChange={(day) => day && change(line.key, { dueOn: day.format('YYYY-MM-DD') })}
        />
      ),
    },
    {
      key: 'expected',
      title: t.columns.expected,
      width: 110,
      render: (_, line) => (
        <InputNumber<number>
          aria-label={t.columns.expected}
          min={0}
          controls={false}
          value={line.expected}
          onChange={(expected) => change(line.key, { expected: expected ?? 0 })}
        />
      ),
    },
    {
      key: 'owner',
      title: t.columns.owner,
      width: 240,
      render: (_, line) => (
        <ColleagueSelect
          allowClear
          aria-label={t.columns.owner}
          style={{ width: '100%' }}
          agencyId={plan.agencyId}
          value={line.ownerId}
          onChange={(ownerId) => change(line.key, { ownerId: ownerId ?? null })}
        />
      ),
    },
    {
      key: 'action',
      width: 80,
      render: (_, line) => (
        <Button size="small" onClick={() => remove(line.key)}>
          {t.actions.remove}
        </Button>
      ),
    },
  ];
  return (
    <Flex vertical gap={8}>
      <ProblemNotice problem={save.error} />
      <Table<Draft>
        size="small"
        rowKey="key"
        pagination={false}
        columns={columns}
        dataSource={[...lines]}
      />
      <Flex gap={8}>
        <Button onClick={add}>{t.actions.add}</Button>
        <span style={{ flex: 1 }} />
        <Button onClick={onClose}>{t.actions.cancel}</Button>
        <Button
          type="primary"
          loading={save.isPending}
          onClick={() =>
            save.mutate({
              params: { planId: plan.id },
              body: { lines: lines.map(({ key: _key, ...line }) => line) },
            })
          }
        >
          {t.actions.save}
        </Button>
      </Flex>
    </Flex>
  );
}
