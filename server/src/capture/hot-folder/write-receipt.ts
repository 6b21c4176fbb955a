import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Db, Row } from '#platform/database.ts';
import { signatureName, signDetached } from '../../preservation/signing/detached-signature.ts';
import type { Signer } from '../../preservation/signing/signer.ts';
import { hotSource } from './keep-fitting.ts';

/** What is written back to whoever handed a package in: for programs, and readable by people. */
export type Receipt = {
  readonly package: string;
  readonly digest: { readonly algorithm: 'SM3'; readonly value: string };
  readonly state: Row<'hot_folder_package'>['state'];
  readonly receivedAt: Date;
  readonly figures: {
    readonly listed: number;
    readonly taken: number;
    readonly alreadyThere: number;
    readonly quarantined: number;
    readonly refused: number;
  };
  readonly records: readonly {
    readonly place: string;
    readonly sourceKey: string;
    readonly temporaryNumber: string | null;
    readonly quarantined: boolean;
  }[];
  readonly findings: Row<'hot_folder_package'>['findings'];
};

/** The same whenever it is asked for: a receipt that a crash cut off is written once more. */
export async function receiptOf(db: Db, row: Row<'hot_folder_package'>): Promise<Receipt> {
  const keys = row.records.map(({ sourceKey }) => sourceKey);
  const numbered =
    keys.length === 0
      ? []
      : await db
          .selectFrom('record')
          .select(['source_key', 'temporary_number', 'quarantined_at'])
          .where('fonds_id', '=', row.fonds_id)
          .where('source', '=', hotSource)
          .where('source_key', 'in', keys)
          .execute();
  const byKey = new Map(numbered.map((record) => [record.source_key, record]));
  return {
    package: row.name,
    digest: { algorithm: 'SM3', value: row.digest },
    state: row.state,
    receivedAt: row.received_at,
    figures: {
      listed: row.listed,
      taken: row.taken,
      alreadyThere: row.already_there,
      quarantined: row.quarantined,
      refused: row.refused,
    },
    records: row.records.map(({ place, sourceKey }) => ({
      place,
      sourceKey,
      temporaryNumber: byKey.get(sourceKey)?.temporary_number ?? null,
      quarantined: (byKey.get(sourceKey)?.quarantined_at ?? null) !== null,
    })),
    findings: row.findings,
  };
}

/**
 * Whole or not there: a system may be waiting for the name to appear. Where the archive has a key, `NAME.json.sig` is
 * there before it.
 */
export async function writeReceipt(
  folder: string,
  receipt: Receipt,
  signer: Signer | undefined,
): Promise<void> {
  const path = join(folder, `${receipt.package}.json`);
  const text = `${JSON.stringify(receipt, undefined, 2)}\n`;
  const write = async (to: string, content: string) => {
    const unfinished = join(folder, `.${crypto.randomUUID()}`);
    await writeFile(unfinished, content, { flush: true });
    await rename(unfinished, to);
  };
  if (signer) await write(signatureName(path), await signDetached(Buffer.from(text), signer));
  else await rm(signatureName(path), { force: true });
  await write(path, text);
}
