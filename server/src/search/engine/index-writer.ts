import { randomUUID } from 'node:crypto';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { zstdCompressSync } from 'node:zlib';
import { numberOfDay } from './filters.ts';
import { gramsOf } from './grams.ts';
import { inTransaction } from './index-file.ts';
import { normalise } from './match-text.ts';
import type { IndexedRecord } from './search-engine.ts';

/** Records of one transaction: large enough to be quick, short enough for another process to wait. */
const BATCH = 500;

export type IndexWriter = {
  upsert: (records: readonly IndexedRecord[]) => void;
  remove: (ids: readonly string[]) => void;
  clear: () => void;
  markComplete: () => void;
};

export function indexWriter(database: DatabaseSync): IndexWriter {
  const put = recordPutter(database);
  const take = recordTaker(database);
  const countChange = database.prepare('update stamp set change = change + 1 returning change');
  const change = <Item>(items: readonly Item[], apply: (item: Item, change: number) => void) => {
    for (let first = 0; first < items.length; first += BATCH) {
      inTransaction(database, () => {
        const number = Number(countChange.get()?.change);
        for (const item of items.slice(first, first + BATCH)) apply(item, number);
      });
    }
  };
  return {
    upsert: (records) => change(records, put),
    remove: (ids) => change(ids, take),
    clear: () => inTransaction(database, () => clear(database)),
    markComplete: () => database.exec('update stamp set complete = 1, discarded = null'),
  };
}

function recordPutter(database: DatabaseSync) {
  const putRecord = database.prepare(`
    insert into record (id, change, live, agency, department, department_name, fonds, category,
      year, retention, creator, security_level, security_rank, filed, day)
    values (?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    on conflict (id) do update set change = excluded.change, live = 1, agency = excluded.agency,
      department = excluded.department, department_name = excluded.department_name,
      fonds = excluded.fonds, category = excluded.category, year = excluded.year,
      retention = excluded.retention, creator = excluded.creator,
      security_level = excluded.security_level, security_rank = excluded.security_rank,
      filed = excluded.filed, day = excluded.day
    returning key`);
  const putWording = database.prepare(
    'insert or replace into wording values (?, ?, ?, ?, ?, ?, ?)',
  );
  const takeGrams = database.prepare('delete from gram where rowid = ?');
  const putGrams = database.prepare(`
    insert into gram (rowid, title, document_number, creator, archival_code, temporary_number, content)
    values (?, ?, ?, ?, ?, ?, ?)`);
  for (const statement of [putWording, takeGrams, putGrams]) answerInBigInts(statement);
  return (record: IndexedRecord, change: number): void => {
    const key = Number(putRecord.get(record.id, change, ...factsOf(record))?.key);
    const texts = textsOf(record);
    putWording.run(key, ...texts, compressed(record.content));
    takeGrams.run(key);
    const [title, documentNumber, creator, code, temporaryNumber, content] = [
      ...texts,
      record.content,
    ].map((text) => gramsOf(normalise(text ?? '')));
    // Each code ends with its own mark: the present one is still found as the whole, and before the others.
    const former = (record.formerCodes ?? []).map((text) => gramsOf(normalise(text)));
    const codes = [code, ...former].join(' ');
    putGrams.run(
      key,
      ...[title, documentNumber, creator, codes, temporaryNumber, content].map(orNull),
    );
  };
}

const orNull = (grams: string | undefined) => grams ?? null;

function recordTaker(database: DatabaseSync) {
  // Of a destroyed record nothing may be left here but that its key is taken.
  const takeRecord = database.prepare(`
    update record set live = 0, change = ?, agency = null, department = null,
      department_name = null, fonds = null, category = null, year = null, retention = null,
      creator = null, security_level = null, security_rank = null, filed = 0, day = 0
    where id = ? and live = 1 returning key`);
  const takeWording = database.prepare('delete from wording where key = ?');
  const takeGrams = database.prepare('delete from gram where rowid = ?');
  for (const statement of [takeWording, takeGrams]) answerInBigInts(statement);
  return (id: string, change: number): void => {
    const row = takeRecord.get(change, id);
    if (row === undefined) return;
    const key = Number(row.key);
    takeWording.run(key);
    takeGrams.run(key);
  };
}

/**
 * Every run() reports the connection's last rowid, and FTS5 gives its own segments rowids beyond
 * 2^53: as a number that throws once an index has been merged often enough.
 */
function answerInBigInts(statement: StatementSync): void {
  statement.setReadBigInts(true);
}

function clear(database: DatabaseSync): void {
  database.exec(`insert into gram (gram) values ('delete-all')`);
  database.exec('delete from wording; delete from record');
  // Readers see another build and forget what they hold.
  const begin = database.prepare('update stamp set build = ?, change = 0, complete = 0');
  answerInBigInts(begin);
  begin.run(randomUUID());
}

function compressed(content: string): Uint8Array | null {
  return content === '' ? null : zstdCompressSync(content);
}

function factsOf(record: IndexedRecord) {
  return [
    record.agencyId,
    record.departmentId,
    record.departmentName,
    record.fondsId,
    record.category,
    record.year,
    record.retention,
    record.creator,
    record.securityLevel,
    record.securityRank,
    Number(record.filed),
    numberOfDay(record.documentDay),
  ];
}

function textsOf(record: IndexedRecord) {
  const { title, documentNumber, creator, archivalCode, temporaryNumber } = record;
  return [title, documentNumber, creator, archivalCode, temporaryNumber];
}
