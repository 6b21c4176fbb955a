import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asOwner, asSystem, found, givenSealedTrail, seal, verify } from '#audit/trail.fixture.ts';
import { openTestArchive } from '../../../test/test-archive.ts';
import { verifyTrail } from './verify-trail.ts';

const insertCopy = (seq: number | bigint, changes = 'copied.command') => `
  insert into trail_entry select ${seq}, at, ${changes}, outcome, account_id, person_id, actor_name,
    actor_duty, agency_id, address, request_id, subject, details
  from trail_entry as copied order by seq limit 1`;

const renumberFrom = (seq: number, by: number) => [
  `update trail_entry set seq = seq + 1000000 where seq >= ${seq}`,
  `update trail_entry set seq = seq - 1000000 + ${by} where seq >= 1000000`,
];

const dropKeys = [
  'alter table trail_entry drop constraint trail_entry_pkey',
  'alter table trail_block drop constraint trail_block_pkey, drop constraint trail_block_hash_key',
];

/** What the owner of the database does, and what is then found first and beside it. */
const tamperings: [string, string[], string[]][] = [
  // Altered
  ['a name', [`update trail_entry set actor_name = '他人' where seq = 7`], ['database altered 7']],
  [
    'a microsecond',
    [`update trail_entry set at = at + interval '1 us' where seq = 7`],
    ['database altered 7'],
  ],
  [
    'a moment that is none',
    [`update trail_entry set at = 'infinity' where seq = 7`],
    ['database altered 7'],
  ],
  [
    'a digit no double holds',
    [
      `update trail_entry set details = jsonb_set(details, '{odd,0}', '1.50000000000000000000001') where seq = 7`,
    ],
    ['database altered 7'],
  ],
  [
    'a null into a text',
    [`update trail_entry set address = '' where seq = 7`],
    ['database altered 7'],
  ],
  [
    'several entries',
    [`update trail_entry set command = 'x' where seq in (3, 4, 5, 20)`],
    ['database altered 3 5', 'database altered 20'],
  ],
  [
    'every entry',
    [`update trail_entry set command = 'x' where seq <= 20`],
    ['database altered 1 20'],
  ],
  // Removed
  ['one removed', ['delete from trail_entry where seq = 5'], ['database removed 5']],
  ['the first removed', ['delete from trail_entry where seq = 1'], ['database removed 1']],
  [
    "some removed over a block's end",
    ['delete from trail_entry where seq between 7 and 10'],
    ['database removed 7 10'],
  ],
  [
    'one removed, the rest renumbered',
    ['delete from trail_entry where seq = 12', ...renumberFrom(12, -1)],
    ['database removed 12'],
  ],
  [
    'one removed, the rest renumbered, the head set',
    [
      'delete from trail_entry where seq = 12',
      ...renumberFrom(12, -1),
      'update trail_head set last_seq = last_seq - 1',
    ],
    ['database removed 12'],
  ],
  [
    'two spots removed and renumbered',
    [
      'delete from trail_entry where seq in (3, 4, 11)',
      ...renumberFrom(11, -1),
      ...renumberFrom(3, -2),
    ],
    ['database removed 3 4', 'database removed 11'],
  ],
  [
    'everything removed',
    ['truncate trail_entry', 'update trail_head set last_seq = 0'],
    ['database removed 1 20', 'database head-altered'],
  ],
  [
    'everything, with the blocks',
    ['truncate trail_entry, trail_block', 'update trail_head set last_seq = 0'],
    ['database removed 1 20', 'database block-missing 1 5', 'database head-altered'],
  ],
  [
    'the newest sealed, with their blocks and the head',
    [
      'delete from trail_entry where seq > 16',
      'delete from trail_block where height > 4',
      'update trail_head set last_seq = 16',
    ],
    ['database removed 17 20', 'database block-missing 5', 'database head-altered'],
  ],
  ['an unsealed one', ['delete from trail_entry where seq = 21'], ['database removed 21']],
  ['the last unsealed one', ['delete from trail_entry where seq = 22'], ['database removed 22']],
  // Inserted
  [
    'one inserted, the rest renumbered',
    [...renumberFrom(6, 1), insertCopy(6)],
    ['database inserted 6'],
  ],
  [
    'one inserted, renumbered, the head set',
    [
      ...renumberFrom(6, 1),
      insertCopy(6, `'forged'`),
      'update trail_head set last_seq = last_seq + 1',
    ],
    ['database inserted 6'],
  ],
  [
    'one under a number that exists',
    [...dropKeys, insertCopy(6, `'forged'`)],
    ['database inserted 6'],
  ],
  ['the same one twice', [...dropKeys, insertCopy(1)], ['database inserted 1']],
  ['one before the first', [insertCopy(0)], ['database inserted 0']],
  ['one behind the head', [insertCopy(23)], ['database inserted 23']],
  [
    'one with a number no double holds',
    [insertCopy(9007199254740993n)],
    ['database inserted 9007199254740992'],
  ],
  // Exchanged
  [
    'two exchanged',
    [
      'update trail_entry set seq = -1 where seq = 8',
      'update trail_entry set seq = 8 where seq = 9',
      'update trail_entry set seq = 9 where seq = -1',
    ],
    ['database removed 8', 'database inserted 9'],
  ],
  [
    'one moved to the end',
    ['update trail_entry set seq = 23 where seq = 8'],
    ['database removed 8', 'database inserted 23'],
  ],
  // Blocks and the head
  [
    "a block's root",
    [`update trail_block set merkle_root = repeat('0', 64) where height = 3`],
    ['database block-altered 3'],
  ],
  [
    "a block's moment",
    [`update trail_block set sealed_at = sealed_at + interval '1 us' where height = 3`],
    ['database block-altered 3'],
  ],
  [
    'a block in the middle',
    ['delete from trail_block where height = 3'],
    ['database block-missing 3'],
  ],
  ['the newest block', ['delete from trail_block where height = 5'], ['database block-missing 5']],
  ['all blocks', ['truncate trail_block'], ['database block-missing 1 5']],
  [
    'a block twice',
    [...dropKeys, 'insert into trail_block select * from trail_block where height = 2'],
    ['database block-inserted 2'],
  ],
  [
    'a block that was never sealed',
    [
      `insert into trail_block select 6, 21, 22, merkle_root, hash, repeat('b', 64), sealed_at from trail_block where height = 5`,
    ],
    ['files block-missing 6', 'database block-altered 6'],
  ],
  ['the head forward', ['update trail_head set last_seq = 30'], ['database removed 23 30']],
  ['the head back', ['update trail_head set last_seq = 10'], ['database head-altered']],
  ['the head away', ['delete from trail_head'], ['database head-altered']],
];

test.each(tamperings)(
  'the owner of the database changes %s',
  async (_name, statements, expected) => {
    await using archive = await givenSealedTrail();
    expect(await verify(archive)).toMatchObject({
      ok: true,
      entries: 22,
      sealedTo: 20,
      unsealed: 2,
    });
    await asOwner(archive, ...statements);
    const report = await verify(archive);
    expect(found(report)).toEqual(expected);
    expect(report.ok).toBe(false);
  },
);

test('without the files an alteration is found in its block, a removal and an insertion by number', async () => {
  await using archive = await givenSealedTrail();
  const alone = () => verifyTrail(asSystem(archive));
  expect(await alone()).toMatchObject({
    ok: true,
    sources: ['database'],
    sealedTo: 20,
    unsealed: 2,
  });
  await asOwner(
    archive,
    `update trail_entry set command = 'x' where seq = 7`,
    'delete from trail_entry where seq = 10',
    insertCopy(0),
    `update trail_block set merkle_root = repeat('0', 64) where height = 5`,
  );
  const report = await alone();
  expect(found(report)).toEqual([
    'database inserted 0',
    'database removed 10',
    'database altered 2',
    'database block-altered 5',
  ]);
  expect(report.findings[2]?.message).toBe('库中第 2 块内有记录被改动，已无从指出是哪一条。');
});

test('an owner who recomputes every hash in the database is found out by the files alone', async () => {
  await using archive = await givenSealedTrail();
  await using forged = await openTestArchive();
  await asOwner(
    archive,
    `update trail_entry set actor_name = '他人' where seq = 7`,
    'truncate trail_block',
  );
  // Sealing the altered trail into another directory gives exactly the rows such an owner computes.
  await seal({ ...archive, directory: forged.directory }, 4);
  const alone = await verifyTrail(asSystem(archive));
  expect(alone).toMatchObject({ ok: true, sealedTo: 22 });

  const report = await verify(archive);
  expect(found(report)).toEqual([
    'database altered 7',
    'database block-altered 2 5',
    'files block-missing 6',
  ]);
});

/** One act of the owner on the sealed entries, and the first finding that must come of it. */
const act = fc.tuple(
  fc.constantFrom('altered', 'removed', 'removed and renumbered', 'inserted and renumbered'),
  fc.integer({ min: 1, max: 20 }),
  fc.constantFrom(
    `at = at - interval '1 us'`,
    `command = command || '.'`,
    `outcome = 'refused'`,
    `account_id = gen_random_uuid()`,
    `person_id = gen_random_uuid()`,
    `actor_name = actor_name || ' '`,
    `actor_duty = 'auditor'`,
    `agency_id = gen_random_uuid()`,
    `address = '10.0.0.1'`,
    `request_id = ''`,
    `subject = upper(subject)`,
    `details = details || '{"more": null}'`,
    `details = details - 'odd'`,
  ),
);

test('whatever single act the owner of the database does, its first entry is named', async () => {
  await using archive = await givenSealedTrail();
  await asOwner(archive, 'create table kept as table trail_entry');
  await fc.assert(
    fc.asyncProperty(act, async ([what, seq, change]) => {
      const statements = {
        altered: [`update trail_entry set ${change} where seq = ${seq}`],
        removed: [`delete from trail_entry where seq = ${seq}`],
        'removed and renumbered': [
          `delete from trail_entry where seq = ${seq}`,
          ...renumberFrom(seq, -1),
        ],
        'inserted and renumbered': [...renumberFrom(seq, 1), insertCopy(seq, `'forged'`)],
      }[what];
      await asOwner(archive, ...(statements ?? []));
      const report = await verify(archive);
      await asOwner(archive, 'truncate trail_entry', 'insert into trail_entry table kept');
      // Behind the last sealed entry nothing is left that says whether what stands in its place
      // is another entry or the same one altered.
      const moved = what === 'removed and renumbered' && seq === 20;
      const kind = moved ? 'altered' : what.split(' ')[0];
      expect(found(report)[0]).toBe(`database ${kind} ${seq}`);
      expect(found(report)).toHaveLength(moved ? 2 : 1);
    }),
    { numRuns: 60 },
  );
  expect(await verify(archive)).toMatchObject({ ok: true });
}, 60_000);
