import { volumeState } from '@lantai/contract/arrangement/volumes/volume.ts';
import {
  createVolume,
  fileVolumes,
  getVolume,
  listVolumes,
  printVolumeCatalogue,
} from '@lantai/contract/arrangement/volumes/volumes.api.ts';
import { categoryCode } from '@lantai/contract/classification/category.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createRoute, Link } from '@tanstack/react-router';
import { Alert, Flex, Space } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { apiQuery, useApiCommand } from '#platform/api.ts';
import { useFonds } from '#platform/fonds.ts';
import { DataList } from '#platform/list/data-list.tsx';
import { nothingSelected, type Selection } from '#platform/list/selection.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { OneFondsSelect } from '../../records/one-fonds-select.tsx';
import { CreateVolumeDialog } from './create-volume-dialog.tsx';
import { volumeColumns } from './volume-columns.tsx';
import { VolumeFiling } from './volume-filing.tsx';
import { VolumeFilters } from './volume-filters.tsx';
import { volumesText as t } from './volumes.text.ts';

const pageSize = 100;

export const volumesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/arrangement/volumes',
  validateSearch: z.object({
    category: one(categoryCode),
    state: one(volumeState),
    year: one(z.coerce.number().int()),
    text: one(z.string().max(200)),
    after: one(z.string()),
    /** The filing begun here. */
    job: one(z.uuid()),
  }),
  staticData: {
    page: {
      title: t.title,
      access: listVolumes.access,
      menu: 'arrangement',
      alsoCalled: t.alsoCalled,
    },
  },
  component: VolumesPage,
});

function VolumesPage() {
  const { only: fonds } = useFonds();
  const { job, category, year } = volumesRoute.useSearch();
  const [creating, setCreating] = useState(false);
  return (
    <Flex vertical gap={12} className="page">
      <PageHead
        title={t.title}
        note={t.note}
        actions={
          <>
            {fonds && category ? (
              <Link
                to="/print/volume-catalogue"
                search={{ fondsId: fonds.id, category, ...(year && { year }) }}
                target="_blank"
              >
                <MayButton access={printVolumeCatalogue.access}>{t.catalogue}</MayButton>
              </Link>
            ) : (
              <MayButton access={printVolumeCatalogue.access} because={t.catalogueBecause}>
                {t.catalogue}
              </MayButton>
            )}
            <MayButton
              type="primary"
              access={createVolume.access}
              because={fonds ? undefined : t.chooseFonds}
              onClick={() => setCreating(true)}
            >
              {t.create}
            </MayButton>
          </>
        }
      />
      <Space>
        {t.facts.fonds}
        <OneFondsSelect />
      </Space>
      <VolumeFiling jobId={job} />
      {fonds ? <Volumes fondsId={fonds.id} /> : <Alert type="info" title={t.chooseFonds} />}
      {creating && fonds && <CreateVolumeDialog fonds={fonds} onClose={() => setCreating(false)} />}
    </Flex>
  );
}

function Volumes({ fondsId }: { fondsId: string }) {
  const { after, job: _job, ...filter } = volumesRoute.useSearch();
  const navigate = volumesRoute.useNavigate();
  const [selected, setSelected] = useState<Selection>(nothingSelected);
  const answer = useQuery({
    ...apiQuery(listVolumes, { query: { ...filter, fondsId, after, limit: pageSize } }),
    placeholderData: keepPreviousData,
  });
  const rows = answer.data?.volumes;
  const chosen = rows?.filter(({ id }) => selected.keys.includes(id)) ?? [];
  const file = useApiCommand(fileVolumes, {
    refreshes: [listVolumes, getVolume],
    says: t.started,
    saysProblem: true,
    onDone: ({ jobId }) => {
      setSelected(nothingSelected);
      void navigate({ search: (kept) => ({ ...kept, job: jobId }) });
    },
  });
  const isFiltered = [filter.category, filter.state, filter.year, filter.text].some(
    (value) => value !== undefined,
  );

  return (
    <DataList
      name="volumes"
      columns={volumeColumns}
      rowKey={({ id }) => id}
      answer={answer}
      rows={rows}
      total={answer.data?.total}
      next={answer.data?.next}
      pageSize={pageSize}
      filters={
        <VolumeFilters
          search={filter}
          onChange={(change) =>
            void navigate({ search: (kept) => ({ ...kept, ...change, after: undefined }) })
          }
        />
      }
      onClearFilters={
        isFiltered ? () => void navigate({ search: ({ fonds }) => ({ fonds }) }) : undefined
      }
      empty={{
        title: t.empty,
        action: (
          <Link to="/classification" search={{ tab: 'schemes' }}>
            {t.toSchemes}
          </Link>
        ),
      }}
      selection={{
        value: selected,
        onChange: ({ keys }) => setSelected({ keys, all: false }),
        actions: (
          <MayButton
            type="primary"
            access={fileVolumes.access}
            because={chosen.every(({ state }) => state === 'closed') ? undefined : t.fileBecause}
            loading={file.isPending}
            onClick={() =>
              file.mutate({ body: { fondsId, volumeIds: chosen.map(({ id }) => id) } })
            }
          >
            {t.file(chosen.length)}
          </MayButton>
        ),
      }}
    />
  );
}
