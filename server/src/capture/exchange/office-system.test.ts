import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { systemActor } from '#platform/actor.ts';
import { handOver } from '../../../../examples/office-system/hand-over.mjs';
import type { SentDocument } from '../../../../examples/office-system/office-system.mjs';
import { type Exchange, givenExchange, sentDocument } from './given-exchange.test-fixture.ts';
import { findFinished, reconcile } from './reconciliation-queries.ts';

const numbers = Array.from({ length: 1000 }, (_, index) => index + 1);
const idOf = (number: number) => `OA-${String(number).padStart(4, '0')}`;

/** Of thirty that were finished and never sent, nobody would know without the list. */
const neverSent = Array.from({ length: 30 }, (_, index) => idOf(2001 + index));

/** 40 with a code nobody knows; everything else is the office's. */
function documentOf(number: number): SentDocument {
  return sentDocument(idOf(number), number % 25 === 0 ? { orgCode: '02', orgName: '财务处' } : {});
}

/** Every tenth connection breaks at the first attempt, each at another place of the request. */
function cutting(document: SentDocument, attempt: number) {
  const number = Number(document.sourceId.slice(3));
  return attempt === 1 && number % 10 === 3 ? { cutAfter: 50 + ((number * 37) % 1500) } : {};
}

const sha512 = (bytes: Buffer) => createHash('sha512').update(bytes).digest('hex');

const sorted = (texts: readonly string[]) => texts.toSorted((one, other) => (one < other ? -1 : 1));

const digestsOf = ({ components }: SentDocument) =>
  sorted(components.map(({ bytes = Buffer.alloc(0) }) => sha512(bytes)));

/** What Lantai has of each document, by its number at the source. */
async function holdings({ archive }: Exchange) {
  const rows = await archive.read(systemActor, (db) =>
    db
      .selectFrom('record')
      .innerJoin('component', 'component.record_id', 'record.id')
      .select(['source_key', 'temporary_number', 'title', 'sha512', 'department_name'])
      .execute(),
  );
  return Map.groupBy(rows, ({ source_key }) => source_key ?? '');
}

test('a thousand documents arrive once each through cut connections, repeats and altered retries', async () => {
  await using exchange = await givenExchange();
  const { system, archive, archivist, mapCode, agency, records } = exchange;
  const documents = numbers.map(documentOf);
  await system.noteFinished(
    [...documents.map(({ sourceId }) => sourceId), ...neverSent].map((sourceId) => ({
      ...{ sourceId, processCode: 'FW', processName: '发文', title: `通知 ${sourceId}` },
      ...{ orgCode: '01', finishedAt: '2026-02-10T17:00:00+08:00' },
    })),
  );

  const ledger = await handOver(system, documents, { disturb: cutting, wait: 0 });
  const lines = [...ledger.values()];
  expect(lines.filter(({ receipt }) => receipt === undefined)).toEqual([]);
  expect(lines.filter(({ attempt }) => attempt > 1)).toHaveLength(100);
  expect(lines.filter(({ receipt }) => receipt?.heldFor === 'organisation')).toHaveLength(40);
  expect(await records()).toHaveLength(960);

  // The office system lost its ledger of the first hundred and sends them again.
  const repeated = await handOver(system, documents.slice(0, 100), { wait: 0 });
  expect(new Set([...repeated.values()].map(({ receipt }) => receipt?.outcome))).toEqual(
    new Set(['repeated']),
  );
  // Twenty were changed before they were sent once more.
  const altered = documents
    .slice(100, 120)
    .map((each) => ({ ...each, title: `${each.title as string}（修订）` }));
  const versions = await handOver(system, altered, { wait: 0, disturb: cutting });
  expect([...versions.values()].map(({ receipt }) => receipt?.version)).toEqual(
    altered.map(() => 2),
  );
  expect(await mapCode('02', agency.financeId)).toEqual({ registered: 40 });

  const held = await holdings(exchange);
  expect(held.size).toBe(1000);
  const newest = new Map([...documents, ...altered].map((each) => [each.sourceId, each]));
  for (const [sourceId, document] of newest) {
    const components = held.get(sourceId) ?? [];
    expect(sorted(components.map((each) => each.sha512))).toEqual(digestsOf(document));
    expect(components[0]?.title).toBe(document.title);
    const line = ledger.get(sourceId);
    expect(sorted(line?.receipt?.components.map((each) => each.sha512) ?? [])).toEqual(
      digestsOf(document),
    );
  }
  const given = (await records()).map(({ temporary_number }) => temporary_number);
  expect(new Set(given).size).toBe(1000);

  const figures = await archive.read(archivist, (db) => reconcile(db, {}));
  const sum = (of: (row: (typeof figures)[number]) => number) =>
    figures.reduce((all, row) => all + of(row), 0);
  expect(sum((row) => row.finished)).toBe(1030);
  expect(sum((row) => row.onTheWay)).toBe(1000);
  expect(sum((row) => row.missing)).toBe(30);
  const missing = await archive.read(archivist, (db) =>
    findFinished(db, { standing: 'missing' }, { limit: 100 }),
  );
  expect(missing.instances.map(({ sourceKey }) => sourceKey)).toEqual(neverSent);
  // Long on a machine that does other things beside it.
}, 300_000);
