import type { UnregisteredBatch } from '@lantai/contract/arrangement/register.ts';
import {
  listRegisters,
  listUnregisteredBatches,
  makeRegister,
} from '@lantai/contract/arrangement/registers.api.ts';
import { getWorkbench } from '@lantai/contract/records/records.api.ts';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { apiQuery, useApiCommand } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { useFonds } from '#platform/fonds.ts';
import type { ListColumn } from '#platform/list/columns.tsx';
import { DataList } from '#platform/list/data-list.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { instantText } from '#platform/times.ts';
import { registersText } from './registers.text.ts';

const t = registersText.batches;

/** Batches that are settled and wait for their register: one button each. */
export function UnregisteredBatches() {
  const { only } = useFonds();
  const navigate = useNavigate();
  const answer = useQuery(apiQuery(listUnregisteredBatches, { query: { fondsId: only?.id } }));
  const command = useApiCommand(makeRegister, {
    refreshes: [listRegisters, listUnregisteredBatches, getWorkbench],
    says: registersText.making.done,
    saysProblem: true,
    onDone: ({ registerId }) =>
      void navigate({ to: '/arrangement/registers/$registerId', params: { registerId } }),
  });
  const make = (submissionId: string) =>
    command.mutate({ body: { subject: 'batch', subjectId: submissionId, method: 'online' } });
  return (
    <DataList<UnregisteredBatch>
      name="unregistered-batches"
      columns={columnsOf(make, command.isPending)}
      rowKey={({ submissionId }) => submissionId}
      answer={answer}
      rows={answer.data?.batches}
      total={answer.data?.batches.length}
      empty={{ title: t.empty }}
    />
  );
}

const columnsOf = (
  make: (submissionId: string) => void,
  isMaking: boolean,
): readonly ListColumn<UnregisteredBatch>[] => [
  {
    key: 'name',
    title: t.columns.name,
    render: (_, { submissionId, name }) => (
      <Link to="/collection/submissions/$submissionId" params={{ submissionId }} className="code">
        {name}
      </Link>
    ),
  },
  {
    key: 'department',
    title: t.columns.department,
    render: (_, { departmentName }) => departmentName,
  },
  {
    key: 'accepted',
    title: t.columns.accepted,
    width: 120,
    align: 'right',
    render: (_, { submissionId, accepted }) => (
      <Link
        to="/collection/submissions/$submissionId"
        params={{ submissionId }}
        search={{ show: 'accepted' }}
      >
        {count(accepted)}
      </Link>
    ),
  },
  {
    key: 'settledAt',
    title: t.columns.settledAt,
    width: 170,
    render: (_, { settledAt }) => instantText(settledAt),
  },
  {
    key: 'make',
    title: t.columns.make,
    width: 130,
    render: (_, { submissionId }) => (
      <MayButton
        size="small"
        access={makeRegister.access}
        disabled={isMaking}
        onClick={() => make(submissionId)}
      >
        {registersText.make}
      </MayButton>
    ),
  },
];
