import { usualPaper } from '@lantai/contract/arrangement/box-plan.ts';
import { expect, test } from 'vitest';
import { keepHouse } from '#platform/command.ts';
import { givenPerson } from '../../../test/test-archive.ts';
import { decideProposal } from '../../collection/proposals/decide-proposal.ts';
import { proposeChange } from '../../collection/proposals/propose-change.ts';
import { applyBoxPlan } from '../boxes/apply-box-plan.ts';
import { closeBox } from '../boxes/close-box.ts';
import { reopenBox } from '../boxes/reopen-box.ts';
import { reserveNumbers } from '../numbering/reserve-numbers.ts';
import { decideRenumbering } from './decide-renumbering.ts';
import { byTime, classKey, codeOf, givenFiled } from './given-renumbering.test-fixture.ts';
import { proposeRenumbering } from './propose-renumbering.ts';
import { findRenumberingWork } from './renumbering-work.ts';
import { withdrawRenumbering } from './withdraw-renumbering.ts';

const faultsOf = (problem: { details?: { faults?: { fault: string; codes: string[] }[] } }) =>
  problem.details?.faults?.map(({ fault, codes }) => [fault, codes]);

test('who proposes does not approve, and what is refused says why', async () => {
  const given = await givenFiled([2, 1]);
  await using archive = given.archive;
  const renumberingId = await given.draft(byTime);
  await archive.run(proposeRenumbering, given.head, { renumberingId });
  await expect(given.approve(renumberingId)).rejects.toMatchObject({
    code: 'arrangement.renumbering-same-person',
  });
  const other = await givenPerson(archive, 'archives-head', given.agency.agencyId);
  expect(await archive.read(other, (db) => findRenumberingWork(db, other))).toMatchObject([
    { key: 'renumberings', count: 1 },
  ]);
  expect(
    await archive.read(given.archivist, (db) => findRenumberingWork(db, given.archivist)),
  ).toEqual([]);
  const refuse = (reason: string) =>
    archive.run(decideRenumbering, other, { renumberingId, consents: false, reason });
  await expect(refuse('')).rejects.toMatchObject({ code: 'request.invalid' });
  await refuse('次序无误');
  expect(await given.show(renumberingId)).toMatchObject({ state: 'refused', refusal: '次序无误' });
  expect(await given.codes()).toEqual(new Map(given.ids.map((id, at) => [id, codeOf(at + 1)])));
  await expect(refuse('再来')).rejects.toMatchObject({
    code: 'arrangement.renumbering-wrong-state',
    details: { state: '未批准', action: '批准' },
  });
});

test('what changed after the preview is not done; withdrawn, it can be drafted anew', async () => {
  const given = await givenFiled([2, 1]);
  await using archive = given.archive;
  const [first = ''] = given.ids;
  const renumberingId = await given.propose(byTime);
  // A title is corrected meanwhile, with approval.
  const { version } = await archive.row('record', first);
  const proposalId = await archive.run(proposeChange, given.archivist, {
    ...{ recordId: first, kind: 'correct', reason: '题名有误', version },
    changes: { title: '改正的题名' },
  });
  await archive.run(decideProposal, given.head, { proposalId, consents: true, reason: '' });
  expect(await given.show(renumberingId)).toMatchObject({ state: 'proposed', outOfDate: true });
  await expect(given.approve(renumberingId)).rejects.toMatchObject({
    code: 'arrangement.renumbering-out-of-date',
  });
  await archive.run(withdrawRenumbering, given.archivist, { renumberingId });
  await given.renumber(byTime);
  expect((await given.codes()).get(first)).toBe(codeOf(2));
});

test('a closed box is named, and holds its records until it is opened again', async () => {
  const given = await givenFiled([2, 1], { carrier: 'mixed', pages: 3 });
  await using archive = given.archive;
  await archive.run(applyBoxPlan, given.archivist, {
    ...{ fondsId: given.agency.fondsId, classKey, paper: usualPaper, lastItems: [2] },
  });
  const [box] = await given.kept('box');
  const boxId = box?.id ?? '';
  await archive.run(closeBox, given.archivist, { boxId });
  const renumberingId = await given.draft(byTime);
  await expect(
    archive.run(proposeRenumbering, given.archivist, { renumberingId }),
  ).rejects.toMatchObject({
    code: 'arrangement.cannot-renumber',
    details: { reason: `${classKey} 第 1 盒在已封或已上架的盒中，先拆封` },
  });
  await archive.run(reopenBox, given.archivist, { boxId, reason: '调整编号' });
  await archive.run(proposeRenumbering, given.archivist, { renumberingId });
  await given.approve(renumberingId);
  expect([...(await given.codes()).values()]).toEqual([codeOf(1), codeOf(2)]);
});

test('records on hold, with an open proposal, in another renumbering or with a reserved number are named', async () => {
  const given = await givenFiled([6, 5, 4, 3, 2, 1]);
  await using archive = given.archive;
  const { agencyId, fondsId } = given.agency;
  const [first = '', second = '', third = ''] = given.ids;
  const now = archive.platform.now();
  await keepHouse(archive.platform, (tx) =>
    tx
      .insertInto('hold')
      .values({
        ...{ agency_id: agencyId, record_id: first, placed_by: '纪检', reason: '调查' },
        ...{ placed_at: now, lifted_at: null },
      })
      .execute(),
  );
  const { version } = await archive.row('record', second);
  await archive.run(proposeChange, given.archivist, {
    ...{ recordId: second, kind: 'correct', reason: '题名有误', version },
    changes: { title: '改正的题名' },
  });
  await given.propose({
    ...{ kind: 'move', changes: { retention: 'Y' }, codes: [codeOf(3)] },
  });
  await archive.run(reserveNumbers, given.archivist, {
    ...{ fondsId, classKey, first: 7, last: 8, reason: '待补', until: null },
  });
  await keepHouse(archive.platform, (tx) =>
    tx.updateTable('reserved_range').set({ first_number: 6 }).execute(),
  );
  const problem = await given.propose(byTime).catch((error) => error);
  expect(faultsOf(problem)).toEqual([
    ['on-hold', [codeOf(1)]],
    ['proposal-open', [codeOf(2)]],
    ['renumbering-open', [codeOf(3)]],
    ['reserved', [codeOf(6)]],
  ]);
  expect((await given.codes()).get(third)).toBe(codeOf(3));
});

test('a code that was once another record’s is given to nobody who is moved', async () => {
  const given = await givenFiled([1, 2]);
  await using archive = given.archive;
  const { financeId } = given.agency;
  const inFinance = { kind: 'move', changes: { departmentId: financeId } } as const;
  await given.renumber({ ...inFinance, codes: [codeOf(1)] });
  const left = (await given.codes()).get(given.ids[0] ?? '') ?? '';
  await given.renumber({ kind: 'move', changes: { retention: 'Y' }, codes: [left] });
  // Were the class counted from the beginning again, it would come upon the code of the record that has left.
  await keepHouse(archive.platform, (tx) =>
    tx.updateTable('class_head').set({ last_number: 0 }).execute(),
  );
  const problem = await given.propose({ ...inFinance, codes: [codeOf(2)] }).catch((error) => error);
  expect(faultsOf(problem)).toEqual([['code-taken', [codeOf(2)]]]);
});
