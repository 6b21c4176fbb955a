import type { PackageProfile } from '@lantai/contract/preservation/package-profile.ts';
import type { DescriptionChanges } from '@lantai/contract/records/record.ts';
import type { SheetChecks } from '@lantai/contract/transfer/self-test.ts';
import type { TransferKind } from '@lantai/contract/transfer/transfer-batch.ts';
import { yearOf } from '#platform/clock.ts';
import type { StagedComponent } from '#records/insert-records.ts';
import { givenRecord } from '../../test/given-records.ts';
import { givenAgency, givenPerson, openTestArchive } from '../../test/test-archive.ts';
import { fileRecords } from '../arrangement/file-records.job.ts';
import type { ArchiveSigner } from '../preservation/signing/archive-signer.ts';
import { givenPdfComponent } from '../quality/given-check.test-fixture.ts';
import { getBatch, getBatchRow } from './batch-queries.ts';
import { handOverTransfer } from './hand-over-transfer.ts';
import { noteStep } from './note-step.ts';
import { packTransfer } from './pack-transfer.job.ts';
import { packageFolder } from './package/package-folder.ts';
import { readSeal } from './package/seal.ts';
import { planTransfer } from './plan-transfer.ts';
import { receiveTransfer } from './receive-transfer.ts';
import { startPackaging } from './start-packaging.ts';
import { startSelfTest } from './start-self-test.ts';
import { testPackage } from './test-package.job.ts';

export const today = '2026-03-01';

export const signatures = {
  ...{ filledBy: '张某', filledOn: today, checkedBy: '李某', checkedOn: today, sealedOn: today },
};
const result = (value: 'passed' | 'failed' | 'not-checked') => ({ result: value, note: '' });
export const allPassed: SheetChecks = {
  authenticity: result('passed'),
  integrity: result('passed'),
  usability: result('passed'),
  safety: result('passed'),
};

/** What an archive without a key has. */
export const unsigned: ArchiveSigner = async () => ({
  signer: undefined,
  signature: { state: 'unsigned', reason: 'no-key' },
});

export type Transferring = Awaited<ReturnType<typeof givenTransferring>>;

/** An agency whose archivist prepares and whose head of archives hands over, with every step at hand. */
export async function givenTransferring() {
  const archive = await openTestArchive();
  const agency = await givenAgency(archive);
  const archivist = await givenPerson(archive, 'archivist', agency.agencyId);
  const head = await givenPerson(archive, 'archives-head', agency.agencyId);
  const { platform, storage, directory } = archive;
  let made = 0;
  const given = {
    archive,
    /** Whoever signs packages: nobody, until a test gives the archive a key. */
    signs: unsigned,
    agency,
    archivist,
    head,
    /** Permanent records of 2015, each with a file of its own. */
    async records(count: number, changes: DescriptionChanges = {}, component?: StagedComponent) {
      const ids: string[] = [];
      for (let index = 0; index < count; index += 1) {
        made += 1;
        const paper = changes.carrier === 'paper';
        ids.push(
          await givenRecord(archive, agency, archivist, {
            description: {
              title: `关于第${made}号事项的批复`,
              documentNumber: `示〔2015〕${made}号`,
              date: '2015-05-06',
              retention: 'Y',
              pages: 3,
              ...changes,
            },
            components: paper ? [] : [component ?? (await givenPdfComponent(archive, made))],
          }),
        );
      }
      await archive.perform(fileRecords(platform, storage), archivist, {
        fondsId: agency.fondsId,
      });
      return ids;
    },
    plan: (
      kind: TransferKind = 'electronic',
      recordIds?: readonly string[],
      profile: PackageProfile = 'DAT93-2022',
    ) =>
      archive.run(planTransfer, archivist, {
        ...{ fondsId: agency.fondsId, kind, retention: 'Y', recordIds, profile },
        ...{
          archiveName: '示例区档案馆',
          archiveCode: '433001',
          agreedOn: '2026-06-30',
          note: null,
        },
      }),
    batch: (batchId: string) => archive.read(archivist, (db) => getBatch(db, batchId)),
    async folder(batchId: string) {
      const batch = await archive.read(archivist, (db) => getBatchRow(db, batchId));
      return packageFolder(directory, batch);
    },
    async pack(batchId: string) {
      await archive.run(startPackaging, archivist, { batchId });
      const { round } = await given.batch(batchId);
      return archive.perform(packTransfer(storage, directory, given.signs), archivist, {
        batchId,
        round,
      });
    },
    async test(batchId: string) {
      await archive.run(startSelfTest, archivist, { batchId });
      const { round } = await given.batch(batchId);
      await archive.perform(testPackage(platform, storage, directory), archivist, {
        batchId,
        round,
      });
      return (await given.batch(batchId)).selfTest;
    },
    async send(batchId: string, signed: Partial<typeof signatures> = {}) {
      const seal = await readSeal(await given.folder(batchId)).catch(() => undefined);
      return archive.run(handOverTransfer, head, {
        ...{ batchId, matter: '2015年度永久档案移交', description: '文书档案', medium: null, seal },
        signatures: { ...signatures, ...signed },
      });
    },
    step: (
      batchId: string,
      action: 'prepare' | 'inspect' | 'sign-for' | 'return' | 'withdraw' | 'close',
      note = '',
    ) =>
      archive.run(noteStep, archivist, {
        ...{ batchId, action, happenedOn: today, signer: '王某', note },
      }),
    receive: (batchId: string, changes: { checks?: SheetChecks; paperItems?: number } = {}) =>
      archive.run(receiveTransfer, head, {
        ...{ batchId, checks: allPassed, signatures, receivedOn: today, paperItems: 0 },
        ...changes,
      }),
    /** All the way of an electronic batch, up to what the archive has received. */
    async transferred(count: number) {
      const recordIds = await given.records(count);
      const { batchId, number } = await given.plan('electronic', recordIds);
      await given.pack(batchId);
      await given.test(batchId);
      await given.send(batchId);
      await given.step(batchId, 'sign-for');
      await given.receive(batchId);
      return { recordIds, batchId, number };
    },
    thisYear: () => yearOf(platform.now()),
  };
  return given;
}
