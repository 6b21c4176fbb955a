import type { RecordRow } from '@lantai/contract/records/record.ts';
import { type RecordOrder, recordSortKeys } from '@lantai/contract/records/record-order.ts';
import { expect, test } from 'vitest';
import type { Actor } from '#platform/actor.ts';
import { givenRecord } from '../../test/given-records.ts';
import {
  givenAgency,
  givenPerson,
  openTestArchive,
  type TestArchive,
} from '../../test/test-archive.ts';
import { findRecords } from './record-queries.ts';

async function givenNumbered(numbers: readonly (string | null)[]) {
  const archive = await openTestArchive();
  const agency = await givenAgency(archive);
  const archivist = await givenPerson(archive, 'archivist', agency.agencyId);
  for (const [index, documentNumber] of numbers.entries())
    await givenRecord(archive, agency, archivist, {
      description: {
        title: ['会议纪要', '通知', '报告'][index % 3] ?? null,
        documentNumber,
        pages: index % 2 === 0 ? null : index,
        retention: index % 2 === 0 ? 'Y' : 'D10',
      },
    });
  return { archive, archivist };
}

/** The whole list, by pages of two. */
async function paged(archive: TestArchive, actor: Actor, order: RecordOrder): Promise<RecordRow[]> {
  const rows: RecordRow[] = [];
  let after: string | undefined;
  do {
    const page = await archive.read(actor, (db) => findRecords(db, {}, { after, limit: 2, order }));
    rows.push(...page.records);
    after = page.next ?? undefined;
  } while (after !== undefined && rows.length < 50);
  return rows;
}

test('numbers are sorted by what they count, not by their digits, and Chinese by its sound', async () => {
  const { archive, archivist } = await givenNumbered([
    '示办〔2020〕10号',
    '示办〔2020〕9号',
    '示办〔2019〕100号',
    null,
  ]);
  await using _ = archive;
  const numbers = await paged(archive, archivist, { by: 'documentNumber', direction: 'ascending' });
  expect(numbers.map(({ documentNumber }) => documentNumber)).toEqual([
    null,
    '示办〔2019〕100号',
    '示办〔2020〕9号',
    '示办〔2020〕10号',
  ]);
  const titles = await paged(archive, archivist, { by: 'title', direction: 'ascending' });
  // bàogào, huìyì, huìyì, tōngzhī
  expect(titles.map(({ title }) => title)).toEqual(['报告', '会议纪要', '会议纪要', '通知']);
});

test('in every order and direction, the pages of a list have each record once, backwards as forwards', async () => {
  const { archive, archivist } = await givenNumbered(['甲1', '甲1', null, '乙〔2024〕3号', '乙3']);
  await using _ = archive;
  for (const by of recordSortKeys) {
    const up = await paged(archive, archivist, { by, direction: 'ascending' });
    const down = await paged(archive, archivist, { by, direction: 'descending' });
    expect([by, new Set(up.map(({ id }) => id)).size, up.length]).toEqual([by, 5, 5]);
    expect(down.map(({ id }) => id)).toEqual(up.map(({ id }) => id).toReversed());
  }
});
