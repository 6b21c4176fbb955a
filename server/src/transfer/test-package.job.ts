import type { SelfTestFault } from '@lantai/contract/transfer/self-test.ts';
import { z } from 'zod';
import type { Db, Row } from '#platform/database.ts';
import { type JobContext, job } from '#platform/job.ts';
import type { Storage } from '../preservation/storage.ts';
import { noteSelfTest } from './note-self-test.ts';
import { findBatchToPack, type PackedItem } from './package/package-contents.ts';
import { packageFolder } from './package/package-folder.ts';
import { readSeal } from './package/seal.ts';
import {
  resultOf,
  testCode,
  testFigures,
  testFixity,
  testList,
  testRecordPackage,
} from './package/test-package.ts';

/** Tests a package and the records it was made of, before it leaves; finds out, and changes nothing. */
export const testPackage = (storage: Storage, directory: string) =>
  job({
    name: 'transfer.test-package',
    payload: z.object({ batchId: z.uuid(), round: z.number().int() }),

    async perform(context, { batchId, round }) {
      const packed = await context.read((db) => findBatchToPack(db, batchId));
      const made = packed?.batch.package;
      if (!packed || !made || packed.batch.round !== round) return { failed: 0 };
      const folder = packageFolder(directory, packed.batch);
      const seal = await readSeal(folder);
      const differs: SelfTestFault[] =
        seal.sm3 === made.sm3
          ? []
          : [{ object: '固化验证信息', expected: made.sm3, actual: seal.sm3 ?? '缺失' }];
      const looked = await lookAtRecords(context, storage, { items: packed.items, folder });
      const results = [
        resultOf('fixity', looked.components.length, looked.fixity),
        resultOf('code', packed.items.length, looked.code),
        resultOf('seal', seal.files.length, [...differs, ...seal.faults]),
        ...testList(packed.items, seal),
        testFigures(packed.items, looked.components),
        resultOf(
          'package',
          packed.items.filter(({ place }) => place !== null).length,
          looked.packages,
        ),
      ];
      await context.run(noteSelfTest, { batchId, round, sm3: made.sm3, results });
      return { failed: results.filter(({ outcome }) => outcome !== 'passed').length };
    },
  });

type Looking = { items: readonly PackedItem[]; folder: string };

async function lookAtRecords(
  { read, progress }: JobContext,
  storage: Storage,
  { items, folder }: Looking,
) {
  const found = {
    components: [] as Row<'component'>[],
    fixity: [] as SelfTestFault[],
    code: [] as SelfTestFault[],
    packages: [] as SelfTestFault[],
  };
  for (const [done, item] of items.entries()) {
    await progress(done, items.length);
    const { record, components } = await read((db) => findRecord(db, item.recordId));
    found.components.push(...components);
    found.fixity.push(...(await testFixity(storage, item.listed.code, components)));
    found.code.push(...testCode(record));
    found.packages.push(...(await testRecordPackage(folder, item)));
  }
  return found;
}

async function findRecord(db: Db, recordId: string) {
  const record = await db
    .selectFrom('record')
    .selectAll()
    .where('id', '=', recordId)
    .executeTakeFirstOrThrow();
  const components = await db
    .selectFrom('component')
    .selectAll()
    .where('record_id', '=', recordId)
    .orderBy('position')
    .execute();
  return { record, components };
}
