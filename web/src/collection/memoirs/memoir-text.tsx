import {
  type MemoirVersion,
  memoirConfirmationNames,
  noWrittenBasis,
  sourceKindNames,
} from '@lantai/contract/collection/memoir.ts';
import type { NamedRecord } from '@lantai/contract/collection/named-record.ts';
import { Descriptions } from 'antd';
import type { ReactNode } from 'react';
import { instantText } from '#platform/times.ts';
import { memoirsText } from './memoirs.text.ts';
import { NamedRecordLink } from './named-record-link.tsx';

const t = memoirsText;
const f = memoirsText.fields;

/** One version, field by field. */
export function MemoirText({ version }: { version: MemoirVersion }) {
  const { comparison, confirmation } = version;
  const items: [string, ReactNode, number?][] = [
    [t.columns.time, [version.timeGiven, version.happenedOn].filter(Boolean).join('　')],
    [f.place, version.place || t.none],
    [f.persons, version.persons, 2],
    [f.text, <Paragraphs key="text">{version.text}</Paragraphs>, 2],
    [f.limits, <Paragraphs key="limits">{version.limits}</Paragraphs>, 2],
    [f.sources, <Sources key="sources" version={version} />, 2],
    [f.attached, <Records key="attachments" records={version.attachments} />, 2],
    [t.conflictsTitle, <Records key="conflicts" records={version.conflicts} />, 2],
    ...(comparison
      ? ([
          [t.differences, comparison.differences, 2],
          [t.adopted, comparison.adopted],
          [t.comparisonReason, comparison.reason],
        ] satisfies [string, ReactNode, number?][])
      : []),
    ...(confirmation
      ? ([
          [
            t.reviewer,
            `${version.decidedByName ?? ''}（${memoirConfirmationNames[confirmation]}）`,
          ],
          [t.reviewedOn, instantText(version.decidedAt)],
        ] satisfies [string, ReactNode, number?][])
      : []),
  ];
  return (
    <Descriptions
      size="small"
      bordered
      column={2}
      styles={{ label: { width: 140 } }}
      items={items.map(([label, children, span = 1]) => ({ key: label, label, children, span }))}
    />
  );
}

function Paragraphs({ children }: { children: string }) {
  return <div style={{ whiteSpace: 'pre-wrap' }}>{children}</div>;
}

function Sources({ version: { sources, withoutWrittenBasis } }: { version: MemoirVersion }) {
  return (
    <>
      {withoutWrittenBasis && <strong>{noWrittenBasis}</strong>}
      {sources.map(({ kind, words, record }) => (
        <div key={`${kind} ${words}`}>
          {sourceKindNames[kind]}：{words} {record && <NamedRecordLink record={record} />}
        </div>
      ))}
    </>
  );
}

function Records({ records }: { records: readonly NamedRecord[] }) {
  if (records.length === 0) return t.none;
  return records.map((record) => (
    <div key={record.recordId}>
      <NamedRecordLink record={record} />
    </div>
  ));
}
