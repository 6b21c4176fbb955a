import type { FixityRun, InspectedPlace } from '@lantai/contract/preservation/fixity.ts';
import { Table, type TableColumnsType, Typography } from 'antd';
import { count } from '#platform/figures.ts';
import { StateTag } from '#platform/state-tag.tsx';
import { byteText } from '../records/one-record/byte-text.ts';
import { inspectionText } from './inspection.text.ts';
import { speedOf } from './speed-of.ts';

const t = inspectionText.places;

/** What an inspection read in the store and in each copy, and where it could not. */
export function InspectedPlaces({ run }: { run: FixityRun }) {
  return (
    <div>
      <Typography.Title level={5}>{t.title}</Typography.Title>
      <Table<InspectedPlace>
        size="small"
        className="list-table"
        tableLayout="fixed"
        columns={columnsOf(run)}
        dataSource={run.places}
        rowKey="position"
        pagination={false}
      />
    </div>
  );
}

function columnsOf({ drawn }: FixityRun): TableColumnsType<InspectedPlace> {
  const figure = (title: string, width: number, of: (place: InspectedPlace) => string) => ({
    ...{ title, width, align: 'right' as const },
    render: (_: unknown, place: InspectedPlace) => of(place),
  });
  return [
    { title: t.name, width: 160, dataIndex: 'name' },
    { title: t.state, render: (_, place) => <Standing place={place} /> },
    figure(t.done, 110, ({ done }) => `${count(done)} / ${count(drawn)}`),
    figure(t.files, 90, ({ files }) => count(files)),
    figure(t.bytes, 100, ({ bytes }) => byteText(bytes)),
    figure(t.speed, 90, speedOf),
    figure(t.waiting, 90, ({ waiting }) => count(waiting)),
    figure(t.findings, 80, ({ findings }) => count(findings)),
  ];
}

function Standing({ place }: { place: InspectedPlace }) {
  const { missedBecause, endedAt, done } = place;
  if (missedBecause !== null) return <StateTag tone="not-run">{t.missed(missedBecause)}</StateTag>;
  if (endedAt) return <StateTag tone="done">{t.read}</StateTag>;
  return done > 0 ? (
    <StateTag tone="running">{t.reading}</StateTag>
  ) : (
    <StateTag tone="waiting">{t.notYet}</StateTag>
  );
}
