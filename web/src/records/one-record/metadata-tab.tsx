import { downloadPackage } from '@lantai/contract/access/access.api.ts';
import { startExport } from '@lantai/contract/access/export.api.ts';
import { getRecordMetadata } from '@lantai/contract/records/metadata.api.ts';
import {
  type ElementReading,
  metadataSources,
  type RecordMetadata,
} from '@lantai/contract/records/metadata.ts';
import {
  type MetadataElement,
  metadataElements,
  metadataEntityNames,
} from '@lantai/contract/records/metadata-elements.ts';
import type { RecordDetail } from '@lantai/contract/records/record.ts';
import { useQuery } from '@tanstack/react-query';
import { Flex, Segmented, Skeleton, Table, type TableColumnsType, Typography } from 'antd';
import { useState } from 'react';
import { apiAddress, apiQuery } from '#platform/api.ts';
import { Basis } from '#platform/basis.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { exportText } from '../export.text.ts';
import { ExportDialog } from '../export-dialog.tsx';
import { metadataText as t } from './metadata.text.ts';
import './metadata-tab.css';

type Row = ElementReading & { element: MetadataElement; children?: Row[] };
type Shown = 'all' | ElementReading['standing'];

/** The metadata scheme as a tree: each element with its value and source, or why there is none. */
export function MetadataTab({ record }: { record: RecordDetail }) {
  const recordId = record.id;
  const [shown, setShown] = useState<Shown>('all');
  const { data, error, refetch } = useQuery(apiQuery(getRecordMetadata, { params: { recordId } }));
  if (error) return <ProblemNotice problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 8 }} />;
  const options = (['all', 'known', 'unknown', 'absent'] as const).map((value) => ({
    value,
    label: `${t.standings[value]} ${countOf(data, value)}`,
  }));
  return (
    <>
      <Flex gap={8} align="center" wrap className="metadata-bar">
        <Segmented<Shown> size="small" value={shown} options={options} onChange={setShown} />
        <Basis rule={t.rule} source={t.source} />
        <PackageButton record={record} />
        <ExportButton record={record} />
      </Flex>
      <Table
        key={shown}
        size="small"
        className="list-table metadata-table"
        columns={columns}
        dataSource={treeOf(data, shown)}
        rowKey="id"
        pagination={false}
        expandable={{ defaultExpandAllRows: true, indentSize: 10 }}
        locale={{ emptyText: t.none }}
      />
    </>
  );
}

function PackageButton({ record: { id: recordId, state } }: { record: RecordDetail }) {
  return (
    <MayButton
      size="small"
      access={downloadPackage.access}
      because={state === 'filed' ? undefined : t.notFiled}
      href={apiAddress(downloadPackage, { params: { recordId } })}
      download
    >
      {t.package}
    </MayButton>
  );
}

function ExportButton({ record: { id, quarantined } }: { record: RecordDetail }) {
  const [exporting, setExporting] = useState(false);
  return (
    <>
      <MayButton
        size="small"
        access={startExport.access}
        because={quarantined ? t.quarantined : undefined}
        onClick={() => setExporting(true)}
      >
        {exportText.button}
      </MayButton>
      {exporting && (
        <ExportDialog
          what={{ recordIds: [id] }}
          scope={exportText.oneRecord}
          onClose={() => setExporting(false)}
        />
      )}
    </>
  );
}

const columns: TableColumnsType<Row> = [
  { title: t.number, width: 96, render: (_, { id }) => <span className="code">{id}</span> },
  {
    title: t.element,
    width: 112,
    render: (_, { element }) => (
      <span title={`${element.english} · ${metadataEntityNames[element.entity]}`}>
        {element.name}
      </span>
    ),
  },
  { title: t.value, render: (_, row) => <Values row={row} /> },
];

function Values({ row: { element, values, standing, reason } }: { row: Row }) {
  if (values.length === 0)
    return element.kind === 'container' && standing === 'known' ? null : (
      <Typography.Text type="secondary">
        {standing === 'absent' ? t.absent(reason ?? '') : t.unknown(reason ?? '')}
      </Typography.Text>
    );
  return (
    <ul className="metadata-values">
      {values.map(({ value, source, of }, at) => (
        // The same value may come twice, as of two files with one name.
        // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes its order
        <li key={at}>
          {of !== null && of !== value && (
            <Typography.Text type="secondary">{t.of(of)}</Typography.Text>
          )}
          <span className="metadata-value">{value}</span>{' '}
          <Typography.Text type="secondary" className="metadata-source">
            {metadataSources[source]}
          </Typography.Text>
        </li>
      ))}
    </ul>
  );
}

function treeOf({ elements }: RecordMetadata, shown: Shown): Row[] {
  const readings = new Map(elements.map((reading) => [reading.id, reading]));
  const rowOf = (element: MetadataElement): Row[] => {
    const reading = readings.get(element.id);
    if (!reading) return [];
    const inside = metadataElements.filter(({ parent }) => parent === element.id).flatMap(rowOf);
    const isShown = shown === 'all' || (element.kind === 'simple' && reading.standing === shown);
    if (!isShown && inside.length === 0) return [];
    return [{ ...reading, element, ...(inside.length > 0 && { children: inside }) }];
  };
  return metadataElements.filter(({ parent }) => parent === null).flatMap(rowOf);
}

function countOf({ elements }: RecordMetadata, shown: Shown): number {
  if (shown === 'all') return elements.length;
  const simple = new Set(
    metadataElements.filter(({ kind }) => kind === 'simple').map(({ id }) => String(id)),
  );
  return elements.filter(({ id, standing }) => simple.has(id) && standing === shown).length;
}
