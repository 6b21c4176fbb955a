import { normaliseDocumentNumber } from '@lantai/contract/records/document-number.ts';
import { systemActor } from '#platform/actor.ts';
import { type Platform, read } from '#platform/command.ts';
import type { CatalogueEntry } from '../catalogue/catalogue-entry.ts';
import { likenessKeyOf } from '../catalogue/row-identity.ts';
import { importSource } from './incoming-record.ts';

// Both ask as the archive itself: what another department brought, or what is quarantined, is there
// already although the asker must not see it. No more than its number leaves this file.

/** Which of these rows came in before, from whatever catalogue. */
export async function findKnownKeys(
  platform: Platform,
  fondsId: string,
  entries: readonly CatalogueEntry[],
): Promise<Set<string>> {
  if (entries.length === 0) return new Set();
  const keys = entries.map(({ sourceKey }) => sourceKey);
  const rows = await read(platform, systemActor, (db) =>
    db
      .selectFrom('record')
      .select('source_key')
      .where('fonds_id', '=', fondsId)
      .where('source', '=', importSource)
      .where('source_key', 'in', keys)
      .execute(),
  );
  return new Set(rows.flatMap(({ source_key }) => source_key ?? []));
}

/** A record that speaks of the same document as a row: `number` names it, `sourceKey` tells the row it came from. */
export type AlikeRecord = { readonly number: string; readonly sourceKey: string | null };

/** Records with the same 文号, 责任者 and 日期, by the likeness key of the row (workflows A.13). */
export async function findAlike(
  platform: Platform,
  fondsId: string,
  entries: readonly CatalogueEntry[],
): Promise<Map<string, AlikeRecord[]>> {
  const numbers = entries.flatMap(({ likenessKey, documentNumber }) =>
    likenessKey && documentNumber ? normaliseDocumentNumber(documentNumber) : [],
  );
  if (numbers.length === 0) return new Map();
  const rows = await read(platform, systemActor, (db) =>
    db
      .selectFrom('record')
      .select(['document_number', 'creator', 'document_on', 'source_key as sourceKey'])
      .select(['archival_code', 'temporary_number'])
      .where('fonds_id', '=', fondsId)
      .where('document_number_key', 'in', numbers)
      .where('state', '<>', 'voided')
      .orderBy('created_at')
      .execute(),
  );
  const alike = rows.flatMap(({ document_number, creator, document_on, ...record }) => {
    // Of a row's reading, the key takes these three.
    const reading = { documentNumber: document_number, creator, day: document_on };
    const key = likenessKeyOf(reading as Parameters<typeof likenessKeyOf>[0]);
    const number = record.archival_code ?? record.temporary_number ?? '草稿';
    return key === null ? [] : [{ key, record: { number, sourceKey: record.sourceKey } }];
  });
  return new Map(
    [...Map.groupBy(alike, ({ key }) => key)].map(([key, found]) => [
      key,
      found.map(({ record }) => record),
    ]),
  );
}
