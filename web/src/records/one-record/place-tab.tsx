import { getRenumbering } from '@lantai/contract/arrangement/renumberings.api.ts';
import type { RecordDetail } from '@lantai/contract/records/record.ts';
import { Link } from '@tanstack/react-router';
import { Descriptions, Flex, Typography } from 'antd';
import { Basis } from '#platform/basis.tsx';
import { useMay } from '#platform/session.ts';
import { instantText } from '#platform/times.ts';
import { Correspondence } from './note-correspondence-dialog.tsx';
import { recordText } from './record.text.ts';

const t = recordText.place;

/** Where a record lies: in its fonds, in its class, on its shelf, in the store. */
export function PlaceTab({ record }: { record: RecordDetail }) {
  const items = [
    { key: 'fonds', label: t.fonds, children: <FondsLink record={record} /> },
    { key: 'agency', label: t.agency, children: record.agencyName },
    { key: 'class', label: t.classPath, children: <ClassPath record={record} /> },
    ...(record.volume
      ? [{ key: 'volume', label: t.volume, children: <VolumeLink volume={record.volume} /> }]
      : []),
    { key: 'item', label: t.itemNumber, children: record.itemNumber ?? recordText.notSaid },
    ...(record.formerCodes.length > 0
      ? [{ key: 'former', label: t.formerCodes, children: <FormerCodes record={record} /> }]
      : []),
    { key: 'box', label: t.box, children: record.boxNumber ?? t.noBox },
    { key: 'location', label: t.location, children: record.location ?? t.noLocation },
    ...(record.description.carrier === 'mixed'
      ? [
          {
            key: 'correspondence',
            label: t.correspondence,
            children: <Correspondence record={record} />,
          },
        ]
      : []),
    { key: 'object', label: t.object, children: <StoredObject record={record} /> },
    { key: 'source', label: t.source, children: sourceName(record.source) },
    {
      key: 'created',
      label: t.created,
      children: t.byAt(record.createdByName ?? '', instantText(record.createdAt)),
    },
    {
      key: 'filed',
      label: t.filed,
      children: record.filedAt
        ? t.byAt(record.filedByName ?? '', instantText(record.filedAt))
        : recordText.notSaid,
    },
  ];
  return <Descriptions size="small" column={1} items={items} className="record-facts" />;
}

function FondsLink({ record: { fondsId, fondsCode, fondsName } }: { record: RecordDetail }) {
  return (
    <Link to="/records" search={{ fonds: fondsId }}>
      <span className="code">{fondsCode}</span> {fondsName}
    </Link>
  );
}

function VolumeLink({ volume }: { volume: NonNullable<RecordDetail['volume']> }) {
  return (
    <Link to="/arrangement/volumes/$volumeId" params={{ volumeId: volume.id }}>
      <span className="code">{volume.archivalCode}</span> {volume.title}
      {t.inVolume(volume.position)}
    </Link>
  );
}

function FormerCodes({ record: { formerCodes } }: { record: RecordDetail }) {
  const mayOpen = useMay()(getRenumbering.access);
  return (
    <Flex vertical>
      {formerCodes.map(({ archivalCode, until, renumberingId, reason }) => (
        <span key={renumberingId}>
          <span className="code">{archivalCode}</span> {t.formerUntil(instantText(until))}{' '}
          {mayOpen ? (
            <Link to="/arrangement/renumberings/$renumberingId" params={{ renumberingId }}>
              {reason}
            </Link>
          ) : (
            reason
          )}
        </span>
      ))}
    </Flex>
  );
}

function ClassPath({ record: { classPath } }: { record: RecordDetail }) {
  if (classPath.length === 0) return t.noClass;
  return classPath
    .map(({ code, label }) => (label.startsWith(code) ? label : `${label}（${code}）`))
    .join(' / ');
}

function StoredObject({ record: { objectPath } }: { record: RecordDetail }) {
  if (!objectPath) return t.noObject;
  return (
    <Flex gap={8} wrap>
      <Typography.Text copyable className="code stored-object">
        {objectPath}
      </Typography.Text>
      <Basis rule={t.objectRule} source={t.objectSource} />
    </Flex>
  );
}

function sourceName(source: string): string {
  const names: Record<string, string> = recordText.sources;
  return names[source] ?? source;
}
