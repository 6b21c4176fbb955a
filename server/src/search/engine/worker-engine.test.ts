import { expect, test } from 'vitest';
import { SearchIndexLost } from './search-engine.ts';
import { damageTable, found, givenIndex, givenRecord, request } from './test-records.ts';
import { openWorkerEngine } from './worker-engine.ts';

const holdings = Array.from({ length: 2000 }, (_, i) =>
  givenRecord({ id: `${i}`, title: `关于防汛工作的第${i}号通知`, content: '各部门：'.repeat(200) }),
);

test('the threads keep the same index as the engine itself', async () => {
  await using index = givenIndex(openWorkerEngine);
  await index.engine.upsert([
    givenRecord({ id: 'one', title: '防汛' }),
    givenRecord({ id: 'two' }),
  ]);
  expect(await found(index.engine, { text: '防汛' })).toEqual(['one']);
  await index.engine.remove(['one']);
  expect(await index.engine.search(request({}))).toMatchObject({ total: 1, hits: [{ id: 'two' }] });
  await index.engine.markComplete();
  expect(await index.engine.state()).toEqual({ records: 1, complete: true, discarded: null });
  await index.engine.clear();
  expect(await index.engine.count()).toBe(0);
});

test('searches are answered while many records come in, and the event loop stays free', async () => {
  await using index = givenIndex(openWorkerEngine);
  await found(index.engine, {});
  let written = false;
  const writing = index.engine.upsert(holdings).then(() => {
    written = true;
  });
  const totals: number[] = [];
  const pauses: number[] = [];
  while (!written) {
    const { total } = await index.engine.search(request({ text: '防汛' }));
    totals.push(total);
    const start = performance.now();
    await new Promise((resolve) => setTimeout(resolve, 1));
    pauses.push(performance.now() - start);
  }
  await writing;
  expect(totals.length).toBeGreaterThan(3);
  expect(totals).toEqual(totals.toSorted((left, right) => left - right));
  expect(pauses.toSorted((left, right) => left - right)[pauses.length >> 1]).toBeLessThan(50);
  expect((await index.engine.search(request({ text: '防汛' }))).total).toBe(2000);
});

test('a failure in a thread reaches the caller, and the next call is served', async () => {
  await using index = givenIndex(openWorkerEngine);
  const broken = { ...givenRecord({ id: 'one' }), title: 5 as unknown as string };
  await expect(index.engine.upsert([broken])).rejects.toThrow();
  await index.engine.upsert([givenRecord({ id: 'two' })]);
  expect(await found(index.engine, {})).toEqual(['two']);
});

test('both threads go on in the new file when the old one broke in one of them', async () => {
  await using index = givenIndex(openWorkerEngine);
  await index.engine.upsert(holdings.slice(0, 300));
  await index.engine.markComplete();
  await index.engine.close();
  damageTable(index.path, 'wording');
  await expect(index.engine.search(request({ text: '防汛' }))).rejects.toThrow(SearchIndexLost);
  expect(await index.engine.state()).toMatchObject({ records: 0, complete: false });
  await index.engine.upsert([givenRecord({ id: 'fed-again' })]);
  expect(await found(index.engine, {})).toEqual(['fed-again']);
});
