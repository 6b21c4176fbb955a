import type { FiledRelation } from '../records/metadata/known-relations.ts';
import { addVersion } from './add-version.ts';
import { objectId } from './component-bytes.ts';
import { digestText } from './digest.ts';
import { serialise } from './ocfl-inventory.ts';
import { openContent, readInventory } from './read-object.ts';
import type { Storage } from './storage.ts';
import { type FilingRecord, metadataOf, placedComponents, recordPath } from './store-record.ts';

type NewCode = {
  readonly filing: FilingRecord;
  readonly item: {
    readonly recordId: string;
    readonly oldCode: string;
    readonly newCode: string;
    readonly renumberingId: string;
    readonly decidedAt: Date | null;
    readonly decidedBy: string | null;
    readonly decidedByName: string | null;
  };
  readonly relations: readonly FiledRelation[];
};

/**
 * Writes what is now known of a renumbered record as a new version of its object: its code, and those it had.
 * The versions before say what they said. Where a run that was killed has left the version, it is found by
 * the renumbering it names, and nothing is written twice.
 */
export async function storeNewCode(
  { store }: Storage,
  { filing, item, relations }: NewCode,
): Promise<{ recordId: string; inventorySha512: string }> {
  const { recordId } = item;
  const id = objectId(recordId);
  const present = await readInventory(store, id);
  const inventory = (await saysCode(store, item))
    ? present
    : await addVersion(store, id, {
        base: present.head,
        message: `编号调整 ${item.oldCode} → ${item.newCode}`,
        user: {
          name: item.decidedByName ?? '系统',
          address: item.decidedBy ? `urn:uuid:${item.decidedBy}` : 'urn:lantai:system',
        },
        created: item.decidedAt ?? filing.record.changed_at,
        put: [
          {
            logicalPath: recordPath,
            source: { text: metadataOf(filing, placedComponents(filing.components), relations) },
          },
        ],
      });
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
