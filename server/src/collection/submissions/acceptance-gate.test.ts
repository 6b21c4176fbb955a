import { rename } from 'node:fs/promises';
import { checkItemsOf } from '@lantai/contract/quality/check-item.ts';
import { defaultPolicy } from '@lantai/contract/quality/check-policy.ts';
import { outcomeOf } from '@lantai/contract/quality/verdict.ts';
import { expect, test } from 'vitest';
import { keepHouse } from '#platform/command.ts';
import { cmsOf } from '#preservation/signatures/given-cms.test-fixture.ts';
import { signedPdf } from '#preservation/signatures/given-signed-pdf.test-fixture.ts';
import { givenSigner } from '#preservation/signatures/given-signer.test-fixture.ts';
import { stagedPath } from '#preservation/staging.ts';
import { checkRecords } from '#quality/check-records.job.ts';
import { decidePolicy } from '#quality/decide-policy.ts';
import { givenPdfComponent } from '#quality/given-check.test-fixture.ts';
import { orderRecheck } from '#quality/order-recheck.ts';
import { findStanding } from '#quality/standing-queries.ts';
import { givenComponent } from '../../../test/given-records.ts';
import {
  type Collecting,
  check,
  givenChecked,
  givenCollecting,
  givenPreFiled,
  givenSubmitted,
  refusal,
  runOf,
  sign,
} from '../given-collection.test-fixture.ts';
import { acceptRecords } from './accept-records.ts';
import { getSubmission } from './submission-queries.ts';

/** A page of another size, in as many bytes. */
function changedSince(signed: Buffer): Buffer {
  const changed = Buffer.from(signed);
  changed.write('300', changed.indexOf('MediaBox [0 0 200') + 14);
  return changed;
}

const shown = ({ archive, archivist }: Collecting, submissionId: string) =>
  archive.read(archivist, (db) => getSubmission(db, archivist, submissionId));

test('what did not run is said not to have run, and never to have passed', async () => {
  const world = await givenCollecting();
  await using archive = world.archive;
  const paper = await givenPreFiled(world, {
    description: { carrier: 'paper', documentNumber: null },
    components: [],
  });
  const { submissionId } = await givenChecked(world, [paper]);
  const runId = await runOf(world, submissionId);
  const standing = await archive.read(world.archivist, (db) => findStanding(db, runId));
  const outcomes = Object.fromEntries(
    checkItemsOf('GD').map(({ code }) => [code, outcomeOf(standing.of(paper), code)]),
  );
  const came = Map.groupBy(Object.keys(outcomes), (code) => outcomes[code]);
  expect(came.get('not-run')).toEqual(['4-1', '4-2']);
  expect(came.get('waiting')).toEqual(['4-7']);
  expect(came.get('passed')).toEqual(
    [
      '1-2',
      '1-3',
      '1-4',
      '1-5',
      '1-6',
      '1-7',
      '1-8',
      '2-1',
      '2-2',
      '2-3',
      '2-4',
      '2-9',
      '2-11',
    ].concat(['3-1', '3-2']),
  );
  expect(Object.keys(outcomes)).toHaveLength(36);
});

test('an agency that has it so accepts nothing that was not looked at', async () => {
  const world = await givenCollecting();
  await using archive = world.archive;
  await archive.run(decidePolicy, world.archivesHead, {
    agencyId: world.agency.agencyId,
    policy: { ...defaultPolicy, notRunBlocks: true },
    version: 0,
    reason: '未检测不得验收',
  });
  const recordId = await givenPreFiled(world);
  const { submissionId } = await givenChecked(world, [recordId]);
  await sign(world, submissionId, [recordId]);
  await expect(
    archive.run(acceptRecords, world.archivist, { submissionId, recordIds: [recordId] }),
  ).rejects.toMatchObject({
    code: 'collection.check-failed',
    details: {
      count: 1,
      items: '4-1 系统环境中是否安装杀毒软件检测、4-2 病毒感染检测',
      recordIds: [recordId],
    },
  });
  expect(await shown(world, submissionId)).toMatchObject({ failed: 1 });
});

test('a batch of which something is gone by the time it is checked fails as a whole', async () => {
  const world = await givenCollecting();
  await using archive = world.archive;
  const [one, two] = [await givenPreFiled(world), await givenPreFiled(world)];
  const { submissionId } = await givenSubmitted(world, [one, two]);
  await keepHouse(archive.platform, (tx) =>
    tx.updateTable('record').set({ state: 'voided' }).where('id', '=', two).execute(),
  );
  await check(world, submissionId);
  await sign(world, submissionId, [one]);
  const { failed, itemList } = await shown(world, submissionId);
  expect([failed, itemList[0]?.failed]).toEqual([2, ['2-1']]);
  expect(
    await refusal(archive.run(acceptRecords, world.archivist, { submissionId, recordIds: [one] })),
  ).toBe('collection.check-failed');
});

test('what failed for a reason that is put right passes when it is looked at again', async () => {
  const world = await givenCollecting();
  await using archive = world.archive;
  const component = await givenPdfComponent(archive);
  const recordId = await givenPreFiled(world, { components: [component] });
  const path = stagedPath(archive.storage.staging, component.sha512);
  await rename(path, `${path}.away`);
  const { submissionId } = await givenChecked(world, [recordId]);
  expect((await shown(world, submissionId)).itemList[0]?.verdict).toBe('failed');
  await rename(`${path}.away`, path);
  const runId = await runOf(world, submissionId);
  await archive.run(orderRecheck, world.archivist, { runId });
  await archive.perform(checkRecords(archive.platform, archive.storage), world.archivist, {
    ...{ runId, again: [recordId], batchAgain: true },
  });
  await sign(world, submissionId, [recordId]);
  expect(
    await refusal(
      archive.run(acceptRecords, world.archivist, { submissionId, recordIds: [recordId] }),
    ),
  ).toBe('done');
});

test('bytes that are not what they are said to be fail in the check that looks for it, and are not accepted', async () => {
  const world = await givenCollecting();
  await using archive = world.archive;
  const { storage } = archive;
  const pdf = (body: string) => `%PDF-1.7\n${body}\n%%EOF`;
  const signer = givenSigner('SM2', '示例机关');
  const signed = signedPdf({
    subFilter: 'adbe.pkcs7.detached',
    sign: (content) => cmsOf(signer, content),
  });
  const given = {
    'extension is not the type': await givenComponent(storage, pdf('a'), {
      fileName: '正本.docx',
      mediaType: 'application/pdf',
    }),
    'registered as another type': await givenComponent(storage, 'plain text', {
      fileName: '正本.pdf',
      mediaType: 'application/pdf',
    }),
    'encrypted PDF': await givenComponent(storage, pdf('trailer <</Encrypt 5 0 R>>'), {
      fileName: '正本.pdf',
      mediaType: 'application/pdf',
    }),
    macro: await givenComponent(
      storage,
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.from('_VBA_PROJECT', 'utf16le'),
      ]),
      { fileName: '正本.doc', mediaType: 'application/x-ole-storage' },
    ),
    'another digest': { ...(await givenPdfComponent(archive)), sm3: '0'.repeat(64) },
    'changed after it was signed': await givenComponent(storage, changedSince(signed), {
      fileName: '正本.pdf',
      mediaType: 'application/pdf',
    }),
    'signed and sound': await givenComponent(storage, signed, {
      fileName: '正本.pdf',
      mediaType: 'application/pdf',
    }),
    sound: await givenPdfComponent(archive),
  };
  const recordIds: string[] = [];
  for (const component of Object.values(given))
    recordIds.push(await givenPreFiled(world, { components: [component] }));
  const { submissionId } = await givenChecked(world, recordIds);
  await sign(world, submissionId, recordIds.slice(0, 2));
  const { itemList } = await shown(world, submissionId);
  const failed = itemList.map((item) => item.failed);
  expect(Object.fromEntries(Object.keys(given).map((name, at) => [name, failed[at]]))).toEqual({
    'extension is not the type': ['1-10'],
    'registered as another type': ['1-10', '3-3'],
    'encrypted PDF': ['3-8'],
    macro: ['3-3', '3-6', '3-8'],
    'another digest': ['1-1', '1-14'],
    'changed after it was signed': ['1-1'],
    'signed and sound': [],
    sound: [],
  });
  const accept = (ids: string[]) =>
    archive.run(acceptRecords, world.archivist, { submissionId, recordIds: ids });
  for (const recordId of recordIds.slice(0, -2))
    expect(await refusal(accept([recordId]))).toBe('collection.check-failed');
  expect(await refusal(accept(recordIds.slice(-2)))).toBe('done');
});

test('bytes that are gone fail in every check that needs them, and with the total of the batch', async () => {
  const world = await givenCollecting();
  await using archive = world.archive;
  const gone = { ...(await givenPdfComponent(archive)), sha512: 'a'.repeat(128) };
  const recordIds = [
    await givenPreFiled(world, { components: [gone] }),
    await givenPreFiled(world),
  ];
  const { submissionId } = await givenChecked(world, recordIds);
  const { itemList } = await shown(world, submissionId);
  expect(itemList.map(({ failed }) => failed)).toEqual([['1-11', '1-14', '2-2', '2-11'], ['2-2']]);
});
