import type { MemoirContent } from '@lantai/contract/collection/memoir.ts';
import type { Actor } from '#platform/actor.ts';
import {
  givenAgency,
  givenPerson,
  openTestArchive,
  type TestAgency,
  type TestArchive,
} from '../../../test/test-archive.ts';
import { confirmMemoir } from './confirm-memoir.ts';
import { getMemoir } from './memoir-queries.ts';
import { submitMemoir } from './submit-memoir.ts';
import { writeMemoir } from './write-memoir.ts';

export type MemoirWorld = AsyncDisposable & {
  readonly archive: TestArchive;
  readonly agency: TestAgency;
  /** Writes. */
  readonly author: Actor;
  /** Confirms. */
  readonly leader: Actor;
  readonly archivist: Actor;
};

/** An agency with somebody who remembers, somebody who confirms, and an archivist. */
export async function givenMemoirWorld(): Promise<MemoirWorld> {
  const archive = await openTestArchive();
  const agency = await givenAgency(archive);
  return {
    archive,
    agency,
    author: await givenPerson(archive, 'department-archivist', agency.officeId),
    leader: await givenPerson(archive, 'leader', agency.agencyId),
    archivist: await givenPerson(archive, 'archivist', agency.agencyId),
    [Symbol.asyncDispose]: () => archive[Symbol.asyncDispose](),
  };
}

/** A memoir's words, told and without a written basis. */
export function contentOf(changes: Partial<MemoirContent> = {}): MemoirContent {
  return {
    event: '防汛办公室与应急办合署办公',
    timeGiven: '1998年夏',
    happenedOn: null,
    place: '示例局二楼会议室',
    persons: '赵某某、钱某某',
    text: '会上口头宣布两个办公室合署办公，没有发文。',
    limits: '仅凭当事人回忆，月份不详。',
    withoutWrittenBasis: true,
    sources: [{ kind: 'told', words: '赵某某口述，2026年2月', recordId: null }],
    attachments: [],
    conflicts: [],
    ...changes,
  };
}

export async function givenMemoir(
  { archive, agency, author }: MemoirWorld,
  content: Partial<MemoirContent> = {},
  isInternal = false,
): Promise<string> {
  const { memoirId } = await archive.run(writeMemoir, author, {
    fondsId: agency.fondsId,
    departmentId: agency.officeId,
    isInternal,
    content: contentOf(content),
  });
  return memoirId;
}

export async function givenSubmitted(
  world: MemoirWorld,
  content: Partial<MemoirContent> = {},
): Promise<string> {
  const memoirId = await givenMemoir(world, content);
  await world.archive.run(submitMemoir, world.author, { memoirId });
  return memoirId;
}

/** Approved as a leader does it: with what was proposed on the page. */
export async function givenApproved(
  world: MemoirWorld,
  content: Partial<MemoirContent> = {},
): Promise<string> {
  const memoirId = await givenSubmitted(world, content);
  await approve(world, memoirId);
  return memoirId;
}

export async function approve(world: MemoirWorld, memoirId: string): Promise<void> {
  const { archive, leader } = world;
  const { proposed } = await archive.read(leader, (db) => getMemoir(db, leader, memoirId));
  await archive.run(confirmMemoir, leader, {
    memoirId,
    confirmation: 'determined',
    shown: proposed.map(({ recordId }) => recordId),
    comparison: null,
  });
}
