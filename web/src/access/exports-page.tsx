import { downloadExport, listExports } from '@lantai/contract/access/export.api.ts';
import { type ExportRun, exportStateNames } from '@lantai/contract/access/export.ts';
import { archiveSignatureText } from '@lantai/contract/preservation/archive-signature.ts';
import { useQuery } from '@tanstack/react-query';
import { createRoute } from '@tanstack/react-router';
import { Tooltip, Typography } from 'antd';
import { apiAddress, apiQuery } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import type { ListColumn } from '#platform/list/columns.tsx';
import { DataList } from '#platform/list/data-list.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { StateTag, type Tone } from '#platform/state-tag.tsx';
import { instantText } from '#platform/times.ts';
import { exportText } from '../records/export.text.ts';
import { byteText } from '../records/one-record/byte-text.ts';

const t = exportText.page;

export const exportsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/access/exports',
  staticData: {
    page: {
      title: t.title,
      access: listExports.access,
      menu: 'keeping',
      alsoCalled: '导出 下载 拷贝 离线 BagIt dcb',
    },
  },
  component: ExportsPage,
});

function ExportsPage() {
  const answer = useQuery({
    ...apiQuery(listExports, {}),
    refetchInterval: ({ state }) =>
      state.data?.exports.some((each) => each.state === 'writing') ? 1500 : false,
  });
  return (
    <div className="page">
      <PageHead title={t.title} note={t.note} />
      <DataList
        name="exports"
        columns={columns}
        rowKey={({ id }) => id}
        answer={answer}
        rows={answer.data?.exports}
        total={answer.data?.exports.length}
        next={null}
        empty={{ title: t.empty }}
      />
    </div>
  );
}

const tones: Record<ExportRun['state'], Tone> = {
  writing: 'near',
  ready: 'passed',
  failed: 'failed',
  swept: 'not-run',
};

const figure = (key: 'records' | 'files') => ({
  key,
  title: t[key],
  width: 66,
  align: 'right' as const,
  render: (_: unknown, run: ExportRun) => count(run[key] ?? (key === 'records' ? run.asked : 0)),
});

const columns: readonly ListColumn<ExportRun>[] = [
  {
    key: 'askedAt',
    title: t.askedAt,
    width: 138,
    render: (_, { askedAt }) => instantText(askedAt),
  },
  { key: 'scope', title: t.scope, width: 130, dataIndex: 'scope' },
  { key: 'reason', title: t.reason, dataIndex: 'reason' },
  {
    key: 'state',
    title: t.state,
    width: 96,
    render: (_, { state, fault }) => (
      <>
        <StateTag tone={tones[state]}>{exportStateNames[state]}</StateTag> {fault}
      </>
    ),
  },
  figure('records'),
  figure('files'),
  {
    key: 'bytes',
    title: t.bytes,
    width: 80,
    align: 'right',
    render: (_, { bytes }) => (bytes === null ? '' : byteText(bytes)),
  },
  {
    key: 'digest',
    title: t.digest,
    width: 160,
    render: (_, { manifestSha512 }) =>
      manifestSha512 && (
        <Typography.Text copyable={{ text: manifestSha512 }} className="code">
          {manifestSha512.slice(0, 12)}…
        </Typography.Text>
      ),
  },
  {
    key: 'signature',
    title: t.signature,
    width: 76,
    render: (_, { signature }) =>
      signature && (
        <Tooltip title={archiveSignatureText(signature)}>
          <span>{t[signature.state]}</span>
        </Tooltip>
      ),
  },
  {
    key: 'download',
    title: '',
    width: 76,
    render: (_, { id, state }) => (
      <MayButton
        size="small"
        access={downloadExport.access}
        because={state === 'ready' ? undefined : t.because[state]}
        href={apiAddress(downloadExport, { params: { exportId: id } })}
        download
      >
        {t.download}
      </MayButton>
    ),
  },
];
