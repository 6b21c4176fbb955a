import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { builtInCodeRule } from '@lantai/contract/classification/built-in-code-rules.ts';
import type { Actor } from '#platform/actor.ts';
import { execute, read } from '#platform/command.ts';
import { type AnyJob, perform } from '#platform/job.ts';
import { fileRecords } from '../../arrangement/file-records.job.ts';
import { closeVolume } from '../../arrangement/volumes/close-volume.ts';
import { createVolume } from '../../arrangement/volumes/create-volume.ts';
import { fileVolumes } from '../../arrangement/volumes/file-volumes.job.ts';
import { decideScheme } from '../../classification/decide-scheme.ts';
import { findSchemes } from '../../classification/scheme-queries.ts';
import type { Installation } from '../../installation.ts';
import { sniffFile } from '../../preservation/media-type.ts';
import { stage, stagedPath } from '../../preservation/staging.ts';
import { createRecord } from '../../records/create-record.ts';
import type { Organisation } from '../load-organisation.ts';
import { type CategoryRecord, type DemoCategory, demoCategories } from './category-records.ts';

const source = 'demo';
const begun = 1949;

type Loading = Pick<Installation, 'platform' | 'storage'>;

type Place = {
  readonly installation: Loading;
  readonly actor: Actor;
  readonly fondsId: string;
  readonly fondsName: string;
  readonly departmentId: string;
};

/** One agency has something filed of every category, by item or by volume. Goes on where it was cut off. */
export async function loadCategories(
  installation: Loading,
  organisation: Organisation,
): Promise<void> {
  const [, fonds = ''] = organisation.fondsCodes;
  const place: Place = {
    installation,
    actor: await organisation.actorFor(fonds, 'archives-head'),
    fondsId: organisation.fondsId(fonds),
    fondsName: '云岫区自然资源局',
    departmentId: organisation.departmentId(fonds, 'BGS'),
  };
  for (const demo of demoCategories) {
    await decide(place, demo);
    const recordIds = [];
    for (const record of demo.records) recordIds.push(await bring(place, demo, record));
    await file(place, demo, recordIds);
  }
}

async function decide(place: Place, { category, ruleId, volume }: DemoCategory): Promise<void> {
  const { installation, actor, fondsId } = place;
  const codeRule = builtInCodeRule(ruleId);
  const there = await read(installation.platform, actor, (db) => findSchemes(db, fondsId));
  if (!codeRule || there.some((scheme) => scheme.category === category)) return;
  await execute(installation.platform, decideScheme, actor, {
    fondsId,
    category,
    order: 'year-retention',
    dividedBy: 'department',
    unit: volume ? 'volume' : 'item',
    codeRule,
    validFromYear: begun,
  });
}

/** Intake is idempotent by its source key: the same record again is the one that is there. */
async function bring(place: Place, { category }: DemoCategory, record: CategoryRecord) {
  const { installation, actor, fondsId, fondsName, departmentId } = place;
  const { storage, platform } = installation;
  const digests = await stage(storage.staging, Readable.from([record.bytes()]));
  const mediaType = await sniffFile(stagedPath(storage.staging, digests.sha512));
  const { title, date, retention, pages = null, fileName, more, key } = record;
  return execute(platform, createRecord, actor, {
    fondsId,
    category,
    description: { title, date, retention, pages, creator: fondsName, departmentId },
    more,
    components: [{ role: 'original', fileName, mediaType, ...digests }],
    register: true,
    source,
    sourceKey: `category-${key}`,
  });
}

async function file(place: Place, demo: DemoCategory, ids: readonly string[]): Promise<void> {
  const { installation, actor, fondsId } = place;
  const { platform, storage } = installation;
  const rows = await read(platform, actor, (db) =>
    db
      .selectFrom('record')
      .leftJoin('volume_item', 'volume_item.record_id', 'record.id')
      .select(['record.id', 'record.state', 'record.year', 'volume_item.volume_id'])
      .where('record.id', 'in', ids)
      .execute(),
  );
  const recordIds = ids.filter((id) =>
    rows.some((row) => row.id === id && row.state === 'registered'),
  );
  if (recordIds.length === 0) return;
  if (!demo.volume) {
    await work(place, fileRecords(platform, storage), { fondsId, recordIds });
    return;
  }
  const there = rows.find(({ volume_id }) => volume_id !== null)?.volume_id;
  const volumeId =
    there ??
    (await execute(platform, createVolume, actor, {
      ...demo.volume,
      fondsId,
      category: demo.category,
      year: rows[0]?.year ?? 0,
      retention: demo.records[0]?.retention ?? 'D30',
      wanted: null,
      recordIds,
    }));
  await close(place, volumeId, recordIds.length);
  await work(place, fileVolumes(platform, storage), { fondsId, volumeIds: [volumeId] });
}

async function close({ installation, actor }: Place, volumeId: string, records: number) {
  const { platform } = installation;
  const volume = await read(platform, actor, (db) =>
    db.selectFrom('volume').select('state').where('id', '=', volumeId).executeTakeFirst(),
  );
  if (volume?.state !== 'draft') return;
  await execute(platform, closeVolume, actor, {
    volumeId,
    situation: `本卷共 ${records} 件，齐全完整。（演示）`,
    compiledBy: actor.name,
    compiledOn: '2024-03-01',
    checkedBy: '程望岳',
    checkedOn: '2024-03-04',
  });
}

async function work({ installation, actor }: Place, job: AnyJob, payload: object): Promise<void> {
  await perform(installation.platform, job, {
    jobId: randomUUID(),
    actor,
    payload,
    progress: async () => {},
  });
}
