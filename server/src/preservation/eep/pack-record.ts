import { rename, rm } from 'node:fs/promises';
import type { Db, Row } from '#platform/database.ts';
import { findKnown } from '../../records/metadata/known-of-record.ts';
import { metadataOf } from '../../records/metadata/record-metadata.ts';
import { openComponent } from '../component-bytes.ts';
import type { Signer } from '../signing/signer.ts';
import type { Storage } from '../storage.ts';
import { eepOfRecord } from './eep-of-record.ts';
import type { EepRecord } from './eep-record.ts';
import { signNewest } from './sign-newest.ts';
import { writeEep } from './write-eep.ts';

export type PackableRecord = {
  readonly eep: EepRecord;
  readonly components: readonly Row<'component'>[];
  readonly agencyId: string;
};

/** All that a record's package says, as its reader may see it, and the files that go into it. */
export async function findPackable(db: Db, recordId: string, now: Date): Promise<PackableRecord> {
  const known = await findKnown(db, recordId);
  const metadata = await metadataOf(db, recordId);
  const { components, record } = known;
  return { eep: eepOfRecord(known, metadata, now), components, agencyId: record.agency_id };
}

/** Writes the package to `path`, whole or not at all. */
export async function packRecord(
  storage: Storage,
  path: string,
  { eep, components }: PackableRecord,
  signing?: { readonly signer: Signer; readonly signedAt: string },
): Promise<void> {
  const unfinished = `${path}.${crypto.randomUUID()}.part`;
  try {
    await writeEep(unfinished, eep, async (place) => {
      const component = components[place];
      if (!component) throw new RangeError('every encoding is a component of the record');
      const content = await openComponent(storage, component);
      return content.read();
    });
    if (signing) await signNewest(unfinished, signing);
    await rename(unfinished, path);
  } finally {
    await rm(unfinished, { force: true });
  }
}
