import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import { listJobs } from '@lantai/contract/platform/platform.api.ts';
import { getEdit, listEdits, undoEdit } from '@lantai/contract/records/batch-edit.api.ts';
import { listRecords } from '@lantai/contract/records/records.api.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createRoute, Link } from '@tanstack/react-router';
import { Drawer, Flex, Form, Input, Skeleton } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { apiQuery, useApiCommand } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import type { ListColumn } from '#platform/list/columns.tsx';
import { DataList } from '#platform/list/data-list.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { StateTag } from '#platform/state-tag.tsx';
import { instantText } from '#platform/times.ts';
import { batchEditText } from './batch-edit.text.ts';
import { changeText } from './change-text.ts';
import { EditRows } from './edit-rows.tsx';

const t = batchEditText.list;

type Edit = ReplyOf<typeof listEdits>[number];

export const editsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/records/edits',
  validateSearch: z.object({ edit: one(z.uuid()) }),
  staticData: {
    page: {
      title: t.title,
      access: listEdits.access,
      under: '/records',
      alsoCalled: '撤销 批改 plxg',
    },
  },
  component: EditsPage,
});

function EditsPage() {
  const { edit } = editsRoute.useSearch();
  const navigate = editsRoute.useNavigate();
  const [undoing, setUndoing] = useState<Edit | undefined>(undefined);
  const answer = useQuery({
    ...apiQuery(listEdits, { query: { limit: 200 } }),
    placeholderData: keepPreviousData,
  });
  return (
    <Flex vertical gap={12} className="page">
      <PageHead title={t.title} note={t.note} />
      <DataList<Edit>
        name="edits"
        columns={columnsOf(setUndoing)}
        rowKey={({ id }) => id}
        answer={answer}
        rows={answer.data}
        empty={{ title: t.empty, action: <Link to="/records">{t.toRecords}</Link> }}
      />
      <EditDrawer editId={edit} onClose={() => void navigate({ search: {} })} />
      {undoing && <UndoDialog edit={undoing} onClose={() => setUndoing(undefined)} />}
    </Flex>
  );
}

function columnsOf(onUndo: (edit: Edit) => void): ListColumn<Edit>[] {
  const rowsOf = (id: string, value: number) => (
    <Link to="/records/edits" search={{ edit: id }}>
      {count(value)}
    </Link>
  );
  return [
    {
      key: 'at',
      title: t.at,
      width: 150,
      render: (_, { id, askedAt }) => (
        <Link to="/records/edits" search={{ edit: id }}>
          {instantText(askedAt)}
        </Link>
      ),
    },
    { key: 'by', title: t.by, width: 100, dataIndex: 'askedByName' },
    {
      key: 'what',
      title: t.what,
      render: (_, { changes, undoesId }) =>
        (undoesId ? `${t.isUndo}：` : '') + changes.map(changeText).join('；'),
    },
    { key: 'reason', title: t.reason, width: 200, dataIndex: 'reason' },
    {
      key: 'changed',
      title: t.changed,
      width: 72,
      align: 'right',
      render: (_, { id, changed }) => rowsOf(id, changed),
    },
    {
      key: 'refused',
      title: t.refused,
      width: 72,
      align: 'right',
      render: (_, { id, refused }) => rowsOf(id, refused),
    },
    {
      key: 'undo',
      title: t.undo,
      width: 90,
      render: (_, edit) => {
        if (edit.undoneAt) return <StateTag tone="ended">{t.undone}</StateTag>;
        if (edit.changed === 0) return null;
        return (
          <MayButton size="small" access={undoEdit.access} onClick={() => onUndo(edit)}>
            {t.undo}
          </MayButton>
        );
      },
    },
  ];
}

function EditDrawer({ editId, onClose }: { editId: string | undefined; onClose: () => void }) {
  const answer = useQuery({
    ...apiQuery(getEdit, { params: { editId: editId ?? '' } }),
    enabled: editId !== undefined,
  });
  return (
    <Drawer open={editId !== undefined} size={960} title={t.detail} onClose={onClose}>
      {answer.error && (
        <ProblemNotice problem={answer.error} onRetry={() => void answer.refetch()} />
      )}
      {editId !== undefined && answer.isPending && <Skeleton active />}
      {answer.data && <EditRows rows={answer.data.rows} names={batchEditText.done} />}
    </Drawer>
  );
}

function UndoDialog({ edit, onClose }: { edit: Edit; onClose: () => void }) {
  const command = useApiCommand(undoEdit, {
    refreshes: [listEdits, listRecords, listJobs],
    says: t.undoStarted,
    onDone: onClose,
  });
  return (
    <FormDialog<{ reason: string }>
      title={t.undoTitle}
      submit={t.undo}
      note={t.undoNote}
      command={command}
      onClose={onClose}
      onSubmit={(body) => command.mutate({ params: { editId: edit.id }, body })}
    >
      <Form.Item
        name="reason"
        label={t.undoReason}
        rules={[{ required: true, whitespace: true, message: batchEditText.needed }]}
      >
        <Input.TextArea autoFocus maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
