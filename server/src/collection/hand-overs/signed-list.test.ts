import { expect, test } from 'vitest';
import { systemActor } from '#platform/actor.ts';
import { keepHouse } from '#platform/command.ts';
import { administer } from '../../../test/postgres.ts';
import { fileAll } from '../../arrangement/given-filing.test-fixture.ts';
import { sm3 } from '../../audit/sealing/sm3.ts';
import {
  givenAccepted,
  givenCollected,
  givenCollecting,
  refusal,
} from '../given-collection.test-fixture.ts';
import { handPaper } from '../receipts/hand-paper.ts';
import { digestList } from './digest-list.ts';
import { drawUpHandOver } from './draw-up-hand-over.ts';
import { getHandOver } from './hand-over-queries.ts';
import { signHandOver } from './sign-hand-over.ts';

const entered = [
  { kind: 'key' as const, what: '库房一号门钥匙', number: '2 把', remark: '' },
  { kind: 'key' as const, what: '密集架摇把密码', number: '', remark: '口头交接' },
  { kind: 'register' as const, what: '全宗卷', number: '1 册', remark: '2020–2025' },
];

/** The archivist of an agency that has one filed record, one awaiting its number, and paper out. */
async function givenKeeper() {
  const world = await givenCollecting();
  const { archive, agency, archivist, archivesHead, partTimer } = world;
  await givenAccepted(world);
  await fileAll(archive, archivist, agency);
  const onPaper = await givenAccepted(world, { description: { carrier: 'mixed' } });
  await archive.run(handPaper, archivist, {
    recordIds: [onPaper],
    toPersonId: partTimer.personId ?? '',
  });
  const drawUp = () =>
    archive.run(drawUpHandOver, archivist, {
      agencyId: agency.agencyId,
      personId: archivist.personId ?? '',
      successorId: archivesHead.personId ?? '',
      entered,
    });
  const show = (id: string) =>
    archive.read(archivesHead, (db) => getHandOver(db, archivesHead, id));
  return { ...world, drawUp, show };
}

test('the list has what the archive counts by category, papers out, and what was entered', async () => {
  const world = await givenKeeper();
  await using _ = world.archive;
  const list = await world.show(await world.drawUp());
  const lent = [
    {
      id: expect.any(String),
      number: 'TA001-2026-000002',
      title: expect.any(String),
      toName: world.partTimer.name,
      handedOn: '2026-03-01',
    },
  ];
  expect(list).toMatchObject({ things: [], isIntact: true, agencyName: '示例局' });
  expect(list.parts).toEqual({
    custody: [{ category: 'WS', filed: 1, onPaper: 0, awaiting: 1, boxes: 0, volumes: 0 }],
    lent,
    entered,
  });
});

test('what is shown and printed is what has the digest that both signed, to the last line', async () => {
  const world = await givenKeeper();
  await using archive = world.archive;
  const id = await world.drawUp();
  await archive.run(signHandOver, world.archivist, { handOverId: id });
  await archive.run(signHandOver, world.archivesHead, { handOverId: id });
  // Lines that come and go later change nothing of what was signed.
  await givenCollected(world);
  const list = await world.show(id);
  expect([digestList(list), list.isIntact]).toEqual([list.sm3, true]);
  const { parts } = list;
  if (parts === null) throw new Error('the list has no parts');
  const altered = [
    { ...list, successorId: list.personId },
    { ...list, parts: { ...parts, custody: [] } },
    { ...list, parts: { ...parts, lent: [] } },
    { ...list, parts: { ...parts, entered: parts.entered.slice(1) } },
  ].map(digestList);
  expect(new Set([...altered, list.sm3]).size).toBe(5);
  const signed = (await archive.trail()).filter(
    ({ command }) => command === 'collection.sign-hand-over',
  );
  expect(signed.map(({ details }) => details)).toEqual([
    expect.objectContaining({ sm3: list.sm3, signedAs: '移交人' }),
    expect.objectContaining({ sm3: list.sm3, signedAs: '接收人' }),
  ]);
});

test('the running program can change no line of a list; where its owner does, it is seen', async () => {
  const world = await givenKeeper();
  await using archive = world.archive;
  const id = await world.drawUp();
  const byHand = keepHouse(archive.platform, (tx) =>
    tx.updateTable('hand_over').set({ list: '[]' }).where('id', '=', id).execute(),
  );
  expect(await refusal(byHand)).toBe('42501');
  const database = new URL(archive.ownerUrl).pathname.slice(1);
  await administer(
    `update hand_over set parts = jsonb_set(parts, '{entered,0,number}', '"1 把"')`,
    database,
  );
  expect(await world.show(id)).toMatchObject({ isIntact: false });
});

test('a list of before these parts keeps the digest that it was signed with', async () => {
  const world = await givenCollecting();
  await using archive = world.archive;
  const recordId = await givenCollected(world);
  const thing = {
    kind: 'record' as const,
    id: recordId,
    number: 'T1',
    title: '通知',
    state: '已登记',
  };
  const list_sm3 = sm3(['record', recordId, 'T1', '通知', '已登记'].join('\t'));
  const { id } = await keepHouse(archive.platform, (tx) =>
    tx
      .insertInto('hand_over')
      .values({
        agency_id: world.agency.agencyId,
        person_id: world.partTimer.personId ?? '',
        successor_id: world.handler.personId ?? '',
        list: JSON.stringify([thing]),
        list_sm3,
        drawn_up_by: world.partTimer.personId ?? '',
        drawn_up_at: archive.platform.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow(),
  );
  expect(await archive.read(systemActor, (db) => getHandOver(db, systemActor, id))).toMatchObject({
    parts: null,
    isIntact: true,
  });
});

test('what a department archivist hands over is no custody of the agency', async () => {
  const world = await givenKeeper();
  await using archive = world.archive;
  const id = await archive.run(drawUpHandOver, world.partTimer, {
    agencyId: world.agency.agencyId,
    personId: world.partTimer.personId ?? '',
    successorId: world.handler.personId ?? '',
  });
  expect(await world.show(id)).toMatchObject({
    things: [{ kind: 'paper' }],
    parts: { custody: [], lent: [], entered: [] },
  });
});
