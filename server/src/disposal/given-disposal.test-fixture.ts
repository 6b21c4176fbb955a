import type { AppraisalDecision } from '@lantai/contract/appraisal/appraisal.ts';
import type { Actor } from '#platform/actor.ts';
import { type Command, execute } from '#platform/command.ts';
import { perform } from '#platform/job.ts';
import { givenComponent, givenRecord } from '../../test/given-records.ts';
import { givenPerson, type TestAgency, type TestArchive } from '../../test/test-archive.ts';
import { closeBatch } from '../appraisal/close-batch.ts';
import { decideItems } from '../appraisal/decide-items.ts';
import { giveOpinions } from '../appraisal/give-opinions.ts';
import { openBatch } from '../appraisal/open-batch.ts';
import { fileAll, givenArchivist } from '../arrangement/given-filing.test-fixture.ts';
import { approveList } from './approve-list.ts';
import { destroyRecords } from './destroy-records.job.ts';
import { executeList } from './execute-list.ts';
import { proposeList } from './propose-list.ts';
import { superviseList } from './supervise-list.ts';

export type Appraising = {
  readonly archive: TestArchive;
  readonly agency: TestAgency;
  readonly archivist: Actor;
  readonly second: Actor;
  readonly head: Actor;
  readonly leader: Actor;
  readonly business: Actor;
  readonly secrecy: Actor;
};

/** An agency with everybody whom an appraisal and a destruction need. */
export async function givenAppraising(): Promise<Appraising> {
  const { archive, agency, archivist } = await givenArchivist();
  const person = (role: Parameters<typeof givenPerson>[1], unit = agency.agencyId) =>
    givenPerson(archive, role, unit);
  return {
    ...{ archive, agency, archivist },
    second: await person('archivist'),
    head: await person('archives-head'),
    leader: await person('leader'),
    business: await person('department-head', agency.officeId),
    secrecy: await person('secrecy-officer'),
  };
}

/** Filed records of 2010 that were to be kept for ten years: expired at the end of 2020. */
export async function givenExpired(
  { archive, agency, archivist }: Appraising,
  texts: readonly string[],
): Promise<string[]> {
  const ids = [];
  for (const [index, text] of texts.entries())
    ids.push(
      await givenRecord(archive, agency, archivist, {
        description: {
          title: `关于${text}的通知`,
          // In the order in which they are numbered.
          date: `2010-05-${10 + index}`,
          retention: 'D10',
          pages: 2,
        },
        components: [await givenComponent(archive.storage, text)],
      }),
    );
  await fileAll(archive, archivist, agency);
  return ids;
}

export async function givenBatch(
  { archive, agency, archivist, head, leader, business, secrecy }: Appraising,
  recordIds?: string[],
): Promise<{ batchId: string; itemIds: string[] }> {
  const { batchId } = await archive.run(openBatch, archivist, {
    ...{ fondsId: agency.fondsId, expiredBy: '2026-03-01', recordIds, dueOn: '2026-06-30' },
    basis: '机关文件材料归档范围和文书档案保管期限规定',
    method: '逐件审查内容和价值',
    leaderId: leader.personId ?? '',
    members: [
      { personId: head.personId ?? '', part: 'archives' },
      { personId: business.personId ?? '', part: 'business' },
      { personId: secrecy.personId ?? '', part: 'secrecy' },
    ],
  });
  const items = await archive.read(archivist, (db) =>
    db
      .selectFrom('appraisal_item')
      .select('id')
      .where('batch_id', '=', batchId)
      .orderBy('position')
      .execute(),
  );
  return { batchId, itemIds: items.map(({ id }) => id) };
}

export const because = { reason: '已无保存价值', basisClause: '保管期限表 3.2' };

export async function decided(
  { archive, head, business, leader }: Appraising,
  { batchId, itemIds }: { batchId: string; itemIds: readonly string[] },
  decision: AppraisalDecision,
  extendedYears?: number,
): Promise<void> {
  const opinion = { batchId, itemIds, opinion: decision, note: '' };
  await archive.run(giveOpinions, head, opinion);
  await archive.run(giveOpinions, business, opinion);
  await archive.run(decideItems, leader, { batchId, itemIds, decision, extendedYears, ...because });
}

export const cooled = new Date('2026-06-02T09:00:00Z');

/** As at another moment than the archive's stopped clock. */
export function runAt<Input, Result>(
  { db }: Pick<TestArchive, 'db'>,
  now: Date,
  command: Command<Input, Result>,
  actor: Actor,
  input: Input,
): Promise<Result> {
  return execute({ db, now: () => now }, command, actor, input);
}

/** A list of records decided for destruction, proposed by the archivist. */
export async function givenList(given: Appraising, recordIds: readonly string[]): Promise<string> {
  const batch = await givenBatch(given, [...recordIds]);
  await decided(given, batch, 'destroy');
  const { archive, archivist } = given;
  await archive.run(closeBatch, archivist, { batchId: batch.batchId, conclusion: '同意销毁' });
  return (await archive.run(proposeList, archivist, { batchId: batch.batchId })).listId;
}

export const watched = { place: '机关指定销毁室', method: '从存储中删除' };

/** Approved, cooled and signed by two supervisors. */
export async function givenReadyList(
  given: Appraising,
  recordIds: readonly string[],
): Promise<string> {
  const listId = await givenList(given, recordIds);
  const { archive, leader, business, secrecy } = given;
  await archive.run(approveList, leader, { listId, note: '' });
  await runAt(archive, cooled, superviseList, business, { listId, ...watched });
  await runAt(archive, cooled, superviseList, secrecy, { listId, ...watched });
  return listId;
}

export async function numberOf(
  { archive, archivist }: Appraising,
  listId: string,
): Promise<string> {
  const list = await archive.read(archivist, (db) =>
    db.selectFrom('destruction_list').select('number').where('id', '=', listId).executeTakeFirst(),
  );
  return list?.number ?? '';
}

/** Begins a destruction and carries the job out in this process. */
export async function destroyAll(given: Appraising, listId: string) {
  const { archive, second } = given;
  const number = await numberOf(given, listId);
  await runAt(archive, cooled, executeList, second, { listId, number });
  return continueDestroying(given, listId);
}

export async function continueDestroying({ archive, second }: Appraising, listId: string) {
  const platform = { db: archive.db, now: () => cooled };
  return perform(platform, destroyRecords(platform, archive.storage), {
    jobId: crypto.randomUUID(),
    actor: second,
    payload: { listId },
    progress: async () => {},
  });
}
