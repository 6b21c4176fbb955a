import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArchiveSignature } from '@lantai/contract/preservation/archive-signature.ts';
import { z } from 'zod';
import { dayOf } from '#platform/clock.ts';
import { type JobContext, job } from '#platform/job.ts';
import { Problem } from '#platform/problem.ts';
import { signatureVerifier } from '../../audit/sealing/export-blocks.ts';
import { writeBag } from '../../preservation/bagit/write-bag.ts';
import { digestFile } from '../../preservation/digest.ts';
import { writeNew } from '../../preservation/durable.ts';
import type { ArchiveSigner, Signing } from '../../preservation/signing/archive-signer.ts';
import { signatureName, signDetached } from '../../preservation/signing/detached-signature.ts';
import type { Storage } from '../../preservation/storage.ts';
import { StoreFault } from '../../preservation/store-fault.ts';
import { exportFolder } from './export-folder.ts';
import { findExport } from './export-queries.ts';
import { firstPage } from './first-page.ts';
import { noteExport } from './note-export.ts';
import { findPortable, type WrittenRecord, writePortable } from './portable-record.ts';
import { verifier } from './verifier.ts';

/**
 * Writes an export to DATA/exports/…, record by record under the rights that its asker has now, whole or
 * not at all. What an earlier try left behind is begun anew.
 */
export const writeExport = (storage: Storage, directory: string, signs: ArchiveSigner) =>
  job({
    name: 'access.write-export',
    payload: z.object({ exportId: z.uuid() }),

    async perform(context, { exportId }) {
      const run = await context.read((db) => findExport(db, exportId));
      if (run?.state !== 'writing') return { records: 0 };
      const folder = exportFolder(directory, exportId);
      try {
        const written = await writePortableFolder(storage, folder, {
          ...{ context, recordIds: run.record_ids, scope: run.scope },
          agencyName: run.agencyName,
          signing: await signs(context.now()),
        });
        await context.run(noteExport, { exportId, written });
        return { records: written.records.length };
      } catch (error) {
        const fault = reasonOf(error);
        if (fault === undefined) throw error;
        await rm(folder, { recursive: true, force: true });
        await context.run(noteExport, { exportId, fault });
        return { records: 0, fault };
      }
    },
  });

type Writing = {
  readonly context: Pick<JobContext, 'read' | 'progress' | 'now'>;
  readonly recordIds: readonly string[];
  readonly scope: string;
  readonly agencyName: string;
  readonly signing: Signing;
};

export type WrittenExport = {
  readonly records: readonly { readonly id: string; readonly code: string }[];
  readonly files: number;
  readonly bytes: number;
  readonly manifestSha512: string;
  readonly signature: ArchiveSignature;
};

/** Lists every file beside the payload, the list of the payload among them: signed, it speaks for the whole. */
const wholeList = 'tagmanifest-sha512.txt';

/** The folder itself, a bag of BagIt 1.0 with a first page and its own verifier; nothing may be there yet. */
export async function writePortableFolder(
  storage: Storage,
  folder: string,
  { context, recordIds, scope, agencyName, signing: { signer, signature } }: Writing,
): Promise<WrittenExport> {
  const unfinished = `${folder}.part`;
  await rm(unfinished, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  const records: WrittenRecord[] = [];
  for (const [done, recordId] of recordIds.entries()) {
    await context.progress(done, recordIds.length);
    const portable = await context.read((db) => findPortable(db, recordId));
    records.push(await writePortable(storage, unfinished, portable));
  }
  await context.progress(recordIds.length, recordIds.length);
  const now = context.now();
  const { oxum } = await writeBag({
    ...{ from: unfinished, to: folder, now, moves: true },
    labels: [
      { label: 'Source-Organization', value: agencyName },
      { label: 'External-Description', value: scope },
    ],
    beside: {
      '打开.html': firstPage({ agencyName, scope, day: dayOf(now), records }),
      'verify.mjs': await readFile(verifier, 'utf8'),
      'verify-signature.mjs': await readFile(signatureVerifier, 'utf8'),
    },
    async seal(making) {
      if (!signer) return;
      const list = join(making, wholeList);
      await writeNew(signatureName(list), await signDetached(await readFile(list), signer));
    },
  });
  const [bytes = 0, files = 0] = oxum.split('.').map(Number);
  const { sha512 } = await digestFile(join(folder, 'manifest-sha512.txt'));
  const named = records.map(({ code }, place) => ({ id: recordIds[place] ?? '', code }));
  return { records: named, files, bytes, manifestSha512: sha512, signature };
}

/** In words for whoever asked; undefined for what is a fault of the program. */
function reasonOf(error: unknown): string | undefined {
  if (error instanceof Problem) return error.sentence;
  if (!(error instanceof StoreFault)) return undefined;
  const { fileName } = error.details;
  const name = typeof fileName === 'string' ? fileName : '';
  return `电子文件 ${name} 在存储中缺失或已损坏（${error.code}），未导出；先在“目录核对”中查明。`;
}
