import { addVersionAnew } from './add-version-anew.ts';
import { objectId } from './component-bytes.ts';
import { digestText } from './digest.ts';
import { serialise } from './ocfl-inventory.ts';
import { openContent } from './read-object.ts';
import type { Storage } from './storage.ts';
import { recordPath } from './store-record.ts';

type NewCode = {
  /** What the object is to say of the record now. */
  readonly metadata: string;
  readonly item: {
    readonly recordId: string;
    readonly oldCode: string;
    readonly newCode: string;
    readonly renumberingId: string;
    readonly decidedAt: Date;
    readonly decidedBy: string | null;
    readonly decidedByName: string | null;
  };
};

/**
 * Writes what is now known of a renumbered record as a new version of its object: its code, and those it had.
 * The versions before say what they said. Where a run that was killed has left the version, it is found by
 * the renumbering it names, and nothing is written twice.
 */
export async function storeNewCode(
  { store }: Storage,
  { metadata, item }: NewCode,
): Promise<{ recordId: string; inventorySha512: string }> {
  const { recordId } = item;
  const { inventory } = await addVersionAnew(store, objectId(recordId), async () =>
    (await saysCode(store, item))
      ? null
      : {
          message: `编号调整 ${item.oldCode} → ${item.newCode}`,
          user: {
            name: item.decidedByName ?? '系统',
            address: item.decidedBy ? `urn:uuid:${item.decidedBy}` : 'urn:lantai:system',
          },
          created: item.decidedAt,
          put: [{ logicalPath: recordPath, source: { text: metadata } }],
        },
  );
  return { recordId, inventorySha512: digestText(serialise(inventory)).sha512 };
}

async function saysCode(
  store: Storage['store'],
  { recordId, renumberingId, newCode }: NewCode['item'],
): Promise<boolean> {
  const content = await openContent(store, objectId(recordId), recordPath);
  const text = (await content.read().setEncoding('utf8').toArray()).join('');
  const said = JSON.parse(text) as {
    archivalCode: string;
    formerCodes?: { renumbering: { id: string } }[];
  };
  return (
    said.archivalCode === newCode &&
    (said.formerCodes ?? []).some(({ renumbering }) => renumbering.id === renumberingId)
  );
}
