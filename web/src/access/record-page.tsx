import type { Component } from '@lantai/contract/records/record.ts';
import { getRecord } from '@lantai/contract/records/records.api.ts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { createRoute } from '@tanstack/react-router';
import { Tabs } from 'antd';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { apiQuery } from '#platform/api.ts';
import { shellRoute } from '#platform/shell-route.tsx';
import { AcquisitionOrigin, UseRestrictions } from '../capture/acquisition/acquisition-origin.tsx';
import { CirculatedHere } from '../collection/circulation/circulated-here.tsx';
import { RecordNotices } from '../collection/help/record-notices.tsx';
import { DestroyedNotice } from '../disposal/destroyed-notice.tsx';
import { RecordFormats } from '../preservation/record-formats.tsx';
import { RecordSignatures } from '../preservation/record-signatures.tsx';
import { ComponentsTab } from '../records/one-record/components-tab.tsx';
import { DescribeInPlace } from '../records/one-record/describe-in-place.tsx';
import { DescriptionFacts } from '../records/one-record/description-facts.tsx';
import { HistoryTab } from '../records/one-record/history-tab.tsx';
import { MetadataTab } from '../records/one-record/metadata-tab.tsx';
import { PlaceTab } from '../records/one-record/place-tab.tsx';
import { recordText as t } from '../records/one-record/record.text.ts';
import { RecordActions } from '../records/one-record/record-actions.tsx';
import { RecordHead } from '../records/one-record/record-head.tsx';
import { RelationsTab } from '../records/relations/relations-tab.tsx';
import { TransferFacts, TransferredNotice } from '../transfer/record-transfer.tsx';
import { RecordReader } from './record-reader.tsx';
import '#platform/list/data-list.css';
import './record-page.css';

const tabs = ['description', 'components', 'relations', 'metadata', 'history', 'place'] as const;

export const recordRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/records/$recordId',
  validateSearch: z.object({
    tab: one(z.enum(tabs)),
    /** The file that is read; the original when left out. */
    component: one(z.uuid()),
    /** What was searched for, to be found again in the text. */
    words: one(z.string().max(200)),
    /** The description is being edited. */
    edit: one(z.literal('yes')),
    /** The document takes the whole width. */
    wide: one(z.literal('yes')),
  }),
  loader: ({ context, params }) => context.queries.ensureQueryData(apiQuery(getRecord, { params })),
  component: RecordPage,
  staticData: { page: { title: t.facts, access: getRecord.access, under: '/search' } },
});

/** One record, one page: what it is, what happened to it, where it lies, and the document itself. */
function RecordPage() {
  const params = recordRoute.useParams();
  const { tab = 'description', component, words = '', edit, wide } = recordRoute.useSearch();
  const navigate = recordRoute.useNavigate();
  const { data: record } = useSuspenseQuery(apiQuery(getRecord, { params }));
  const read = componentToRead(record.componentList, component);
  const go = (changes: Partial<ReturnType<typeof recordRoute.useSearch>>) =>
    void navigate({ search: (before) => ({ ...before, ...changes }), replace: true });
  const editing = edit === 'yes' && record.allowed.includes('describe');

  const panels = {
    description: (
      <>
        <RecordNotices record={record} />
        {editing ? (
          <DescribeInPlace key={record.id} record={record} onDone={() => go({ edit: undefined })} />
        ) : (
          <DescriptionFacts record={record} columns={1} />
        )}
      </>
    ),
    components: (
      <>
        <ComponentsTab record={record} readId={read?.id} onRead={(id) => go({ component: id })} />
        <RecordSignatures record={record} />
        <RecordFormats record={record} />
      </>
    ),
    relations: <RelationsTab record={record} />,
    metadata: <MetadataTab record={record} />,
    history: <HistoryTab recordId={record.id} />,
    place: (
      <>
        <PlaceTab record={record} />
        <TransferFacts record={record} />
        <AcquisitionOrigin recordId={record.id} />
      </>
    ),
  };

  return (
    <div className={`page record-page${wide ? ' record-wide' : ''}`}>
      <RecordHead
        record={record}
        actions={
          <RecordActions
            record={record}
            componentId={read?.id}
            onDescribe={() => go({ tab: undefined, edit: 'yes', wide: undefined })}
          />
        }
      />
      <DestroyedNotice record={record} />
      <TransferredNotice record={record} />
      <UseRestrictions recordId={record.id} />
      <CirculatedHere recordId={record.id} />
      <div className="record-body">
        <section aria-label={t.facts} className="record-side">
          <Tabs
            size="small"
            activeKey={tab}
            items={tabs.map((key) => ({ key, label: t.tabs[key], children: panels[key] }))}
            destroyOnHidden
            onChange={(key) => go({ tab: tabs.find((known) => known === key) })}
          />
        </section>
        <RecordReader
          {...{ record, read, words, wide: wide === 'yes' }}
          onRead={(id) => go({ component: id })}
          onWide={() => go({ wide: wide ? undefined : 'yes' })}
        />
      </div>
    </div>
  );
}

/** The handling form comes first in a record, but the original is what a reader has come for. */
function componentToRead(components: readonly Component[], asked: string | undefined) {
  return (
    components.find(({ id }) => id === asked) ??
    components.find(({ role }) => role === 'original') ??
    components[0]
  );
}
