import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Names } from '../preservation/following/names-of-rows.ts';
import { contextOf, contextPath, tableAt } from '../preservation/following/tell-context.ts';
import type { ToldKind } from '../preservation/following/told-by-store.ts';
import type { ToldRow, ToldRows } from '../preservation/following/told-rows.ts';
import {
  contentByPath,
  type Inventory,
  isVouchedFor,
  readInventoryIn,
  versionOf,
} from '../preservation/ocfl-inventory.ts';
import { StoreFault } from '../preservation/store-fault.ts';
import { recordPath } from '../preservation/store-record.ts';
import { rowsOfOldRecord } from './old-record.ts';

/** What an object says of the catalogue, from its newest version that is whole. */
export type ToldObject = {
  readonly kind: ToldKind;
  readonly id: string;
  readonly rows: ToldRows;
  readonly names: Names;
  readonly version: string;
  /** The newest version there is: where `version` is an older one, this one could not be read. */
  readonly head: string;
  /** Whether it has only what was known at filing (`urn:lantai:record:1`). */
  readonly atFilingOnly: boolean;
};

/** Reads an object, from its newest version backwards; null where none of them can be read. */
export async function readToldObject(folder: string, place: string): Promise<ToldObject | null> {
  const newest = await newestInventory(folder);
  if (!newest) return null;
  const { inventory, head } = newest;
  for (let number = Number(inventory.head.slice(1)); number >= 1; number -= 1) {
    const version = `v${number}`;
    const told = await readVersion({ folder, place, inventory, version });
    if (told) return { ...told, id: inventory.id, version, head };
  }
  return null;
}

/** The object's inventory; where it is damaged, that of its newest version that can vouch for itself. */
async function newestInventory(
  folder: string,
): Promise<{ inventory: Inventory; head: string } | null> {
  const numbers = (await readdir(folder))
    .filter((name) => /^v[1-9]\d*$/.test(name))
    .map((name) => Number(name.slice(1)))
    .toSorted((one, other) => other - one);
  const head = `v${numbers[0] ?? 0}`;
  for (const place of [folder, ...numbers.map((number) => join(folder, `v${number}`))]) {
    const found = await readInventoryIn(place).catch(onlyFaults);
    if (!found) continue;
    const beside = join(folder, found.inventory.head);
    if ((await isVouchedFor(found, place)) || (await isVouchedFor(found, beside)))
      return { inventory: found.inventory, head };
  }
  return null;
}

function onlyFaults(error: unknown): null {
  if (error instanceof StoreFault) return null;
  throw error;
}

type Version = { folder: string; place: string; inventory: Inventory; version: string };
type Said = Omit<ToldObject, 'id' | 'version' | 'head'>;

async function readVersion({ folder, place, inventory, version }: Version): Promise<Said | null> {
  const paths = new Map(contentByPath(versionOf(inventory, version).state));
  const read = (path: string) => readWhole(folder, inventory, paths.get(path));
  const context = contextOf(inventory.id);
  if (!context) return toldOfRecord(await read(recordPath), place);
  const head = parse<{ names?: Names }>(await read(contextPath));
  if (!head) return null;
  const rows: Record<string, ToldRow[]> = {};
  for (const path of paths.keys()) {
    const table = tableAt(path);
    if (table === undefined) continue;
    const told = parse<ToldRow[]>(await read(path));
    if (!told) return null;
    rows[table] = told;
  }
  return { kind: context.kind, rows, names: head.names ?? {}, atFilingOnly: false };
}

function toldOfRecord(text: string | null, place: string): Said | null {
  const said = parse<Beside & { schema: string; catalogue?: { names: Names; tables: ToldRows } }>(
    text,
  );
  if (said?.schema === 'urn:lantai:record:2' && said.catalogue) {
    const { names, tables } = said.catalogue;
    return {
      kind: 'record',
      rows: tables,
      names: { ...namesBeside(said), ...names },
      atFilingOnly: false,
    };
  }
  if (said?.schema !== 'urn:lantai:record:1') return null;
  const rows = rowsOfOldRecord(said, place);
  return rows && { kind: 'record', rows, names: namesBeside(said), atFilingOnly: true };
}

type Beside = {
  readonly agency?: { id: string; code: string; name: string };
  readonly fonds?: { id: string; code: string; name: string };
  readonly description?: { departmentId: string | null; departmentName: string | null };
};

/** The agency, the fonds and the department, which a record's object has always named. */
function namesBeside({ agency, fonds, description }: Beside): Names {
  const { departmentId, departmentName } = description ?? {};
  return {
    ...(agency && { [agency.id]: { kind: 'unit', name: agency.name, code: agency.code } }),
    ...(fonds && { [fonds.id]: { kind: 'fonds', name: fonds.name, code: fonds.code } }),
    ...(departmentId &&
      departmentName && { [departmentId]: { kind: 'unit', name: departmentName } }),
  };
}

/** A file of an object, if its bytes are those that the inventory names. */
async function readWhole(
  folder: string,
  inventory: Inventory,
  digest: string | undefined,
): Promise<string | null> {
  const [path] = (digest !== undefined && inventory.manifest[digest]) || [];
  if (path === undefined) return null;
  const bytes = await readFile(join(folder, path)).catch(() => null);
  if (!bytes) return null;
  const found = createHash(inventory.digestAlgorithm).update(bytes).digest('hex');
  return found === digest ? bytes.toString('utf8') : null;
}

function parse<Shape>(text: string | null): Shape | null {
  if (text === null) return null;
  try {
    return JSON.parse(text) as Shape;
  } catch {
    return null;
  }
}
