import {
  listOrganisations,
  mapOrganisation,
  type SourceOrganisation,
} from '@lantai/contract/capture/exchange/sources.api.ts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { apiQuery } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { MayButton } from '#platform/may-button.tsx';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { StateTag } from '#platform/state-tag.tsx';
import { exchangeText } from './exchange.text.ts';
import { MapOrganisationDialog } from './map-organisation-dialog.tsx';

const t = exchangeText.source;
const c = t.organisationColumns;

/** Before any agency of today: a code that a document brought along. */
const fromTheBeginning = '1900-01-01';

/** What a source calls the departments; what nobody has placed comes first. */
export function OrganisationList({ sourceId }: { sourceId: string }) {
  const answer = useQuery(apiQuery(listOrganisations, { params: { sourceId } }));
  const [mapping, setMapping] = useState<SourceOrganisation>();
  const columns: TableColumnsType<SourceOrganisation> = [
    ...facts,
    {
      key: 'map',
      width: 96,
      render: (_, organisation) => (
        <MayButton
          type="link"
          size="small"
          access={mapOrganisation.access}
          onClick={() => setMapping(organisation)}
        >
          {exchangeText.delivery.map}
        </MayButton>
      ),
    },
  ];
  if (answer.error)
    return <ProblemNotice problem={answer.error} onRetry={() => void answer.refetch()} />;
  return (
    <>
      <Table<SourceOrganisation>
        size="small"
        loading={answer.isPending}
        rowKey={({ code, validOn }) => `${code} ${validOn}`}
        columns={columns}
        dataSource={answer.data ?? []}
        pagination={false}
        locale={{ emptyText: t.noOrganisations }}
      />
      {mapping && (
        <MapOrganisationDialog organisation={mapping} onClose={() => setMapping(undefined)} />
      )}
    </>
  );
}

const facts: TableColumnsType<SourceOrganisation> = [
  {
    key: 'code',
    title: c.code,
    width: 110,
    render: (_, { code }) => <span className="code">{code}</span>,
  },
  { key: 'name', title: c.name, dataIndex: 'name' },
  {
    key: 'validOn',
    title: c.validOn,
    width: 104,
    render: (_, { validOn }) => (validOn === fromTheBeginning ? t.fromTheBeginning : validOn),
  },
  {
    key: 'unit',
    title: c.unit,
    width: 140,
    render: (_, { unitName }) => unitName ?? <StateTag tone="near">{t.pending}</StateTag>,
  },
  {
    key: 'waiting',
    title: c.waiting,
    width: 64,
    align: 'right',
    render: (_, { waiting, sourceId }) =>
      waiting === 0 ? (
        '0'
      ) : (
        <Link to="/capture/deliveries" search={{ sourceId, heldFor: 'organisation' }}>
          {count(waiting)}
        </Link>
      ),
  },
];
