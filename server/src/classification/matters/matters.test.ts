import { expect, test } from 'vitest';
import { systemActor } from '#platform/actor.ts';
import { keepHouse } from '#platform/command.ts';
import { givenAgency, givenPerson, openTestArchive } from '../../../test/test-archive.ts';
import { addMatter } from './add-matter.ts';
import { changeMatter } from './change-matter.ts';
import { findMatters } from './matter-queries.ts';
import { orderMatters } from './order-matters.ts';

async function givenHead() {
  const archive = await openTestArchive();
  const { agencyId, fondsId } = await givenAgency(archive);
  const head = await givenPerson(archive, 'archives-head', agencyId);
  const add = async (code: string, name: string) =>
    (await archive.run(addMatter, head, { fondsId, code, name })).matterId;
  const shown = async (by = head) =>
    (await archive.read(by, (db) => findMatters(db, fondsId))).map(({ code, name, closedOn }) => [
      code,
      name,
      closedOn,
    ]);
  return { archive, agencyId, fondsId, head, add, shown };
}

test('matters are added, renamed, put into an order and closed, and the trail tells it', async () => {
  const { archive, fondsId, head, add, shown } = await givenHead();
  await using _ = archive;
  const flood = await add('FX', '防汛');
  const works = await add('GC', '工程');
  const people = await add('RS', '人事');
  await archive.run(changeMatter, head, {
    matterId: flood,
    name: '防汛抗旱',
    closedOn: null,
    version: 1,
  });
  await archive.run(changeMatter, head, {
    matterId: works,
    name: '工程',
    closedOn: '2026-01-01',
    version: 1,
  });
  await archive.run(orderMatters, head, { fondsId, matterIds: [people, flood, works] });
  expect(await shown()).toEqual([
    ['RS', '人事', null],
    ['FX', '防汛抗旱', null],
    ['GC', '工程', '2026-01-01'],
  ]);
  const told = (await archive.trail()).filter(({ command }) => /matter/.test(command));
  expect(told.map(({ command, details }) => [command, details]).slice(3)).toEqual([
    [
      'classification.change-matter',
      {
        code: 'FX',
        before: { name: '防汛', closedOn: null },
        after: { name: '防汛抗旱', closedOn: null },
      },
    ],
    [
      'classification.change-matter',
      {
        code: 'GC',
        before: { name: '工程', closedOn: null },
        after: { name: '工程', closedOn: '2026-01-01' },
      },
    ],
    ['classification.order-matters', { order: ['RS', 'FX', 'GC'] }],
  ]);
});

test('two matters of a fonds never share a code, and nobody deletes one', async () => {
  const { archive, add } = await givenHead();
  await using _ = archive;
  await add('FX', '防汛');
  await expect(add('FX', '防汛抗旱')).rejects.toMatchObject({
    code: 'classification.matter-code-taken',
    details: { code: 'FX' },
  });
  const remove = keepHouse(archive.platform, (tx) => tx.deleteFrom('matter').execute());
  await expect(remove).rejects.toMatchObject({ code: '42501' });
});

test('a change of what somebody else has changed meanwhile is refused', async () => {
  const { archive, fondsId, head, add } = await givenHead();
  await using _ = archive;
  const flood = await add('FX', '防汛');
  const rename = { matterId: flood, name: '防汛抗旱', closedOn: null, version: 1 };
  await archive.run(changeMatter, head, rename);
  await expect(archive.run(changeMatter, head, rename)).rejects.toMatchObject({
    code: 'records.changed-meanwhile',
  });
  await add('GC', '工程');
  for (const matterIds of [[flood], [flood, crypto.randomUUID()], [flood, flood]])
    await expect(archive.run(orderMatters, head, { fondsId, matterIds })).rejects.toMatchObject({
      code: 'classification.matters-changed',
    });
});

test('the matters of another agency are neither seen nor changed', async () => {
  const { archive, add, shown } = await givenHead();
  await using _ = archive;
  const flood = await add('FX', '防汛');
  const other = await givenAgency(archive, { code: 'B002', name: '邻局' });
  const neighbour = await givenPerson(archive, 'archives-head', other.agencyId);
  await expect(shown(neighbour)).rejects.toMatchObject({ code: 'classification.fonds-not-found' });
  await expect(
    archive.run(changeMatter, neighbour, {
      matterId: flood,
      name: '改名',
      closedOn: null,
      version: 1,
    }),
  ).rejects.toMatchObject({ code: 'classification.matter-not-found' });
  expect(await shown(systemActor)).toEqual([['FX', '防汛', null]]);
});
