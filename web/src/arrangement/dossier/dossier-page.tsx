import {
  addDossierPaper,
  type DossierPaper,
  getDossier,
  removeDossierPaper,
} from '@lantai/contract/arrangement/dossier.api.ts';
import {
  type DossierClass,
  dossierClasses,
  dossierNumber,
} from '@lantai/contract/arrangement/dossier.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createRoute, Link } from '@tanstack/react-router';
import { Alert, Button, Flex, Form, Input } from 'antd';
import { useState } from 'react';
import { apiQuery, useApiCommand } from '#platform/api.ts';
import { useFonds } from '#platform/fonds.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import type { ListColumn } from '#platform/list/columns.tsx';
import { DataList } from '#platform/list/data-list.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { StateTag } from '#platform/state-tag.tsx';
import { OneFondsSelect } from '../../records/one-fonds-select.tsx';
import { arrangementText } from '../arrangement.text.ts';
import { AddPaperDialog } from './add-paper-dialog.tsx';
import { dossierText as t } from './dossier.text.ts';

export const dossierRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/arrangement/dossier',
  staticData: {
    page: {
      title: t.title,
      access: getDossier.access,
      menu: 'keeping',
      alsoCalled: '全宗指南 大事记 组织沿革 立档单位 qzj',
    },
  },
  component: DossierPage,
});

function DossierPage() {
  const { only: fonds } = useFonds();
  return (
    <Flex vertical gap={12} className="page">
      <PageHead title={t.title} note={t.note} />
      {fonds ? (
        <Papers fondsId={fonds.id} />
      ) : (
        <>
          <OneFondsSelect />
          <Alert type="info" title={arrangementText.filing.chooseFonds} />
        </>
      )}
    </Flex>
  );
}

function Papers({ fondsId }: { fondsId: string }) {
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<DossierPaper | undefined>(undefined);
  const answer = useQuery({
    ...apiQuery(getDossier, { params: { fondsId } }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <DataList<DossierPaper>
        name="dossier"
        columns={columnsOf(setRemoving)}
        rowKey={({ id }) => id}
        answer={answer}
        rows={answer.data?.papers}
        filters={<OneFondsSelect />}
        actions={
          <>
            <Link to="/print/dossier" search={{ fondsId }} target="_blank">
              <Button>{t.print}</Button>
            </Link>
            <MayButton
              type="primary"
              access={addDossierPaper.access}
              onClick={() => setAdding(true)}
            >
              {t.add}
            </MayButton>
          </>
        }
        empty={{ title: t.empty }}
      />
      {adding && <AddPaperDialog fondsId={fondsId} onClose={() => setAdding(false)} />}
      {removing && <RemovalDialog paper={removing} onClose={() => setRemoving(undefined)} />}
    </>
  );
}

function columnsOf(onRemove: (paper: DossierPaper) => void): ListColumn<DossierPaper>[] {
  return [
    { key: 'sequence', title: t.sequence, width: 72, render: (_, paper) => dossierNumber(paper) },
    {
      key: 'class',
      title: t.class,
      width: 120,
      render: (_, paper) => dossierClasses[paper.class as DossierClass].name,
    },
    { key: 'number', title: t.number, width: 140, dataIndex: 'number' },
    { key: 'creator', title: t.creator, width: 140, dataIndex: 'creator' },
    {
      key: 'title',
      title: t.paperTitle,
      render: (_, { title, recordId }) =>
        recordId ? (
          <Link to="/records/$recordId" params={{ recordId }}>
            {title}
          </Link>
        ) : (
          title
        ),
    },
    { key: 'datedOn', title: t.datedOn, width: 100, dataIndex: 'datedOn' },
    { key: 'pages', title: t.pages, width: 64, align: 'right', dataIndex: 'pages' },
    { key: 'remark', title: t.remark, width: 140, dataIndex: 'remark' },
    {
      key: 'action',
      title: t.remove,
      width: 130,
      render: (_, paper) =>
        paper.removed ? (
          <StateTag tone="ended">{t.removed(paper.removed.reason ?? '')}</StateTag>
        ) : (
          <MayButton
            size="small"
            access={removeDossierPaper.access}
            onClick={() => onRemove(paper)}
          >
            {t.remove}
          </MayButton>
        ),
    },
  ];
}

function RemovalDialog({ paper, onClose }: { paper: DossierPaper; onClose: () => void }) {
  const command = useApiCommand(removeDossierPaper, {
    refreshes: [getDossier],
    says: t.removal.done,
    onDone: onClose,
  });
  return (
    <FormDialog<{ reason: string }>
      title={t.removal.title}
      submit={t.removal.submit}
      note={t.removal.note}
      danger
      command={command}
      onClose={onClose}
      onSubmit={(body) => command.mutate({ params: { paperId: paper.id }, body })}
    >
      <Form.Item
        name="reason"
        label={t.removal.reason}
        rules={[{ required: true, whitespace: true, message: t.needed }]}
      >
        <Input.TextArea autoFocus maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
