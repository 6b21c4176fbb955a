import { type CheckCode, checkItemsOf, checkStages } from '@lantai/contract/quality/check-item.ts';
import { checkLists } from '@lantai/contract/quality/check-list.ts';
import type { CheckExpectations } from '@lantai/contract/quality/check-run.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '#platform/actor.ts';
import { changed, command } from '#platform/command.ts';
import {
  givenAgency,
  givenPerson,
  openTestArchive,
  type TestArchive,
} from '../../test/test-archive.ts';
import { fileRecords } from '../arrangement/file-records.job.ts';
import { checkRecords } from './check-records.job.ts';
import { bringEvidence } from './evidence/bring-evidence.ts';
import { stageEvidence } from './evidence/staged-file.ts';
import { givenOwnDocument } from './given-check.test-fixture.ts';
import { signItems } from './sign-items.ts';
import { countItems } from './standing-queries.ts';
import { startCheck } from './start-check.ts';

/** The smallest PNG there is. */
const photograph =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

let archive: TestArchive;
let archivist: Actor;
let recordId: string;

beforeAll(async () => {
  archive = await openTestArchive();
  const agency = await givenAgency(archive);
  archivist = await givenPerson(archive, 'archivist', agency.agencyId);
  recordId = await givenOwnDocument(archive, agency, archivist);
  const { platform, storage } = archive;
  await archive.perform(fileRecords(platform, storage), archivist, { fondsId: agency.fondsId });
});
afterAll(() => archive[Symbol.asyncDispose]());

const begin = command<{ stage: (typeof checkStages)[number]; expected: CheckExpectations }, string>(
  {
    name: 'quality.start-check',
    async perform(context, { stage, expected }) {
      const { result, event } = await startCheck(context, {
        ...{ subject: { kind: 'records', id: recordId }, name: stage, stage, expected },
        recordIds: [recordId],
      });
      return changed(result.runId, event);
    },
  },
);

const byPeople: readonly CheckCode[] = ['2-7', '2-8', '3-4', '4-5', '4-7', '4-9'];

const everyItem = checkStages.flatMap((stage) =>
  checkItemsOf(stage).flatMap(({ code, scope }) =>
    byPeople.includes(code) ? [{ stage, code, scope }] : [],
  ),
);

async function givenRun(stage: (typeof checkStages)[number]) {
  const carrier = { kind: 'optical' as const, files: [], listed: [] };
  const runId = await archive.run(begin, archivist, { stage, expected: { carrier } });
  const job = checkRecords(archive.platform, archive.storage);
  await archive.perform(job, archivist, { runId, batchAgain: true });
  return runId;
}

async function sign(runId: string, code: CheckCode, isInOrder: boolean) {
  const file = await stageEvidence(archive.storage, {
    fileName: '库房.png',
    content: photograph,
  });
  const { evidenceId } = await archive.run(bringEvidence, archivist, { runId, item: code, file });
  const points = checkLists[code] ?? [];
  await archive.run(signItems, archivist, {
    ...{ runId, items: [code], sample: [recordId], failed: isInOrder ? [] : [recordId] },
    ...{ isInOrder, note: '', evidence: [evidenceId] },
    checklist: points.map((point, at) => ({ point, isInOrder: isInOrder || at > 0 })),
  });
}

const outcomeOf = async (runId: string, code: CheckCode) => {
  const items = await archive.read(archivist, (db) => countItems(db, runId));
  return items.find((item) => item.code === code)?.counts;
};
const failedIn = async (runId: string) => {
  const items = await archive.read(archivist, (db) => countItems(db, runId));
  return new Set(items.filter(({ counts }) => counts.failed > 0).map(({ code }) => code));
};

test('these are all that the standard leaves to people, at each stage', () => {
  expect(everyItem.map(({ stage, code }) => `${stage} ${code}`)).toEqual([
    ...['GD 2-7', 'GD 2-8', 'GD 3-4', 'GD 4-5', 'GD 4-7'],
    ...['YJ 2-7', 'YJ 2-8', 'YJ 3-4', 'YJ 4-5', 'YJ 4-7'],
    ...['BC 2-7', 'BC 2-8', 'BC 3-4', 'BC 4-5', 'BC 4-9'],
  ]);
});

test.each(everyItem)(
  '$stage $code waits, passes where a person signs it, and alone fails where they do not',
  async ({ stage, code }) => {
    const runId = await givenRun(stage);
    expect(await outcomeOf(runId, code)).toMatchObject({ waiting: 1 });
    await sign(runId, code, true);
    expect(await outcomeOf(runId, code)).toMatchObject({ passed: 1, failed: 0 });
    const before = await failedIn(runId);
    await sign(runId, code, false);
    expect(await failedIn(runId)).toEqual(before.union(new Set([code])));
    expect(before.has(code)).toBe(false);
  },
);

test('a store room is not signed from the desk: it takes a photograph and an answer to every point', async () => {
  const runId = await givenRun('BC');
  const points = (checkLists['4-9'] ?? []).map((point) => ({ point, isInOrder: true }));
  const file = await stageEvidence(archive.storage, { fileName: '库房.png', content: photograph });
  const { evidenceId } = await archive.run(bringEvidence, archivist, { runId, item: '4-9', file });
  const attempt = (evidence: string[], checklist: typeof points, isInOrder = true) =>
    archive.run(signItems, archivist, {
      ...{
        runId,
        items: ['4-9'],
        sample: [],
        failed: [],
        isInOrder,
        note: '',
        evidence,
        checklist,
      },
    });
  const refused = { code: 'quality.on-the-spot' };
  await expect(attempt([], points)).rejects.toMatchObject(refused);
  await expect(attempt([evidenceId], points.slice(1))).rejects.toMatchObject(refused);
  const one = points.map((point, at) => ({ ...point, isInOrder: at > 0 }));
  await expect(attempt([evidenceId], one)).rejects.toMatchObject(refused);
  await expect(attempt([crypto.randomUUID()], points)).rejects.toMatchObject({
    code: 'quality.evidence-not-found',
  });
  await attempt([evidenceId], points);
  expect(await outcomeOf(runId, '4-9')).toMatchObject({ passed: 1 });
});

test('what calls itself a photograph and is none is not taken', async () => {
  const content = Buffer.from('MZ not a picture').toString('base64');
  await expect(
    stageEvidence(archive.storage, { fileName: '照片.png', content }),
  ).rejects.toMatchObject({ code: 'quality.evidence-not-readable' });
});
