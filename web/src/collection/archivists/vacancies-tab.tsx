import type { Vacancy } from '@lantai/contract/collection/archivists.api.ts';
import { roleNames } from '@lantai/contract/identity/role.ts';
import { Checkbox } from 'antd';
import { count } from '#platform/figures.ts';
import type { ListColumn } from '#platform/list/columns.tsx';
import { DataList } from '#platform/list/data-list.tsx';
import { StateTag } from '#platform/state-tag.tsx';
import { archivistsText } from './archivists.text.ts';
import type { RegisterAnswer } from './register-answer.ts';

const t = archivistsText.vacancy;

const columns: ListColumn<Vacancy>[] = [
  {
    key: 'unit',
    title: t.unit,
    render: (_, { agencyName, unitName, agencyId, unitId }) =>
      agencyId === unitId ? agencyName : `${agencyName} ${unitName}`,
  },
  { key: 'role', title: t.role, width: 130, render: (_, { role }) => roleNames[role] },
  { key: 'last', title: t.last, width: 130, dataIndex: 'lastHeldBy' },
  { key: 'since', title: t.since, width: 130, dataIndex: 'since' },
  {
    key: 'days',
    title: t.days,
    width: 100,
    align: 'right',
    render: (_, { days }) => days !== null && count(days),
  },
  {
    key: 'state',
    title: t.state,
    width: 150,
    render: (_, { isDefect, days, allowedDays }) => (
      <StateTag tone={isDefect ? 'overdue' : 'waiting'}>
        {days === null
          ? t.never
          : isDefect
            ? t.over(count(allowedDays))
            : t.within(count(allowedDays))}
      </StateTag>
    ),
  },
];

type Props = {
  readonly answer: RegisterAnswer;
  readonly onlyDefects: boolean;
  readonly onChange: (onlyDefects: boolean) => void;
};

/** Posts that nobody holds, and for how long. */
export function VacanciesTab({ answer, onlyDefects, onChange }: Props) {
  return (
    <DataList
      name="post-vacancies"
      columns={columns}
      rowKey={({ unitId, role }) => `${unitId} ${role}`}
      answer={answer}
      rows={answer.data?.vacancies.filter(({ isDefect }) => !onlyDefects || isDefect)}
      filters={
        <Checkbox checked={onlyDefects} onChange={({ target }) => onChange(target.checked)}>
          {archivistsText.filters.defects}
        </Checkbox>
      }
      empty={{ title: archivistsText.noVacancies }}
    />
  );
}
