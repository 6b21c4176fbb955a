import type { SelfTestFault } from '@lantai/contract/transfer/self-test.ts';
import { z } from 'zod';
import type { Platform } from '#platform/command.ts';
import type { Db, Row } from '#platform/database.ts';
import { type JobContext, job } from '#platform/job.ts';
import type { Storage } from '../preservation/storage.ts';
import { checkRecords } from '../quality/check-records.job.ts';
import { judgeTransfer } from './judge-transfer.ts';
import { noteSelfTest } from './note-self-test.ts';
import { openTransferCheck } from './open-transfer-check.ts';
import { expectedOf } from './package/expected-of.ts';
import { findBatchToPack, type PackedItem } from './package/package-contents.ts';
import { packageFolder } from './package/package-folder.ts';
import { readSeal, signatureFaults } from './package/seal.ts';
import { testLayout } from './package/test-layout.ts';
import {
  resultOf,
  testCode,
  testFigures,
  testFixity,
  testList,
  testRecordPackage,
} from './package/test-package.ts';

/**
 * Tests a package and the records it was made of, before it leaves, and looks at them by the items of
 * DA/T 70-2018 for transfer; finds out, and changes nothing.
 */
export const testPackage = (platform: Platform, storage: Storage, directory: string) => {
  const { perform: checkRun } = checkRecords(platform, storage);
  return job({
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
      const layout = await testLayout(folder, seal);
      const looked = await lookAtRecords(context, storage, { items: packed.items, folder });
      const results = [
        resultOf('fixity', looked.components.length, looked.fixity),
        resultOf('code', packed.items.length, looked.code),
        resultOf('seal', seal.files.length, [
          ...[...differs, ...seal.faults],
          ...signatureFaults(made.signature, seal.signature),
        ]),
        ...testList(packed.batch.profile, packed.items, seal),
        resultOf('catalogue', layout.rows.length, layout.faults),
        testFigures(packed.items, looked.components),
        resultOf(
          'package',
          packed.items.filter(({ place }) => place !== null).length,
          looked.packages,
        ),
      ];
      const { profile } = packed.batch;
      const { contents } = looked;
      const expected = await expectedOf(folder, { ...packed, profile, seal, contents });
      const { runId, isNew } = await context.run(openTransferCheck, { batchId, expected });
      if (isNew) await checkRun(context, { runId, batchAgain: true });
      const stage = await context.read((db) => judgeTransfer(db, runId));
      await context.run(noteSelfTest, { batchId, round, sm3: made.sm3, results, stage });
      return { failed: results.filter(({ outcome }) => outcome !== 'passed').length };
    },
  });
};

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
    /** By record, the SM3 of what its package holds. */
    contents: {} as Record<string, string[]>,
  };
  for (const [done, item] of items.entries()) {
    await progress(done, items.length);
    const { record, components } = await read((db) => findRecord(db, item.recordId));
    found.components.push(...components);
    found.fixity.push(...(await testFixity(storage, item.listed.code, components)));
    found.code.push(...testCode(record));
    const { faults, contents } = await testRecordPackage(folder, item);
    found.packages.push(...faults);
    if (item.place !== null) found.contents[item.recordId] = contents;
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
