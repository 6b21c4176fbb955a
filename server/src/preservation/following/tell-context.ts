import type { Db } from '#platform/database.ts';
import { findNames, type Names, namesIn } from './names-of-rows.ts';
import { kindNames, type ToldKind, toldTables } from './told-by-store.ts';
import { findToldRows, type ToldRow, type ToldRows, wholeArchive } from './told-rows.ts';

export const contextPath = 'metadata/context.json';
const tablesFolder = 'metadata/tables/';

/** The name of an object of the context in the store; that of a record's object is `objectId`. */
export function contextId(kind: ToldKind, subjectId: string): string {
  return subjectId === wholeArchive
    ? `urn:lantai:context:${kind}`
    : `urn:lantai:context:${kind}:${subjectId}`;
}

const contextName = /^urn:lantai:context:([a-z-]+?)(?::([\da-f-]{36}))?$/;

/** Which context an object tells, or undefined for the object of a record. */
export function contextOf(id: string): { kind: ToldKind; subjectId: string } | undefined {
  const [, kind = '', subjectId = wholeArchive] = contextName.exec(id) ?? [];
  return kind in kindNames ? { kind: kind as ToldKind, subjectId } : undefined;
}

/** The table that a file of a context holds the rows of. */
export function tableAt(path: string): string | undefined {
  return path.startsWith(tablesFolder)
    ? path.slice(tablesFolder.length, -'.json'.length)
    : undefined;
}

/**
 * What the objects of these subjects are to say now, as texts by path: one file for each table, so that a version
 * holds no more than what changed, and one that says what it is. A subject that is no more has that one alone.
 */
export async function tellContexts(
  db: Db,
  kind: ToldKind,
  subjectIds: readonly string[],
): Promise<Map<string, Map<string, string>>> {
  const told = await findToldRows(db, kind, subjectIds);
  const names = await findNames(db, told.values());
  return new Map(
    subjectIds.map((id) => [id, textsOf(kind, id, { rows: told.get(id) ?? {}, names })]),
  );
}

function textsOf(
  kind: ToldKind,
  subjectId: string,
  { rows, names }: { rows: ToldRows; names: Names },
): Map<string, string> {
  const context = {
    schema: 'urn:lantai:context:1',
    kind: { code: kind, name: kindNames[kind] },
    subject: subjectId === wholeArchive ? null : subjectId,
    tables: Object.keys(rows).map((table) => ({
      file: `${tablesFolder}${table}.json`,
      name: toldTables[table]?.name,
    })),
    names: namesIn(names, rows),
  };
  return new Map([
    [contextPath, `${JSON.stringify(context, undefined, 2)}\n`],
    ...Object.entries(rows).map(
      ([table, all]) => [`${tablesFolder}${table}.json`, lines(all)] as const,
    ),
  ]);
}

/** A row a line: what changed between two versions is seen line by line. */
function lines(rows: readonly ToldRow[]): string {
  return `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`;
}
