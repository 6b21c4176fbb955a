import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { carrierLabel } from '@lantai/contract/transfer/transfer-batch.ts';
import { z } from 'zod';
import { dayOf } from '#platform/clock.ts';
import { type JobContext, job } from '#platform/job.ts';
import { Problem } from '#platform/problem.ts';
import { renameDurably } from '../preservation/durable.ts';
import { findPackable } from '../preservation/eep/pack-record.ts';
import type { ArchiveSigner } from '../preservation/signing/archive-signer.ts';
import type { Storage } from '../preservation/storage.ts';
import { StoreFault } from '../preservation/store-fault.ts';
import { notePackage } from './note-package.ts';
import { type BatchToPack, findBatchToPack } from './package/package-contents.ts';
import { batchFolder, packageFolder } from './package/package-folder.ts';
import { sealPackage, signSeal } from './package/seal.ts';
import { writePackageTexts, writeRecord } from './package/write-package.ts';

/**
 * Writes the package of a batch to DATA/transfer/…, record by record, whole or not at all. What an
 * earlier try left behind is begun anew; the package of an earlier round goes when this one is there.
 */
export const packTransfer = (storage: Storage, directory: string, signs: ArchiveSigner) =>
  job({
    name: 'transfer.pack-transfer',
    payload: z.object({ batchId: z.uuid(), round: z.number().int() }),

    async perform(context, { batchId, round }) {
      const packing = await context.read((db) => findBatchToPack(db, batchId));
      // Begun anew meanwhile, or noted already by an earlier run of this same job.
      if (packing?.batch.state !== 'packaging' || packing.batch.round !== round)
        return { packed: 0 };
      const unfinished = `${packageFolder(directory, packing.batch)}.part`;
      await rm(unfinished, { recursive: true, force: true });
      await rm(packageFolder(directory, packing.batch), { recursive: true, force: true });
      await mkdir(unfinished, { recursive: true });
      const fault = await writeRecords(context, storage, { packing, folder: unfinished });
      if (fault !== undefined) {
        await rm(unfinished, { recursive: true, force: true });
        await context.run(notePackage, { batchId, round, fault });
        return { packed: 0, fault };
      }
      const { sm3, files: sealed } = await sealWhole(packing, unfinished, dayOf(context.now()));
      const { signature, files: beside } = await signSeal(unfinished, await signs(context.now()));
      const files = [...sealed, ...beside];
      await renameDurably(unfinished, packageFolder(directory, packing.batch));
      const bytes = files.reduce((sum, { size }) => sum + size, 0);
      await context.run(notePackage, {
        batchId,
        round,
        packed: { sm3, files: files.length, bytes, signature },
      });
      const earlier = join(batchFolder(directory, packing.batch.number), String(round - 1));
      await rm(earlier, { recursive: true, force: true });
      return { packed: packing.items.length };
    },
  });

type Writing = { packing: BatchToPack; folder: string };

/** What keeps a record from being packed, by its code; undefined when all are there. */
async function writeRecords(
  { read, now, progress }: JobContext,
  storage: Storage,
  { packing: { items }, folder }: Writing,
): Promise<string | undefined> {
  const taken = new Map<string, string>();
  for (const [done, { recordId, place, listed }] of items.entries()) {
    await progress(done, items.length);
    if (place === null) continue;
    // Two codes that differ in a sign which no file name carries, or in case alone.
    const other = taken.get(place.toLowerCase());
    if (other !== undefined) return `${listed.code}：包内文件名与 ${other} 相同，不能同包移交`;
    taken.set(place.toLowerCase(), listed.code);
    try {
      const packable = await read((db) => findPackable(db, recordId, now()));
      await writeRecord(storage, join(folder, place), packable);
    } catch (error) {
      if (error instanceof StoreFault)
        return `${listed.code}：库内电子文件读写失败（${error.code}）`;
      if (error instanceof Problem) return `${listed.code}：${error.sentence}`;
      throw error;
    }
  }
  await progress(items.length, items.length);
  return undefined;
}

async function sealWhole(packing: BatchToPack, folder: string, packedOn: string) {
  const { batch, unitName, fondsCode, categories, items, volumes } = packing;
  await writePackageTexts(folder, {
    ...{ number: batch.number, unitName, fondsCode, archiveName: batch.archive_name, packedOn },
    label: carrierLabel({
      ...{ fondsCode, categories, yearFrom: batch.year_from, yearTo: batch.year_to },
    }),
    ...{ profile: batch.profile, volumes },
    records: items.map(({ listed, place }) => ({ ...listed, place })),
  });
  return sealPackage(folder);
}
