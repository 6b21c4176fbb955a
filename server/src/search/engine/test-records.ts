import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { IndexedRecord, SearchEngine, SearchRequest } from './search-engine.ts';
import { openSqliteEngine } from './sqlite-engine.ts';

export const everythingOfA: SearchRequest['visible'] = [
  { agencyId: 'a', filedOnly: false, maxSecurityRank: 9 },
];

export function givenRecord(known: Partial<IndexedRecord> & { id: string }): IndexedRecord {
  return {
    agencyId: 'a',
    departmentId: 'a-office',
    departmentName: '办公室',
    fondsId: 'fonds-a',
    fondsCode: 'X001',
    category: 'WS',
    year: 2024,
    retention: 'Y',
    creator: null,
    securityLevel: '公开',
    securityRank: 0,
    filed: true,
    title: '',
    documentNumber: null,
    archivalCode: null,
    temporaryNumber: null,
    documentDay: '2024-03-01',
    content: '',
    ...known,
  };
}

export function request(asked: Partial<SearchRequest>): SearchRequest {
  return { text: '', filters: {}, visible: everythingOfA, sort: 'newest', limit: 50, ...asked };
}

/** An index in a folder of its own, gone with the test. */
export function givenIndex(open: (path: string) => SearchEngine = openSqliteEngine) {
  const folder = mkdtempSync(join(tmpdir(), 'lantai-search-'));
  const path = join(folder, 'index', 'records.sqlite');
  const opened: SearchEngine[] = [];
  const another = (): SearchEngine => {
    const engine = open(path);
    opened.push(engine);
    return engine;
  };
  return {
    path,
    engine: another(),
    another,
    async [Symbol.asyncDispose]() {
      await Promise.all(opened.map((engine) => engine.close()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function found(
  engine: SearchEngine,
  asked: Partial<SearchRequest>,
): Promise<string[]> {
  const { hits } = await engine.search(request(asked));
  return hits.map(({ id }) => id);
}

export function byText(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}

/** The file still opens; only who reads this table meets the damage. */
export function damageTable(path: string, table: string): void {
  const database = new DatabaseSync(path);
  const { root } =
    database.prepare('select rootpage as root from sqlite_schema where name = ?').get(table) ?? {};
  database.close();
  const start = (Number(root) - 1) * 4096;
  writeFileSync(path, readFileSync(path).fill(0xa5, start, start + 4096));
}
