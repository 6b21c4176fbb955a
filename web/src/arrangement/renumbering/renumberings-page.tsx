import {
  renumberingKind,
  renumberingKindNames,
  renumberingKinds,
  renumberingState,
  renumberingStateNames,
  renumberingStates,
} from '@lantai/contract/arrangement/renumbering.ts';
import {
  draftRenumbering,
  listRenumberings,
  type RenumberingRow,
} from '@lantai/contract/arrangement/renumberings.api.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createRoute } from '@tanstack/react-router';
import { Select } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { apiQuery } from '#platform/api.ts';
import { useFonds } from '#platform/fonds.ts';
import { DataList } from '#platform/list/data-list.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { OneFondsSelect } from '../../records/one-fonds-select.tsx';
import { DraftRenumberingDialog } from './draft-renumbering-dialog.tsx';
import { renumberingText as t } from './renumbering.text.ts';
import { renumberingColumns } from './renumbering-columns.tsx';

export const renumberingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/arrangement/renumberings',
  validateSearch: z.object({
    state: one(renumberingState),
    kind: one(renumberingKind),
    /** The class whose records are to be numbered again: the link of the numbering map. */
    of: one(z.string()),
  }),
  staticData: {
    page: {
      title: t.title,
      access: listRenumberings.access,
      menu: 'arrangement',
      alsoCalled: t.alsoCalled,
    },
  },
  component: RenumberingsPage,
});

function RenumberingsPage() {
  const { state, kind, of } = renumberingsRoute.useSearch();
  const navigate = renumberingsRoute.useNavigate();
  const { only: fonds } = useFonds();
  const [drafting, setDrafting] = useState(of !== undefined);
  const answer = useQuery({
    ...apiQuery(listRenumberings, { query: { fondsId: fonds?.id, state, kind } }),
    placeholderData: keepPreviousData,
  });
  return (
    <div className="page">
      <PageHead
        title={t.title}
        note={t.note}
        actions={
          <MayButton
            type="primary"
            access={draftRenumbering.access}
            because={fonds ? undefined : t.chooseFonds}
            onClick={() => setDrafting(true)}
          >
            {t.draft}
          </MayButton>
        }
      />
      <DataList<RenumberingRow>
        name="renumberings"
        columns={renumberingColumns}
        rowKey={({ id }) => id}
        answer={answer}
        rows={answer.data?.renumberings}
        total={answer.data?.total}
        filters={<RenumberingFilters />}
        onClearFilters={
          state || kind
            ? () => void navigate({ search: ({ fonds: kept }) => ({ fonds: kept }) })
            : undefined
        }
        empty={{ title: t.empty }}
      />
      {drafting && fonds && (
        <DraftRenumberingDialog fonds={fonds} classKey={of} onClose={() => setDrafting(false)} />
      )}
    </div>
  );
}

function RenumberingFilters() {
  const { state, kind } = renumberingsRoute.useSearch();
  const navigate = renumberingsRoute.useNavigate();
  return (
    <>
      <OneFondsSelect />
      <Select
        allowClear
        className="filter"
        aria-label={t.filter.state}
        placeholder={t.filter.state}
        value={state ?? null}
        options={renumberingStates.map((value) => ({ value, label: renumberingStateNames[value] }))}
        onChange={(value) =>
          void navigate({ search: (kept) => ({ ...kept, state: value ?? undefined }) })
        }
      />
      <Select
        allowClear
        className="filter"
        aria-label={t.filter.kind}
        placeholder={t.filter.kind}
        value={kind ?? null}
        options={renumberingKinds.map((value) => ({ value, label: renumberingKindNames[value] }))}
        onChange={(value) =>
          void navigate({ search: (kept) => ({ ...kept, kind: value ?? undefined }) })
        }
      />
    </>
  );
}
