import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { relative } from 'node:path';
import type { Mismatch } from '@lantai/contract/preservation/reconciliation.ts';
import { isStored } from '@lantai/contract/records/record-life.ts';
import type { Row } from '#platform/database.ts';
import { objectId, openComponent } from '../component-bytes.ts';
import { digestFile } from '../digest.ts';
import { headVersion, type Inventory } from '../ocfl-inventory.ts';
import { objectPath } from '../ocfl-root.ts';
import { findInventory } from '../read-object.ts';
import type { Storage } from '../storage.ts';
import { StoreFault } from '../store-fault.ts';

export type FoundMismatch = {
  readonly kind: Mismatch;
  readonly recordId: string | null;
  readonly componentId: string | null;
  readonly detail: string;
};

export type ComparedRecord = {
  readonly record: Pick<Row<'record'>, 'id' | 'state' | 'carrier' | 'object_path'>;
  readonly components: readonly Row<'component'>[];
};

/** Everything in which a record's catalogue entry and its bytes do not agree. `whole`: its bytes are read. */
export async function compareRecord(
  storage: Storage,
  { record, components }: ComparedRecord,
  whole: (component: Row<'component'>) => boolean,
): Promise<FoundMismatch[]> {
  const found: FoundMismatch[] = [];
  const report = (kind: Mismatch, detail: string, componentId: string | null = null) =>
    void found.push({ kind, recordId: record.id, componentId, detail });
  if (record.state === 'destroyed') {
    await compareDestroyed(storage, record, report);
    return found;
  }
  if (components.length === 0 && record.carrier !== 'paper')
    report('components-missing', '载体为电子，目录中没有电子文件');
  const inventory = isStored(record.state) ? await compareObject(storage, record, report) : null;
  // Nothing can be said of the parts of an object that is not there.
  if (isStored(record.state) && !inventory) return found;
  for (const component of components) {
    const placed = inventory ? comparePath(inventory, component, report) : component;
    if (placed) await compareBytes(storage, placed, { report, whole: whole(component) });
  }
  return found;
}

/** Of what was destroyed nothing may lie in the store any more, damaged or whole. */
async function compareDestroyed(
  { store }: Storage,
  record: ComparedRecord['record'],
  report: Report,
): Promise<void> {
  const path = objectPath(store, objectId(record.id));
  if (existsSync(path)) report('object-left', relative(store.path, path));
}

type Report = (kind: Mismatch, detail: string, componentId?: string | null) => void;

async function compareObject(
  { store }: Storage,
  record: ComparedRecord['record'],
  report: Report,
): Promise<Inventory | null> {
  const place = relative(store.path, objectPath(store, objectId(record.id)));
  if (record.object_path !== place)
    report('object-path-differs', `目录记 ${record.object_path ?? '（空）'}，实在 ${place}`);
  try {
    const inventory = await findInventory(store, objectId(record.id));
    if (!inventory) report('object-missing', place);
    return inventory;
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    report('object-damaged', `${place}：${error.code}`);
    return null;
  }
}

/** The component at the path where its bytes really are; nothing where they are at none. */
function comparePath(
  inventory: Inventory,
  component: Row<'component'>,
  report: Report,
): Row<'component'> | undefined {
  const actual = pathOf(inventory, component);
  if (actual === component.logical_path) return component;
  const { file_name, logical_path } = component;
  if (actual === undefined) report('bytes-missing', file_name, component.id);
  else
    report(
      'path-unknown',
      `${file_name}：目录记 ${logical_path ?? '（空）'}，实在 ${actual}`,
      component.id,
    );
  return actual === undefined ? undefined : { ...component, logical_path: actual };
}

/** Where an object has the bytes of a component: at its path, or, by their digest, at another. */
export function pathOf(
  inventory: Inventory,
  { logical_path, sha512 }: Pick<Row<'component'>, 'logical_path' | 'sha512'>,
): string | undefined {
  const { state } = headVersion(inventory);
  const known = Object.values(state).flat();
  if (logical_path !== null && known.includes(logical_path)) return logical_path;
  return state[sha512]?.[0];
}

async function compareBytes(
  storage: Storage,
  component: Row<'component'>,
  { report, whole }: { report: Report; whole: boolean },
): Promise<void> {
  const { id, file_name, size, sha512 } = component;
  try {
    const content = await openComponent(storage, component);
    const there = await stat(content.path);
    if (there.size !== size)
      report('size-differs', `${file_name}：目录记 ${size} 字节，实为 ${there.size} 字节`, id);
    else if (content.sha512 !== sha512)
      report('digest-differs', `${file_name}：清单与目录不符`, id);
    else if (whole && (await digestFile(content.path)).sha512 !== sha512)
      report('digest-differs', `${file_name}：逐字节读出，SHA-512 与目录不符`, id);
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    report('bytes-missing', file_name, id);
  }
}
