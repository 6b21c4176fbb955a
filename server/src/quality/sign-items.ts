import { type CheckCode, checkItemOf } from '@lantai/contract/quality/check-item.ts';
import { checkLists, onTheSpot } from '@lantai/contract/quality/check-list.ts';
import type { CheckOutcome } from '@lantai/contract/quality/check-result.ts';
import type { CheckedPoint } from '@lantai/contract/quality/check-run.ts';
import { outcomeOf } from '@lantai/contract/quality/verdict.ts';
import { sql } from 'kysely';
import { type CommandContext, changed, command } from '#platform/command.ts';
import type { NewRow, Row, Tx } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { getRun } from './run-queries.ts';
import { countOutcomes, findStanding, type RunStanding } from './standing-queries.ts';

type SignItems = {
  runId: string;
  items: readonly CheckCode[];
  sample: readonly string[];
  failed: readonly string[];
  isInOrder: boolean;
  note: string;
  /** Photographs and papers that were brought along to the run before. */
  evidence?: readonly string[];
  checklist?: readonly CheckedPoint[];
};

/**
 * A named person answers for what the standard has people look at. A sample without a fault speaks for
 * the batch; where it has one, only what was opened is settled, and the rest still waits.
 */
export const signItems = command<SignItems, { signed: number }>({
  name: 'quality.sign-items',

  async perform(context, input) {
    const { tx, actor } = context;
    if (actor.personId === null) throw new Problem('quality.signed-by-person');
    const run = await getRun(tx, input.runId);
    if (run.subject_kind === 'submission' && run.started_by === actor.personId)
      throw new Problem('quality.signed-by-another');
    if (run.state === 'checking') throw new Problem('quality.still-checking');
    requireManual(input.items);
    await requireSample(tx, input);
    const files = await findFiles(tx, input);
    requireOnTheSpot(input, files);
    const standing = await findStanding(tx, run.id, input.sample);
    const rows = input.items.flatMap((code) =>
      signedRows(context, run, code, {
        ...{ ...input, sample: openTo(code, input, standing) },
        files: files.filter(({ item_code }) => item_code === code),
      }),
    );
    for (let start = 0; start < rows.length; start += 500)
      await tx
        .insertInto('check_result')
        .values(rows.slice(start, start + 500))
        .execute();
    const counts = JSON.stringify(await countOutcomes(tx, run.id));
    await tx.updateTable('check_run').set({ counts }).where('id', '=', run.id).execute();
    const { items, sample, failed, note, isInOrder } = input;
    return changed(
      { signed: items.length },
      {
        subject: `check-run:${run.id}`,
        agencyId: run.agency_id,
        details: {
          items,
          size: sample.length,
          sample: sample.slice(0, 200),
          failed,
          isInOrder,
          note,
          evidence: files.map(({ file_name, sm3 }) => `${file_name} ${sm3}`),
          checklist: input.checklist ?? [],
        },
      },
    );
  },
});

function requireManual(items: readonly CheckCode[]): void {
  const automatic = items.filter((code) => checkItemOf(code).mode === 'automatic');
  if (automatic.length > 0)
    throw new Problem('quality.item-not-manual', {
      items: automatic.map((code) => `${code} ${checkItemOf(code).name}`).join('、'),
    });
}

async function requireSample(tx: Tx, { runId, items, sample, failed }: SignItems): Promise<void> {
  const ofRecords = items.some((code) => checkItemOf(code).scope === 'record');
  if ((ofRecords && sample.length === 0) || failed.some((id) => !sample.includes(id)))
    throw new Problem('quality.sample-missing');
  const { count } = await tx
    .selectFrom('check_run_record')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('run_id', '=', runId)
    .where('record_id', '=', sql<string>`any(${[...sample]}::uuid[])`)
    .executeTakeFirstOrThrow();
  if (count < new Set(sample).size) throw new Problem('quality.record-not-in-run');
}

type EvidenceOf = Pick<
  Row<'check_evidence'>,
  'id' | 'item_code' | 'file_name' | 'media_type' | 'sm3'
>;

async function findFiles(tx: Tx, { runId, evidence = [] }: SignItems): Promise<EvidenceOf[]> {
  if (evidence.length === 0) return [];
  const files = await tx
    .selectFrom('check_evidence')
    .select(['id', 'item_code', 'file_name', 'media_type', 'sm3'])
    .where('run_id', '=', runId)
    .where('id', '=', sql<string>`any(${[...evidence]}::uuid[])`)
    .execute();
  if (files.length < new Set(evidence).size) throw new Problem('quality.evidence-not-found');
  return files;
}

/** Where a store room is judged, somebody was there: every point has an answer, and there is a photograph. */
function requireOnTheSpot({ items, checklist = [], isInOrder }: SignItems, files: EvidenceOf[]) {
  for (const code of items.filter((one) => onTheSpot.includes(one))) {
    const answered = new Map(checklist.map(({ point, isInOrder: holds }) => [point, holds]));
    const points = checkLists[code] ?? [];
    const isComplete = points.every((point) => answered.has(point));
    // Signed as a whole, it is in order only where each of its points is.
    const agrees = !isInOrder || points.every((point) => answered.get(point));
    const hasPhotograph = files.some(
      ({ item_code, media_type }) => item_code === code && media_type.startsWith('image/'),
    );
    if (!isComplete || !agrees || !hasPhotograph)
      throw new Problem('quality.on-the-spot', { item: `${code} ${checkItemOf(code).name}` });
  }
}

/** What the program found wrong is put right, not signed away: of such an item only what waits is signed. */
function openTo(code: CheckCode, { sample, failed }: SignItems, standing: RunStanding) {
  if (checkItemOf(code).mode === 'manual') return sample;
  return sample.filter(
    (id) => failed.includes(id) || outcomeOf(standing.of(id), code) === 'waiting',
  );
}

function signedRows(
  { actor, now }: CommandContext,
  run: Row<'check_run'>,
  code: CheckCode,
  { sample, failed, isInOrder, note, checklist = [], files }: SignItems & { files: EvidenceOf[] },
): NewRow<'check_result'>[] {
  const { scope, name } = checkItemOf(code);
  const row = (record_id: string | null, outcome: CheckOutcome): NewRow<'check_result'> => {
    const actual =
      scope === 'batch' ? '由签认人检查' : `抽样 ${sample.length} 件，不合格 ${failed.length} 件`;
    const said = { object: name, expected: '人工检测合格', actual, note: note || null };
    return {
      ...said,
      agency_id: run.agency_id,
      run_id: run.id,
      record_id,
      item_code: code,
      outcome,
      evidence: JSON.stringify({
        seen: [{ ...said, outcome }],
        files: files.map(({ id, file_name, sm3 }) => ({ id, fileName: file_name, sm3 })),
        checklist: checklist.filter(({ point }) => checkLists[code]?.includes(point)),
      }),
      tool: '人工',
      tool_version: actor.name,
      at: now,
      operator: actor.personId,
      signed_by: actor.personId,
      sample: [...sample],
    };
  };
  if (scope === 'batch') return [row(null, isInOrder ? 'passed' : 'failed')];
  if (sample.length === 0) return [];
  const opened = sample.map((id) => row(id, failed.includes(id) ? 'failed' : 'passed'));
  return failed.length === 0 ? [...opened, row(null, 'passed')] : opened;
}
