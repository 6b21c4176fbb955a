import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { transferSteps } from '@lantai/contract/transfer/transfer-batch.ts';
import { expect, test } from 'vitest';
import { givenTransferring, signatures } from './given-transfer.test-fixture.ts';
import { filesOf, sealName } from './package/package-folder.ts';
import { takeOutRecord } from './take-out-record.ts';

/** Written out once more by hand, and not worked out from the code (DA/T 93-2022, 6–7; workflows G.4). */
const packaged = `
planned pack packaging · planned withdraw withdrawn
packaging pack packaging · packaging note-package packaged · packaging fail-package planned
packaged pack packaging · packaged pass-test self-tested · packaged fail-test packaged · packaged withdraw withdrawn
self-tested pack packaging · self-tested send sent · self-tested withdraw withdrawn
sent sign-for signed-for · sent return returned
signed-for receive received · signed-for return returned
returned pack packaging · returned withdraw withdrawn
received close closed`;
const paper = `
planned prepare prepared · planned withdraw withdrawn
prepared inspect inspected · prepared return returned · prepared withdraw withdrawn
inspected hand-over handed-over · inspected return returned
handed-over receive received · handed-over return returned
returned prepare prepared · returned withdraw withdrawn
received close closed`;
const told = (text: string) => new Set(text.trim().split(/\n| · /));

test.each([
  ['electronic', packaged],
  ['mixed', packaged],
  ['paper', paper],
] as const)('a batch of %s goes its way and no other', (kind, life) => {
  const steps = transferSteps(kind).map(({ from, action, to }) => `${from} ${action} ${to}`);
  expect(new Set(steps)).toEqual(told(life));
});

test('an electronic batch is packed, tested, sent, signed for, received and closed, each with its trace', async () => {
  const given = await givenTransferring();
  await using archive = given.archive;
  const { recordIds, batchId, number } = await given.transferred(3);
  await given.step(batchId, 'close');
  const batch = await given.batch(batchId);
  expect([number, batch.state, batch.items, batch.receivedOn]).toEqual([
    'A001-JG-2026-0001',
    'closed',
    3,
    '2026-03-01',
  ]);
  expect(batch.steps.map(({ action, to, signer }) => [action, to, signer])).toEqual([
    ['pack', 'packaging', null],
    ['note-package', 'packaged', null],
    ['pass-test', 'self-tested', null],
    ['send', 'sent', '张某'],
    ['sign-for', 'signed-for', '王某'],
    ['receive', 'received', '张某'],
    ['close', 'closed', '王某'],
  ]);
  for (const recordId of recordIds)
    expect(await archive.row('record', recordId)).toMatchObject({
      state: 'transferred',
      transferred_on: '2026-03-01',
      transferred_to: '示例区档案馆',
      transfer_number: number,
    });
  const moved = (await archive.trail()).filter(
    ({ subject }) => subject === `record:${recordIds[0]}`,
  );
  expect(moved.at(-1)).toMatchObject({
    command: 'transfer.receive-transfer',
    details: { from: 'filed', to: 'transferred', archive: '示例区档案馆', number },
  });
});

test('what is not at its step is refused and stays where it is', async () => {
  const given = await givenTransferring();
  await using _ = given.archive;
  const { batchId } = await given.plan('electronic', await given.records(1));
  for (const early of [
    () => given.test(batchId),
    () => given.send(batchId),
    () => given.receive(batchId),
  ])
    await expect(early()).rejects.toMatchObject({ code: 'transfer.wrong-state' });
  for (const action of ['prepare', 'inspect', 'sign-for', 'close'] as const)
    await expect(given.step(batchId, action)).rejects.toMatchObject({
      code: 'transfer.wrong-state',
    });
  await given.pack(batchId);
  await expect(given.send(batchId)).rejects.toMatchObject({ code: 'transfer.wrong-state' });
  expect((await given.batch(batchId)).state).toBe('packaged');
});

test('paper is prepared, looked at, counted and signed for by both sides', async () => {
  const given = await givenTransferring();
  await using archive = given.archive;
  const recordIds = await given.records(2, { carrier: 'paper' });
  const { batchId } = await given.plan('paper', recordIds);
  await given.step(batchId, 'prepare');
  await given.step(batchId, 'inspect', '目录、数量相符');
  await given.send(batchId);
  await expect(given.receive(batchId, { paperItems: 1 })).rejects.toMatchObject({
    code: 'transfer.paper-count-differs',
    details: { counted: 1, listed: 2 },
  });
  await given.receive(batchId, { paperItems: 2 });
  expect((await archive.row('record', recordIds[0] ?? '')).state).toBe('transferred');
  expect((await given.batch(batchId)).sheet?.content).toMatchObject({
    items: 2,
    paperItems: 2,
    packageSm3: null,
  });
});

test('a batch comes back as a whole with its reasons, and is built anew in the next round', async () => {
  const given = await givenTransferring();
  await using _ = given.archive;
  const recordIds = await given.records(2);
  const { batchId } = await given.plan('electronic', recordIds);
  await given.pack(batchId);
  await given.test(batchId);
  await given.send(batchId);
  await expect(given.step(batchId, 'return')).rejects.toMatchObject({
    code: 'transfer.reasons-missing',
  });
  await given.step(batchId, 'return', '目录文件缺页数；完整性不合格');
  expect(await given.batch(batchId)).toMatchObject({ state: 'returned', round: 1, items: 2 });
  await given.archive.run(takeOutRecord, given.archivist, {
    batchId,
    recordIds: recordIds.slice(0, 1),
  });
  await given.pack(batchId);
  await given.test(batchId);
  await given.send(batchId);
  const batch = await given.batch(batchId);
  expect(batch).toMatchObject({
    state: 'sent',
    round: 2,
    items: 1,
    sheet: { content: { round: 2 } },
  });
  expect(batch.steps.filter(({ action }) => action === 'return')).toMatchObject([
    { round: 1, note: '目录文件缺页数；完整性不合格' },
  ]);
  await expect(
    given.archive.run(takeOutRecord, given.archivist, { batchId, recordIds }),
  ).rejects.toMatchObject({ code: 'transfer.list-closed' });
});

test('a package that was changed after its test does not leave', async () => {
  const given = await givenTransferring();
  await using _ = given.archive;
  const { batchId } = await given.plan('electronic', await given.records(1));
  await given.pack(batchId);
  expect((await given.test(batchId))?.results.map(({ outcome }) => outcome)).toEqual(
    Array(8).fill('passed'),
  );
  const folder = await given.folder(batchId);
  const catalogue = join(folder, '目录文件.xml');
  const bytes = await readFile(catalogue);
  await rm(catalogue);
  await writeFile(catalogue, bytes.toString().replace('批复', '批示'));
  await expect(given.send(batchId)).rejects.toMatchObject({
    code: 'transfer.package-changed',
    details: { files: '目录文件.xml' },
  });
  await rm(catalogue);
  await writeFile(catalogue, bytes);
  await writeFile(join(folder, '多余.txt'), '');
  await expect(given.send(batchId)).rejects.toMatchObject({ code: 'transfer.package-changed' });
  await rm(join(folder, '多余.txt'));
  await rm(join(folder, sealName));
  await expect(given.send(batchId)).rejects.toMatchObject({ code: 'transfer.package-missing' });
  expect((await given.batch(batchId)).state).toBe('self-tested');
  await given.pack(batchId);
  await given.test(batchId);
  await given.send(batchId);
  expect(await filesOf(await given.folder(batchId))).toHaveLength(6);
});

test('two sign for either side, on days that can be', async () => {
  const given = await givenTransferring();
  await using _ = given.archive;
  const { batchId } = await given.plan('electronic', await given.records(1));
  await given.pack(batchId);
  await given.test(batchId);
  await expect(given.send(batchId, { checkedBy: signatures.filledBy })).rejects.toMatchObject({
    code: 'transfer.signed-by-one',
  });
  for (const sealedOn of ['2026-03-02', '2026-02-28'])
    await expect(given.send(batchId, { sealedOn })).rejects.toMatchObject({
      code: 'transfer.days-out-of-order',
      details: { what: '盖章', before: '2026-03-01' },
    });
});

test('what the archive has not tested, or found bad, is not received', async () => {
  const given = await givenTransferring();
  await using _ = given.archive;
  const { batchId } = await given.plan('electronic', await given.records(1));
  await given.pack(batchId);
  await given.test(batchId);
  await given.send(batchId);
  await given.step(batchId, 'sign-for');
  const checks = (result: 'failed' | 'not-checked') => ({
    authenticity: { result: 'passed' as const, note: '' },
    integrity: { result, note: '' },
    usability: { result: 'passed' as const, note: '' },
    safety: { result: 'passed' as const, note: '' },
  });
  await expect(given.receive(batchId, { checks: checks('failed') })).rejects.toMatchObject({
    code: 'transfer.check-failed',
    details: { property: '完整性' },
  });
  await expect(given.receive(batchId, { checks: checks('not-checked') })).rejects.toMatchObject({
    code: 'transfer.check-not-made',
  });
});
