import {
  type ArchivistPost,
  employment,
  type PostStep,
  postRole,
  postState,
  postWarning,
} from '@lantai/contract/collection/archivist-post.ts';
import {
  enterPost,
  exportArchivists,
  listArchivists,
} from '@lantai/contract/collection/archivists.api.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createRoute } from '@tanstack/react-router';
import { Button, Tabs } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { apiAddress, apiQuery } from '#platform/api.ts';
import { useFonds } from '#platform/fonds.ts';
import { DataList } from '#platform/list/data-list.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { ArchivistFilters } from './archivist-filters.tsx';
import { archivistsText as t } from './archivists.text.ts';
import { postColumns } from './post-columns.tsx';
import { type Entering, PostDialog } from './post-dialog.tsx';
import type { RegisterAnswer } from './register-answer.ts';
import { RegisterFigures } from './register-figures.tsx';
import { StepDialog } from './step-dialog.tsx';
import { UnenteredTab } from './unentered-tab.tsx';
import { VacanciesTab } from './vacancies-tab.tsx';

const registerTabs = ['posts', 'vacancies', 'unentered'] as const;

export const archivistsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/collection/archivists',
  validateSearch: z.object({
    tab: one(z.enum(registerTabs)),
    text: one(z.string()),
    agency: one(z.uuid()),
    person: one(z.uuid()),
    state: one(z.union([postState, z.literal('all')])),
    role: one(postRole),
    employment: one(employment),
    warning: one(postWarning),
    defects: one(z.literal('true')),
  }),
  staticData: {
    page: {
      title: t.title,
      access: listArchivists.access,
      menu: 'hand-over',
      alsoCalled: t.alsoCalled,
    },
  },
  component: ArchivistsPage,
});

/** Who keeps the archives where, what is vacant, and who works without being entered (workflows C.3). */
function ArchivistsPage() {
  const search = archivistsRoute.useSearch();
  const navigate = archivistsRoute.useNavigate();
  const { only } = useFonds();
  const [entering, setEntering] = useState<Entering>();
  const { tab = 'posts', agency, person, defects, ...filters } = search;
  const query = { ...filters, agencyId: agency, personId: person };
  const answer = useQuery({
    ...apiQuery(listArchivists, { query }),
    placeholderData: keepPreviousData,
  });
  const panels = {
    posts: <PostsTab answer={answer} query={query} onChange={setEntering} />,
    vacancies: (
      <VacanciesTab
        answer={answer}
        onlyDefects={defects !== undefined}
        onChange={(only) =>
          void navigate({
            search: (kept) => ({ ...kept, defects: only ? ('true' as const) : undefined }),
          })
        }
      />
    ),
    unentered: <UnenteredTab answer={answer} onEnter={setEntering} />,
  };
  const button = (
    <MayButton
      type="primary"
      access={enterPost.access}
      because={only ? undefined : t.chooseFonds}
      onClick={() => only && setEntering({ agencyId: only.agencyId })}
    >
      {t.enter}
    </MayButton>
  );
  return (
    <div className="page">
      <PageHead title={t.title} actions={button} />
      {answer.data && <RegisterFigures figures={answer.data.figures} />}
      <Tabs
        size="small"
        activeKey={tab}
        destroyOnHidden
        items={registerTabs.map((key) => ({ key, label: t.tabs[key], children: panels[key] }))}
        onChange={(key) =>
          void navigate({
            search: { agency, tab: registerTabs.find((known) => known === key) },
          })
        }
      />
      {entering && <PostDialog entering={entering} onClose={() => setEntering(undefined)} />}
    </div>
  );
}

type PostsProps = {
  readonly answer: RegisterAnswer;
  readonly query: object;
  readonly onChange: (entering: Entering) => void;
};

function PostsTab({ answer, query, onChange }: PostsProps) {
  const search = archivistsRoute.useSearch();
  const navigate = archivistsRoute.useNavigate();
  const [moving, setMoving] = useState<{ post: ArchivistPost; step: PostStep }>();
  const filter = (change: object) => void navigate({ search: (kept) => ({ ...kept, ...change }) });
  const isFiltered = Object.entries(search).some(
    ([name, value]) => value !== undefined && !['tab', 'fonds'].includes(name),
  );
  return (
    <>
      <DataList
        name="archivists"
        columns={postColumns({
          onChange: (post) => onChange({ agencyId: post.agencyId, post }),
          onMove: (post, step) => setMoving({ post, step }),
        })}
        rowKey={({ id }) => id}
        answer={answer}
        rows={answer.data?.posts}
        total={answer.data?.total}
        filters={
          <ArchivistFilters
            value={search}
            personName={answer.data?.posts[0]?.personName}
            onChange={filter}
          />
        }
        onClearFilters={isFiltered ? () => void navigate({ search: {} }) : undefined}
        actions={
          <Button href={apiAddress(exportArchivists, { query })} download>
            {t.export}
          </Button>
        }
        empty={{ title: t.empty }}
      />
      {moving && <StepDialog {...moving} onClose={() => setMoving(undefined)} />}
    </>
  );
}
