import { relative } from 'node:path';
import pg from 'pg';
import { toldTables } from '../preservation/following/told-by-store.ts';
import type { ToldRow, ToldRows } from '../preservation/following/told-rows.ts';
import type { OcflRoot } from '../preservation/ocfl-root.ts';
import { listObjects } from '../preservation/read-object.ts';
import { sentenceOf } from '../preservation/verification/finding-sentence.ts';
import { verifyObjectIn } from '../preservation/verify-object.ts';
import { dropForeignKeys, restoreForeignKeys, settleReferences } from './foreign-keys.ts';
import { insertRows, readSchema, type Schema } from './insert-rows.ts';
import { makeFromNames } from './make-from-names.ts';
import { makeMissingHeads, raiseIdentities } from './number-heads.ts';
import { readToldObject, type ToldObject } from './read-told-object.ts';
import type { DamagedObject, RebuildReport, RefusedRow } from './rebuild-report.ts';

/** Rows held before they are inserted together. */
const batch = 2000;

/** Objects read and verified at the same time. */
const atOnce = 8;

/**
 * Fills an empty catalogue from a store, as the owner of the database and in one transaction: it is there whole or
 * not at all. Every object is verified byte by byte; a damaged one is named, and is told from as far as it can be.
 */
export async function fillCatalogue(
  ownerUrl: string,
  store: OcflRoot,
  onProgress: (objects: number) => void = () => undefined,
): Promise<RebuildReport> {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  try {
    await client.query('begin');
    await requireEmpty(client);
    const report = await fill(client, store, onProgress);
    await client.query('commit');
    return report;
  } finally {
    await client.end();
  }
}

async function requireEmpty(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ used: boolean }>(
    'select exists (select from org_unit) or exists (select from account) as used',
  );
  if (rows[0]?.used)
    throw new TypeError(
      '数据库里已有目录，重建不覆盖它。请用 --data 另指一个空目录，或另指一个空数据库。',
    );
}

async function fill(
  client: pg.Client,
  store: OcflRoot,
  onProgress: (objects: number) => void,
): Promise<RebuildReport> {
  const schema = await readSchema(client);
  const keys = await dropForeignKeys(client);
  await setTriggers(client, 'disable');
  const filling = openFilling(client, schema);
  for await (const group of grouped(listObjects(store), atOnce)) {
    const read = await Promise.all(group.map((object) => readAndVerify(store, object)));
    for (const { told, damaged } of read) await filling.add(told, damaged);
    onProgress(filling.objects());
  }
  const filled = await filling.end();
  const fromNames = await makeFromNames(client, filled.names);
  const leftOut = await settleReferences(client, keys);
  const madeHeads = await makeMissingHeads(client);
  await raiseIdentities(client);
  await restoreForeignKeys(client, keys);
  await setTriggers(client, 'enable');
  // What is told already costs no version; what was told in the old way, or mended here, is told anew.
  await client.query('select queue_all_for_store()');
  const rows = await countRows(client);
  const { records, contexts, atFilingOnly, damaged, refused, unknown, objects } = filled;
  return {
    ...{ objects, records, contexts, atFilingOnly, rows, damaged, leftOut, refused, unknown },
    ...{ fromNames, madeHeads },
  };
}

/** Triggers note changes for projections that are fed anew, and guard steps that were taken long ago. */
async function setTriggers(client: pg.Client, wanted: 'enable' | 'disable'): Promise<void> {
  for (const table of Object.keys(toldTables))
    await client.query(`alter table ${table} ${wanted} trigger user`);
}

type Read = { readonly told: ToldObject | null; readonly damaged: DamagedObject | null };

async function readAndVerify(
  store: OcflRoot,
  { id, path }: { id: string | null; path: string },
): Promise<Read> {
  const place = relative(store.path, path);
  const findings = await verifyObjectIn(path, id ?? undefined);
  const told = await readToldObject(path, place);
  const isWhole = findings.length === 0 && told !== null && told.version === told.head;
  if (isWhole) return { told, damaged: null };
  return {
    told,
    damaged: {
      place,
      id: told?.id ?? id,
      findings: findings.map((finding) => ({ code: finding.code, message: sentenceOf(finding) })),
      told: told?.version ?? null,
    },
  };
}

async function* grouped<Item>(items: AsyncIterable<Item>, size: number): AsyncGenerator<Item[]> {
  let group: Item[] = [];
  for await (const item of items) {
    group.push(item);
    if (group.length < size) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}

/** Collects what objects tell, and inserts it by the batch. */
function openFilling(client: pg.Client, schema: Schema) {
  const waiting = new Map<string, ToldRow[]>();
  const last: ToldRows[] = [];
  const names: Record<string, ToldObject['names'][string]> = {};
  const damaged: DamagedObject[] = [];
  const refused: RefusedRow[] = [];
  const unknown = new Set<string>();
  let [held, records, contexts, atFilingOnly, objects] = [0, 0, 0, 0, 0];

  async function insert(
    rowsByTable: Iterable<readonly [string, readonly ToldRow[]]>,
    replaces: boolean,
  ) {
    for (const [table, rows] of rowsByTable) {
      const outcome = await insertRows(client, { schema, table, rows, replaces });
      refused.push(...outcome.refused);
      for (const column of outcome.unknown) unknown.add(column);
    }
  }

  async function flush() {
    await insert(waiting, false);
    waiting.clear();
    held = 0;
  }

  return {
    objects: () => objects,

    async add(told: ToldObject | null, damage: DamagedObject | null): Promise<void> {
      objects += 1;
      if (damage) damaged.push(damage);
      if (!told) return;
      Object.assign(names, told.names);
      if (told.kind === 'record') records += 1;
      else contexts += 1;
      if (told.atFilingOnly) atFilingOnly += 1;
      // The object of a destroyed record may be there still; and what an old version says is no match for a new one.
      if (told.kind === 'destroyed' || damage) return void last.push(told.rows);
      if (told.kind === 'archive') await emptySeeds(client);
      for (const [table, rows] of Object.entries(told.rows)) {
        waiting.set(table, [...(waiting.get(table) ?? []), ...rows]);
        held += rows.length;
      }
      if (held >= batch) await flush();
    },

    async end() {
      await flush();
      const [destroyed, others] = partition(last);
      for (const rows of others) await insert(Object.entries(rows), false);
      for (const rows of destroyed) await insert(Object.entries(rows), true);
      return {
        ...{ records, contexts, atFilingOnly, objects, names },
        damaged,
        refused,
        unknown: [...unknown],
      };
    },
  };
}

function partition(all: readonly ToldRows[]): [ToldRows[], ToldRows[]] {
  const isOfDestroyed = (rows: ToldRows) => rows.record?.[0]?.state === 'destroyed';
  return [all.filter(isOfDestroyed), all.filter((rows) => !isOfDestroyed(rows))];
}

/** What migrations bring along is told by the store, with the identifiers it had there. */
async function emptySeeds(client: pg.Client): Promise<void> {
  for (const [table, { kind }] of Object.entries(toldTables))
    if (kind === 'agency') await client.query(`delete from ${table} where agency_id is null`);
}

async function countRows(client: pg.Client): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of Object.keys(toldTables)) {
    const { rows } = await client.query<{ count: number }>(`select count(*) from ${table}`);
    if (rows[0] && rows[0].count > 0) counts[table] = rows[0].count;
  }
  return counts;
}
