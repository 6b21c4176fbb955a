import { listAgreements, makeAgreement } from '@lantai/contract/capture/acquisition.api.ts';
import {
  type AcquisitionAgreement,
  acquisitionKindNames,
} from '@lantai/contract/capture/acquisition.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { apiQuery } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import type { ListColumn } from '#platform/list/columns.tsx';
import { DataList } from '#platform/list/data-list.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { acquisitionText } from './acquisition.text.ts';
import { AgreementDialog } from './agreement-dialog.tsx';

const t = acquisitionText.agreement;

type Props = { planId: string | undefined; partyId: string | undefined };

/** Agreements, of one plan or giver where the address says so. */
export function AgreementsTab({ planId, partyId }: Props) {
  const navigate = useNavigate();
  const [making, setMaking] = useState(false);
  const answer = useQuery({
    ...apiQuery(listAgreements, { query: { planId, partyId } }),
    placeholderData: keepPreviousData,
  });
  const clear = () => void navigate({ to: '/capture/acquisition', search: { tab: 'agreements' } });
  return (
    <>
      <DataList
        name="agreements"
        columns={columns}
        rowKey={({ id }) => id}
        answer={answer}
        rows={answer.data}
        onClearFilters={planId || partyId ? clear : undefined}
        actions={
          <MayButton type="primary" access={makeAgreement.access} onClick={() => setMaking(true)}>
            {t.make}
          </MayButton>
        }
        empty={{ title: t.empty }}
      />
      {making && <AgreementDialog onClose={() => setMaking(false)} />}
    </>
  );
}

const columns: readonly ListColumn<AcquisitionAgreement>[] = [
  {
    key: 'number',
    title: t.number,
    width: 160,
    render: (_, { id, number }) => (
      <Link to="/capture/agreements/$agreementId" params={{ agreementId: id }} className="code">
        {number}
      </Link>
    ),
  },
  { key: 'kind', title: t.kind, width: 72, render: (_, { kind }) => acquisitionKindNames[kind] },
  {
    key: 'party',
    title: t.party,
    width: 160,
    render: (_, { partyName }) => partyName ?? acquisitionText.origin.hidden,
  },
  {
    key: 'plan',
    title: t.plan,
    width: 200,
    render: (_, { planTitle }) => planTitle ?? acquisitionText.none,
  },
  { key: 'signedOn', title: t.signedOn, width: 110, dataIndex: 'signedOn' },
  {
    key: 'price',
    title: t.price,
    width: 100,
    align: 'right',
    render: (_, { price }) => (price === null ? acquisitionText.none : count(price)),
  },
  {
    key: 'restrictions',
    title: t.restrictions,
    render: (_, { restrictions }) => restrictions ?? acquisitionText.none,
  },
  {
    key: 'records',
    title: t.records,
    width: 64,
    align: 'right',
    render: (_, { id, records }) => (
      <Link to="/capture/agreements/$agreementId" params={{ agreementId: id }}>
        {count(records)}
      </Link>
    ),
  },
];
