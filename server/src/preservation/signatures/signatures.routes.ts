import * as api from '@lantai/contract/preservation/signature.api.ts';
import type { SignatureReading, SignedFile } from '@lantai/contract/preservation/signature.ts';
import type { Platform } from '#platform/command.ts';
import type { Db, Row } from '#platform/database.ts';
import type { Routes } from '#platform/http.ts';
import { Problem } from '#platform/problem.ts';
import { openComponent } from '../component-bytes.ts';
import type { Storage } from '../storage.ts';
import { StoreFault } from '../store-fault.ts';
import type { TrustContext } from '../trust/judge-trust.ts';
import { findTrustContext } from '../trust/trust-queries.ts';
import { readSignatures } from './read-signatures.ts';
import type { SignedFormat } from './signature-task.ts';

const formats: Readonly<Record<string, SignedFormat>> = {
  'application/pdf': 'PDF',
  'application/ofd': 'OFD',
};

export const signaturesRoutes =
  (platform: Platform, storage: Storage): Routes =>
  ({ on }) => {
    on(api.verifySignatures, async ({ read, params }) => {
      const { components, trust } = await read(async (db) => ({
        components: await findSignable(db, params.recordId),
        trust: await findTrustContext(db, platform.now()),
      }));
      const files: SignedFile[] = [];
      for (const component of components)
        files.push({
          componentId: component.id,
          fileName: component.file_name,
          reading: await readingOf(storage, component, trust),
        });
      return files;
    });
  };

/** What may carry signatures. Of a quarantined record nothing is said, as nothing of it is shown. */
async function findSignable(db: Db, recordId: string): Promise<Row<'component'>[]> {
  const record = await db
    .selectFrom('record')
    .select('quarantined_at')
    .where('id', '=', recordId)
    .executeTakeFirst();
  if (!record) throw new Problem('records.not-found');
  if (record.quarantined_at) throw new Problem('records.quarantined', { action: '验证签名' });
  return db
    .selectFrom('component')
    .selectAll()
    .where('record_id', '=', recordId)
    .where('media_type', 'in', Object.keys(formats))
    .orderBy('position')
    .execute();
}

async function readingOf(
  storage: Storage,
  component: Row<'component'>,
  trust: TrustContext,
): Promise<SignatureReading> {
  const format = formats[component.media_type] ?? 'PDF';
  try {
    const { path } = await openComponent(storage, component);
    return await readSignatures(path, format, { trust });
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    return { kind: 'failed', reason: '电子文件不在存储中' };
  }
}
