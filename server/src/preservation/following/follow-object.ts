import { objectId } from '../component-bytes.ts';
import type { OcflRoot } from '../ocfl-root.ts';
import { findInventory } from '../read-object.ts';
import { StoreFault } from '../store-fault.ts';
import { recordPath } from '../store-record.ts';
import type { Due } from './due-subjects.ts';
import { contextId, tableAt } from './tell-context.ts';
import { kindNames, type ToldKind, toldTables } from './told-by-store.ts';
import { readText, type Written, writeContext, writeMetadata } from './write-told.ts';

export type Followed = {
  readonly id: string;
  readonly due: Due;
  /** The version that was made; null where the object says it already, or there is none any more. */
  readonly written: Written | null;
  readonly fault?: string;
};

type Records = { readonly now: Date; readonly told: ReadonlyMap<string, string> };

/** Follows the objects of records; one that was destroyed meanwhile has no object, and nothing to say. */
export function followRecord(root: OcflRoot, { now, told }: Records) {
  return async (due: Due): Promise<Followed> => {
    const id = objectId(due.subjectId);
    const text = told.get(due.subjectId);
    if (text === undefined) return { id, due, written: null };
    const message = async () => `目录跟进：${listed(await changedTables(root, id, text))}`;
    const texts = new Map([[recordPath, text]]);
    const note = noteOf(due, now);
    return { id, due, written: await writeMetadata(root, { id, texts, note, message }) };
  };
}

type Contexts = {
  readonly now: Date;
  readonly kind: ToldKind;
  readonly told: ReadonlyMap<string, ReadonlyMap<string, string>>;
};

/** Follows objects of the context. Of what is no more in the catalogue the newest version says so. */
export function followContext(root: OcflRoot, { now, kind, told }: Contexts) {
  return async (due: Due): Promise<Followed> => {
    const id = contextId(kind, due.subjectId);
    const texts = told.get(due.subjectId);
    const isGone = texts === undefined || texts.size === 1;
    if (isGone && !(texts && (await findInventory(root, id)))) return { id, due, written: null };
    const message = async (paths: readonly string[]) =>
      `目录跟进 ${kindNames[kind]}：${listed(paths.flatMap((path) => nameAt(path)))}`;
    return {
      id,
      due,
      written: await writeContext(root, { id, texts, note: noteOf(due, now), message }),
    };
  };
}

function noteOf({ notedBy, notedByName }: Due, now: Date) {
  return {
    user: {
      name: notedByName ?? '系统',
      address: notedBy ? `urn:uuid:${notedBy}` : 'urn:lantai:system',
    },
    created: now,
  };
}

function nameAt(path: string): string[] {
  const name = toldTables[tableAt(path) ?? '']?.name;
  return name === undefined ? [] : [name];
}

const shown = 6;

function listed(names: readonly string[]): string {
  const unlike = [...new Set(names)];
  if (unlike.length === 0) return '名称';
  const first = unlike.slice(0, shown).join('、');
  return unlike.length > shown ? `${first}等 ${unlike.length} 类` : first;
}

/** The tables whose rows differ from what the newest version says; all of them where it has no rows yet. */
async function changedTables(root: OcflRoot, id: string, text: string): Promise<string[]> {
  const [before, now] = [tablesIn(await textOf(root, id)), tablesIn(text)];
  return Object.entries(toldTables)
    .filter(([table]) => JSON.stringify(before[table]) !== JSON.stringify(now[table]))
    .map(([, { name }]) => name);
}

async function textOf(root: OcflRoot, id: string): Promise<string> {
  try {
    return await readText(root, id, recordPath);
  } catch (error) {
    if (error instanceof StoreFault && error.code === 'store.content-missing') return '{}';
    throw error;
  }
}

/** Only for the message: what cannot be read has nothing in common with what is written now. */
function tablesIn(text: string): Record<string, unknown> {
  try {
    return (
      (JSON.parse(text) as { catalogue?: { tables?: Record<string, unknown> } }).catalogue
        ?.tables ?? {}
    );
  } catch {
    return {};
  }
}
