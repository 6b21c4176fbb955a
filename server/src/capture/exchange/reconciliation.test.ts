import readExcelFile from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { changed, command } from '#platform/command.ts';
import { moveRecords } from '#records/move-records.ts';
import { givenPerson } from '../../../test/test-archive.ts';
import { excludeFinished } from './exclude-finished.ts';
import { finishedWorkbook } from './finished-workbook.ts';
import { type Exchange, givenExchange, sentDocument } from './given-exchange.test-fixture.ts';
import { findFinished, reconcile } from './reconciliation-queries.ts';

const finishedOf = (sourceId: string, changes: object = {}) => ({
  sourceId,
  processCode: 'FW',
  processName: '发文',
  title: `关于做好防汛工作的通知 ${sourceId}`,
  orgCode: '01',
  finishedAt: '2026-02-10T17:00:00+08:00',
  ...changes,
});

/** As collection does it in the end. */
const acceptOne = command<string, void>({
  name: 'test.accept-one',
  async perform(context, id) {
    for (const step of ['pre-file', 'submit', 'check'] as const)
      await moveRecords(context, [id], step);
    const [event, ...more] = await moveRecords(context, [id], 'accept');
    return changed(undefined, event, ...more);
  },
});
const excludeOne = command<string, void>({
  name: 'test.exclude-one',
  async perform(context, id) {
    const [event, ...more] = await moveRecords(context, [id], 'exclude', { reason: '重份' });
    return changed(undefined, event, ...more);
  },
});

/** Of eight that were finished: accepted, excluded, on the way (one of them unmapped), never sent. */
async function givenFinished(exchange: Exchange) {
  const { system, archive, archivist, records } = exchange;
  const listed = ['1', '2', '3', '4', '5', '6'].map((id) => finishedOf(id));
  const unmapped = finishedOf('7', { orgCode: '02', processCode: 'SW', processName: '收文' });
  expect(await system.noteFinished([...listed, unmapped])).toEqual({ noted: 7, known: 0 });
  expect(await system.noteFinished([...listed, unmapped])).toEqual({ noted: 0, known: 7 });
  for (const id of ['1', '2', '3']) await system.deliver(sentDocument(id));
  await system.deliver(
    sentDocument('7', { orgCode: '02', processCode: 'SW', processName: '收文' }),
  );
  // A second version is no second matter.
  await system.deliver(sentDocument('3', { title: '修订' }));
  // Handed over, and left out of the list.
  await system.deliver(sentDocument('8'));
  const idOf = async (key: string) =>
    (await records()).find(({ source_key }) => source_key === key)?.id ?? '';
  await archive.run(acceptOne, archivist, await idOf('1'));
  await archive.run(excludeOne, archivist, await idOf('2'));
}

test('what was finished is archived, excluded, on the way or missing, and the figures add up to it', async () => {
  await using exchange = await givenExchange();
  await givenFinished(exchange);
  const { archive, archivist, head, source, agency } = exchange;
  const figures = () => archive.read(archivist, (db) => reconcile(db, {}));
  expect(await figures()).toMatchObject([
    { processCode: 'FW', processName: '发文', unitName: '办公室', finished: 7 },
    { processCode: 'SW', unitName: null, finished: 1, onTheWay: 1, missing: 0 },
  ]);
  expect((await figures())[0]).toMatchObject({ archived: 1, excluded: 1, onTheWay: 2, missing: 3 });

  const input = { sourceId: source.id, sourceKeys: ['6'], reason: '会议室预订，不属归档范围' };
  await archive.run(excludeFinished, head, input);
  await expect(archive.run(excludeFinished, head, input)).rejects.toMatchObject({
    code: 'capture.instance-not-missing',
  });
  const rows = await figures();
  expect(rows[0]).toMatchObject({ archived: 1, excluded: 2, onTheWay: 2, missing: 2 });
  for (const row of rows) {
    const { finished, archived, excluded, onTheWay, missing } = row;
    expect(archived + excluded + onTheWay + missing).toBe(finished);
    // Every figure is the count of the list that it opens.
    for (const [standing, count] of [
      ['archived', archived],
      ['excluded', excluded],
      ['on-the-way', onTheWay],
      ['missing', missing],
    ] as const) {
      const filter = { processCode: row.processCode, unit: row.unitId ?? 'none', standing };
      const list = await archive.read(archivist, (db) => findFinished(db, filter, { limit: 1 }));
      expect(list.total).toBe(count);
    }
  }
  const { unitId } = rows[0] ?? {};
  expect(unitId).toBe(agency.officeId);
});

test('the list of what is missing pages by key and goes out as a workbook', async () => {
  await using exchange = await givenExchange();
  await givenFinished(exchange);
  const { archive, archivist } = exchange;
  const filter = { standing: 'missing' as const };
  const keys: string[] = [];
  for (let after: string | undefined; ; ) {
    const page = await archive.read(archivist, (db) =>
      findFinished(db, filter, { after, limit: 2 }),
    );
    keys.push(...page.instances.map(({ sourceKey }) => sourceKey));
    if (page.next === null) break;
    after = page.next;
  }
  expect(keys).toEqual(['4', '5', '6']);
  const { instances } = await archive.read(archivist, (db) =>
    findFinished(db, filter, { limit: 9 }),
  );
  const [sheet] = await readExcelFile(await finishedWorkbook(instances));
  expect(sheet?.data.map((row) => [row[1], row[4], row[6]])).toEqual([
    ['来源编号', '部门', '状态'],
    ['4', '办公室', '未收到'],
    ['5', '办公室', '未收到'],
    ['6', '办公室', '未收到'],
  ]);
});

test('a department sees what it finished itself, also when its code is known only later', async () => {
  await using exchange = await givenExchange();
  await givenFinished(exchange);
  const { archive, agency, mapCode } = exchange;
  const finance = await givenPerson(archive, 'department-archivist', agency.financeId);
  const figures = () => archive.read(finance, (db) => reconcile(db, {}));
  expect(await figures()).toEqual([]);
  await mapCode('02', agency.financeId);
  expect(await figures()).toMatchObject([{ unitName: '财务科', finished: 1, onTheWay: 1 }]);
});

test('a title with a secrecy mark is not repeated by the list of what was finished', async () => {
  await using exchange = await givenExchange();
  const { system, archive, archivist } = exchange;
  await system.noteFinished([finishedOf('9', { title: '秘密★10年 关于某事' })]);
  const { instances } = await archive.read(archivist, (db) => findFinished(db, {}, { limit: 9 }));
  expect(instances).toMatchObject([{ sourceKey: '9', title: null, standing: 'missing' }]);
});
