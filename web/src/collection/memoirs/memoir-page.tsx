import { type MemoirDetail, proposalReasonNames } from '@lantai/contract/collection/memoir.ts';
import {
  changeMemoir,
  getMemoir,
  listMemoirs,
  nameConflict,
  writeMemoirAnew,
} from '@lantai/contract/collection/memoirs.api.ts';
import { getWorkbench } from '@lantai/contract/records/records.api.ts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { createRoute } from '@tanstack/react-router';
import { Alert, Button, Flex, Table, Typography } from 'antd';
import { useState } from 'react';
import { apiQuery, useApiCommand } from '#platform/api.ts';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { instantText } from '#platform/times.ts';
import { MemoirActions } from './memoir-actions.tsx';
import { fieldsOf, MemoirForm } from './memoir-form.tsx';
import { MemoirMark, MemoirStateTag } from './memoir-state.tsx';
import { MemoirText } from './memoir-text.tsx';
import { memoirsText as t } from './memoirs.text.ts';
import { NamedRecordLink } from './named-record-link.tsx';

export const memoirRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/collection/memoirs/$memoirId',
  loader: ({ context, params }) => context.queries.ensureQueryData(apiQuery(getMemoir, { params })),
  staticData: {
    page: { title: t.title, access: getMemoir.access, under: '/collection/memoirs' },
  },
  component: MemoirPage,
});

/** A memoir: what it says, in every version, and which records speak of the same fact. */
function MemoirPage() {
  const params = memoirRoute.useParams();
  const { data: memoir } = useSuspenseQuery(apiQuery(getMemoir, { params }));
  const [editing, setEditing] = useState<'change' | 'anew' | undefined>();
  const [newest] = memoir.versions;
  if (!newest) return null;
  return (
    <Flex vertical gap={12} className="page">
      <PageHead
        title={newest.event}
        note={
          <Flex gap="2px 16px" wrap component="span" align="center">
            <MemoirMark />
            <MemoirStateTag state={newest.state} />
            <span>
              {memoir.fondsCode} {memoir.agencyName} {memoir.departmentName}
            </span>
          </Flex>
        }
        actions={!editing && <MemoirActions memoir={memoir} onEdit={setEditing} />}
      />
      <Superseded memoir={memoir} />
      {newest.returnReason && newest.state === 'returned' && (
        <Alert
          type="warning"
          showIcon
          title={t.returnedBecause(newest.decidedByName ?? '', newest.returnReason)}
        />
      )}
      {editing ? (
        <EditMemoir memoir={memoir} step={editing} onClose={() => setEditing(undefined)} />
      ) : (
        <>
          {newest.state !== 'approved' && <ProposedRecords memoir={memoir} />}
          {memoir.versions.map((version) => (
            <section key={version.id}>
              <Typography.Title level={2} style={{ fontSize: 16 }}>
                {t.version(version.number)} <MemoirStateTag state={version.state} />{' '}
                <Typography.Text type="secondary">
                  {t.byAt(version.writtenByName, instantText(version.writtenAt))}
                </Typography.Text>
              </Typography.Title>
              <MemoirText version={version} />
            </section>
          ))}
        </>
      )}
    </Flex>
  );
}

function Superseded({ memoir }: { memoir: MemoirDetail }) {
  const { supersededBy, supersededReason, supersededAt } = memoir;
  if (!supersededBy) return null;
  return (
    <Alert
      type="info"
      showIcon
      title={
        <>
          {t.supersededBy(supersededReason ?? '', instantText(supersededAt))}
          <NamedRecordLink record={supersededBy} />
        </>
      }
    />
  );
}

type EditProps = {
  readonly memoir: MemoirDetail;
  readonly step: 'change' | 'anew';
  readonly onClose: () => void;
};

function EditMemoir({ memoir, step, onClose }: EditProps) {
  const options = {
    refreshes: [getMemoir, listMemoirs, getWorkbench],
    says: t.saved,
    onDone: onClose,
  };
  const change = useApiCommand(changeMemoir, options);
  const anew = useApiCommand(writeMemoirAnew, options);
  const command = step === 'change' ? change : anew;
  const [newest] = memoir.versions;
  if (!newest) return null;
  return (
    <MemoirForm
      initial={fieldsOf(newest)}
      fondsId={memoir.fondsId}
      command={command}
      onCancel={onClose}
      onSave={(body) => command.mutate({ params: { memoirId: memoir.id }, body })}
    />
  );
}

/** What the system found about the same day and people; the reviewer may say that one differs. */
function ProposedRecords({ memoir }: { memoir: MemoirDetail }) {
  const name = useApiCommand(nameConflict, {
    refreshes: [getMemoir],
    says: t.named,
    saysProblem: true,
  });
  const { proposed, can, versions } = memoir;
  const conflicts = versions[0]?.conflicts.map(({ recordId }) => recordId) ?? [];
  return (
    <section>
      <Typography.Title level={2} style={{ fontSize: 16 }}>
        {t.proposed}
      </Typography.Title>
      <Typography.Paragraph type="secondary">{t.proposedNote}</Typography.Paragraph>
      <Table
        size="small"
        rowKey="recordId"
        dataSource={proposed}
        pagination={false}
        showHeader={false}
        locale={{ emptyText: t.noneProposed }}
        columns={[
          { key: 'record', render: (_, record) => <NamedRecordLink record={record} /> },
          { key: 'date', width: 120, dataIndex: 'date' },
          {
            key: 'reasons',
            width: 240,
            render: (_, { reasons }) =>
              reasons.map((reason) => proposalReasonNames[reason]).join('、'),
          },
          {
            key: 'action',
            width: 140,
            render: (_, { recordId }) =>
              can.review && (
                <Button
                  size="small"
                  disabled={conflicts.includes(recordId)}
                  loading={name.isPending}
                  onClick={() =>
                    name.mutate({ params: { memoirId: memoir.id }, body: { recordId } })
                  }
                >
                  {t.nameConflict}
                </Button>
              ),
          },
        ]}
      />
    </section>
  );
}
