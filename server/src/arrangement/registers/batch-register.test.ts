import { expect, test } from 'vitest';
import { givenRecord } from '../../../test/given-records.ts';
import {
  type Collecting,
  givenChecked,
  givenCollecting,
  givenPreFiled,
  sign,
} from '../../collection/given-collection.test-fixture.ts';
import { acceptRecords } from '../../collection/submissions/accept-records.ts';
import { returnRecords } from '../../collection/submissions/return-records.ts';
import { makeRegister } from './make-register.ts';
import { findRegisterRecords, getRegister } from './register-queries.ts';
import { findRegisterWork } from './register-work.ts';
import { findUnregisteredBatches } from './unregistered-batches.ts';

const waiting = ({ archive, archivist, agency }: Collecting) =>
  archive.read(archivist, (db) => findUnregisteredBatches(db, agency.fondsId));

test('a batch waits for its register as soon as it is settled, and the register counts what was accepted', async () => {
  const world = await givenCollecting();
  await using archive = world.archive;
  const { archivist } = world;
  const [good, bad] = [await givenPreFiled(world), await givenPreFiled(world)];
  const { submissionId } = await givenChecked(world, [good, bad]);
  await sign(world, submissionId, [good, bad]);
  await archive.run(acceptRecords, archivist, { submissionId, recordIds: [good] });
  expect(await waiting(world)).toEqual([]);
  const items = [{ recordId: bad, reason: '缺附件' }];
  await archive.run(returnRecords, archivist, { submissionId, items });
  expect(await waiting(world)).toEqual([
    {
      submissionId,
      name: 'YJ-A001-2026-0001',
      departmentName: '办公室',
      settledAt: archive.platform.now(),
      accepted: 1,
    },
  ]);
  expect(await archive.read(archivist, (db) => findRegisterWork(db, archivist))).toMatchObject([
    { key: 'unregistered-batches', count: 1 },
  ]);
  const { registerId } = await archive.run(makeRegister, archivist, {
    ...{ subject: 'batch', subjectId: submissionId, method: 'online' },
  });
  const records = await archive.read(archivist, (db) => findRegisterRecords(db, registerId));
  expect(records.map(({ id }) => id)).toEqual([good]);
  expect(await waiting(world)).toEqual([]);
  expect(await archive.read(archivist, (db) => findRegisterWork(db, archivist))).toEqual([]);
});

test('a register counts the minutes of recordings, and leaves them open where one has no length', async () => {
  const world = await givenCollecting();
  await using archive = world.archive;
  const { agency, archivist } = world;
  const recording = (duration: number | null) =>
    givenRecord(archive, agency, archivist, { category: 'LY', more: { duration } });
  const minutes = async (recordIds: string[]) => {
    const { registerId } = await archive.run(makeRegister, archivist, {
      ...{ subject: 'records', recordIds, method: 'online' },
    });
    const { content } = await archive.read(archivist, (db) => getRegister(db, registerId));
    return content.total.minutes;
  };
  const [long, short] = [await recording(90), await recording(45)];
  expect(await minutes([long, short])).toBe(2.3);
  expect(await minutes([long, await recording(null)])).toBe(null);
});
