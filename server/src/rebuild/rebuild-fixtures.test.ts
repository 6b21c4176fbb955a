import { expect, test } from 'vitest';
import { systemActor } from '#platform/actor.ts';
import { compareCatalogues } from '../../test/compare-catalogues.ts';
import { givenRecord } from '../../test/given-records.ts';
import type { TestArchive } from '../../test/test-archive.ts';
import { byTime, givenFiled } from '../arrangement/renumbering/given-renumbering.test-fixture.ts';
import { decideProposal } from '../collection/proposals/decide-proposal.ts';
import { proposeChange } from '../collection/proposals/propose-change.ts';
import {
  destroyAll,
  givenAppraising,
  givenExpired,
  givenReadyList,
} from '../disposal/given-disposal.test-fixture.ts';
import { objectId } from '../preservation/component-bytes.ts';
import { readInventory } from '../preservation/read-object.ts';
import { relateRecords } from '../records/relations/relate-records.ts';
import { unrelateRecords } from '../records/relations/unrelate-records.ts';
import { givenTransferring } from '../transfer/given-transfer.test-fixture.ts';
import { followAtOnce, rebuildFrom } from './rebuilt-archive.test-fixture.ts';

/** Follows, rebuilds and compares: the tables that are the same, with their rows. */
async function rebuiltRows(archive: TestArchive): Promise<Record<string, number>> {
  await followAtOnce(archive);
  await using rebuilt = await rebuildFrom(archive.storage.store.path);
  expect(rebuilt.report).toMatchObject({ damaged: [], refused: [], unknown: [], fromNames: {} });
  const { differences, rows } = await compareCatalogues(archive.ownerUrl, rebuilt.ownerUrl);
  expect(differences).toEqual([]);
  // What was rebuilt says of itself what it was rebuilt from.
  expect(await followAtOnce(rebuilt)).toBe(0);
  return rows;
}

test('corrections, relations and other numbers after filing are in a rebuilt catalogue; unfiled records are not', async () => {
  const given = await givenFiled([2, 1]);
  await using archive = given.archive;
  const [first = '', second = ''] = given.ids;
  await followAtOnce(archive);
  const { agency, archivist, head } = given;
  const relate = { recordId: first, otherId: second, side: 'first' } as const;
  await archive.run(relateRecords, archivist, { ...relate, kind: 'renews' });
  const { relationId } = await archive.run(relateRecords, archivist, { ...relate, kind: 'cites' });
  await archive.run(unrelateRecords, archivist, {
    ...{ recordId: first, relationId, reason: '误填' },
  });
  const { version } = await archive.row('record', first);
  const proposalId = await archive.run(proposeChange, archivist, {
    ...{ recordId: first, kind: 'correct', reason: '题名有误', version },
    changes: { title: '更正后的题名' },
  });
  await archive.run(decideProposal, head, { proposalId, consents: true, reason: '' });
  await given.renumber(byTime);
  await givenRecord(archive, agency, archivist);

  const rows = await rebuiltRows(archive);
  expect(rows).toMatchObject({ record: 2, component: 2, record_relation: 2, proposal: 1 });
  expect(rows).toMatchObject({
    field_change: 3,
    former_code: 2,
    renumbering: 1,
    proposal_decision: 1,
  });
  const { versions, head: newest } = await readInventory(archive.storage.store, objectId(first));
  // The version that gave the other code told the rest as well: there was nothing left to follow.
  expect(newest).toBe('v3');
  expect(Object.values(versions).map(({ message }) => message?.replace(/：.*/, ''))).toEqual([
    '归档 A001-WS·2025-D30-BGS-0001',
    '目录跟进',
    '编号调整 A001-WS·2025-D30-BGS-0001 → A001-WS·2025-D30-BGS-0002',
  ]);
});

test('a destroyed record has no object any more, and its entry, code and list are rebuilt', async () => {
  const given = await givenAppraising();
  await using archive = given.archive;
  const [gone = '', ...kept] = await givenExpired(given, ['防汛', '抗旱', '救灾']);
  const listId = await givenReadyList(given, [gone]);
  await followAtOnce(archive);
  await destroyAll(given, listId);

  const rows = await rebuiltRows(archive);
  expect(rows).toMatchObject({ record: 1 + kept.length, destroyed_record: 1, destruction_list: 1 });
  expect(rows).toMatchObject({ allocated_code: 3, appraisal_item: 1, destruction_signature: 2 });
});

test('what went to the public archive is rebuilt as transferred, with its batch and every step', async () => {
  const given = await givenTransferring();
  await using archive = given.archive;
  await given.transferred(2);

  const rows = await rebuiltRows(archive);
  expect(rows).toMatchObject({ record: 2, transfer_batch: 1, transfer_item: 2, transfer_sheet: 1 });
  const states = await archive.read(systemActor, (db) =>
    db.selectFrom('record').select('state').distinct().execute(),
  );
  expect(states).toEqual([{ state: 'transferred' }]);
});
