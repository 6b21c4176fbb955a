import { spawnSync } from 'node:child_process';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { SearchIndexLost } from './search-engine.ts';
import { openSqliteEngine } from './sqlite-engine.ts';
import { damageTable, found, givenIndex, givenRecord, request } from './test-records.ts';

test('a record that is indexed again is found by its new words only', async () => {
  await using index = givenIndex();
  await index.engine.upsert([givenRecord({ id: 'one', title: '旧题名', year: 2020 })]);
  await index.engine.upsert([givenRecord({ id: 'one', title: '新题名', year: 2021 })]);
  expect(await found(index.engine, { text: '旧题名' })).toEqual([]);
  expect(await found(index.engine, { text: '新题名' })).toEqual(['one']);
  expect(await index.engine.count()).toBe(1);
  expect((await index.engine.search(request({}))).facets.year).toEqual([
    { value: '2021', count: 1 },
  ]);
});

test('a removed record leaves no hit, no count and none of its words', async () => {
  await using index = givenIndex();
  const record = givenRecord({ id: 'one', title: '涉密题名', creator: '某某' });
  await index.engine.upsert([record, givenRecord({ id: 'two', title: '题名' })]);
  await index.engine.search(request({}));
  await index.engine.remove(['one', 'unheard-of']);
  expect(await found(index.engine, { text: '题名' })).toEqual(['two']);
  expect(await index.engine.search(request({}))).toMatchObject({
    total: 1,
    facets: { creator: [] },
  });
  expect(await index.engine.count()).toBe(1);
  await index.engine.upsert([record]);
  expect(await found(index.engine, { text: '涉密' })).toEqual(['one']);
});

test('a second opening finds the index as it was', async () => {
  await using index = givenIndex();
  await index.engine.upsert([givenRecord({ id: 'one', title: '题名' })]);
  expect(await index.engine.state()).toEqual({ records: 1, complete: false, discarded: null });
  await index.engine.markComplete();
  const again = index.another();
  expect(await found(again, { text: '题名' })).toEqual(['one']);
  expect(await again.state()).toEqual({ records: 1, complete: true, discarded: null });
});

test('what another process writes or clears is seen by the next search', async () => {
  await using index = givenIndex();
  await found(index.engine, {});
  const other = `
    const { openSqliteEngine } = await import(${JSON.stringify(new URL('./sqlite-engine.ts', import.meta.url).href)});
    const engine = openSqliteEngine(${JSON.stringify(index.path)});
    await engine.upsert([${JSON.stringify(givenRecord({ id: 'one', title: '题名' }))}]);
    await engine.close();`;
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', other]);
  expect({ status, stderr: stderr.toString() }).toEqual({ status: 0, stderr: '' });
  expect(await found(index.engine, { text: '题名' })).toEqual(['one']);
  await index.another().clear();
  expect(await found(index.engine, {})).toEqual([]);
});

test.each([
  ['no database', (path: string) => writeFileSync(path, '兰台'.repeat(1000))],
  [
    'the database of another program',
    (path: string) => {
      rmSync(path);
      change(path, 'create table t (a)');
    },
  ],
  ['an index with damaged pages', (path: string) => damage(path)],
  ['an index of another version', (path: string) => change(path, 'pragma user_version = 999')],
])('%s at the place of the index is thrown away, and the index says so', async (_, spoil) => {
  await using index = givenIndex();
  await index.engine.close();
  spoil(index.path);
  const engine = openSqliteEngine(index.path);
  const { discarded, ...state } = await engine.state();
  expect(state).toEqual({ records: 0, complete: false });
  expect(discarded).toMatch(/database|version|gram|malformed/);
  await engine.upsert([givenRecord({ id: 'one' })]);
  expect(await found(engine, {})).toEqual(['one']);
  await engine.close();
});

test('an index that breaks while it is used begins anew and says so', async () => {
  await using index = givenIndex();
  const holdings = Array.from({ length: 300 }, (_, i) =>
    givenRecord({ id: `${i}`, title: `题名${i}` }),
  );
  await index.engine.upsert(holdings);
  await index.engine.markComplete();
  await index.engine.close();
  damageTable(index.path, 'wording');
  const engine = openSqliteEngine(index.path);
  const outcome = await engine.search(request({ text: '题名' })).catch((error: unknown) => error);
  expect(outcome).toBeInstanceOf(SearchIndexLost);
  expect(await engine.state()).toMatchObject({ records: 0, complete: false });
  await engine.upsert(holdings);
  expect((await engine.search(request({ text: '题名' }))).total).toBe(300);
  await engine.close();
});

test('a process whose file was replaced by another goes on in the new one', async () => {
  await using index = givenIndex();
  await index.engine.upsert([givenRecord({ id: 'old' })]);
  for (const suffix of ['-wal', '-shm']) rmSync(`${index.path}${suffix}`, { force: true });
  writeFileSync(`${index.path}.new`, '');
  renameSync(`${index.path}.new`, index.path);
  await index.engine.upsert([givenRecord({ id: 'new' })]);
  expect(await found(index.another(), {})).toEqual(['new']);
});

function damage(path: string): void {
  writeFileSync(path, readFileSync(path).fill(0xa5, 4096));
}

function change(path: string, sql: string): void {
  const database = new DatabaseSync(path);
  database.exec(sql);
  database.close();
}

test('an index that was merged often goes on taking records', async () => {
  await using index = givenIndex();
  const law = '第一条 为了规范档案工作，维护档案的真实、完整、可用与安全，制定本办法。';
  const record = (number: number) =>
    givenRecord({
      id: `r${number}`,
      title: `第${number}号`,
      content: `${number}${law.repeat(60)}`,
    });
  // FTS5 gives the segments it merges rowids beyond 2^53, which SQLite reports after any later write.
  for (let round = 0; round < 3; round += 1)
    await index.engine.upsert(Array.from({ length: 300 }, (_, number) => record(number)));
  await index.engine.upsert([record(1)]);
  await index.engine.clear();
  expect(await index.engine.count()).toBe(0);
});
