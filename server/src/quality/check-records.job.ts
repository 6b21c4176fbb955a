import { type CheckCode, checkCode, checkItemsOf } from '@lantai/contract/quality/check-item.ts';
import { type RuleSet, rulesOf } from '@lantai/contract/quality/rule-set.ts';
import { z } from 'zod';
import { systemActor } from '#platform/actor.ts';
import { dayOf } from '#platform/clock.ts';
import { execute, type Platform, read } from '#platform/command.ts';
import type { Row } from '#platform/database.ts';
import { job } from '#platform/job.ts';
import { Problem } from '#platform/problem.ts';
import { findStandings } from '../preservation/format-register/register-queries.ts';
import type { Storage } from '../preservation/storage.ts';
import { findTrustMaterial } from '../preservation/trust/trust-queries.ts';
import { batchChecksOf, recordChecksOf } from './all-checks.ts';
import { lookWith } from './check.ts';
import type { CheckedBatch, CheckSubject, CheckSurroundings } from './check-subject.ts';
import { endCheck } from './end-check.ts';
import { findAntivirus } from './find-antivirus.ts';
import {
  countCatalogued,
  countStanding,
  findRunComponents,
  findRunRecordIds,
  findSequences,
  measureBytes,
} from './find-batch.ts';
import { describeSubject, placeComponents } from './find-subject.ts';
import { findKeepingSurroundings } from './keeping/find-keeping-surroundings.ts';
import { readKeptObject } from './keeping/kept-object.ts';
import { sumUpStore } from './keeping/sum-up-store.ts';
import { type Noted, noteResults } from './note-results.ts';
import { paceOf } from './pace.ts';
import { firstBegun, getRun } from './run-queries.ts';

type Engine = { readonly platform: Platform; readonly storage: Storage };

/** Records whose results are kept in one transaction. */
const together = 8;

/**
 * Looks at everything in a run, in the name of the system: bytes are read outside of transactions.
 * Run again after a crash, it goes on with what has no results yet.
 */
export const checkRecords = (platform: Platform, storage: Storage) =>
  job({
    name: 'quality.check-records',
    payload: z.object({
      runId: z.uuid(),
      /** Once more, whatever was found before: these records, these items, perhaps the batch too. */
      again: z.array(z.uuid()).optional(),
      items: z.array(checkCode).optional(),
      batchAgain: z.boolean().default(true),
    }),

    async perform({ progress }, { runId, again, items, batchAgain }) {
      const engine = { platform, storage };
      const run = await read(platform, systemActor, (db) => getRun(db, runId));
      // Asked for a second time: what was signed since it ended would otherwise wait again.
      if (run.state === 'checked' && again === undefined) return { runId, records: 0 };
      const surroundings = await surroundingsOf(engine, run, again !== undefined);
      const recordIds = again ?? (await findUnchecked(engine, runId));
      const isWanted = wanted(run, again !== undefined, items);
      let noted: Noted[] = [];
      const keep = async () => {
        await execute(platform, noteResults, systemActor, { runId, noted });
        noted = [];
      };
      const pace = await paceOf(engine, run);
      for (const [done, recordId] of recordIds.entries()) {
        await progress(done, recordIds.length);
        const look = () => checkRecord(engine, surroundings, recordId, isWanted);
        noted.push({ recordId, found: await pace(recordId, look) });
        if (noted.length === together) await keep();
      }
      await keep();
      if (batchAgain)
        noted.push({
          recordId: null,
          found: await checkBatch(engine, surroundings, run, isWanted),
        });
      await keep();
      await execute(platform, endCheck, systemActor, { runId });
      await progress(recordIds.length, recordIds.length);
      return { runId, records: recordIds.length };
    },
  });

async function surroundingsOf(
  { platform, storage }: Engine,
  run: Row<'check_run'>,
  isAgain: boolean,
): Promise<CheckSurroundings> {
  const { stage, policy, expected, agency_id: agencyId } = run;
  const keeping =
    stage === 'BC'
      ? await read(platform, systemActor, (db) => findKeepingSurroundings(db, storage, agencyId))
      : null;
  const at = await read(platform, systemActor, (db) => firstBegun(db, run));
  // Looked at again it is by the list of today, as by the bytes of today: whoever was missing may be in it.
  const asOf = isAgain ? undefined : run.trust_version;
  const material = await read(platform, systemActor, (db) => findTrustMaterial(db, asOf));
  const now = platform.now();
  return {
    ...{ stage, policy, expected, keeping, rules: runnableRules(run) },
    formatStandings: await read(platform, systemActor, (db) => findStandings(db, agencyId, at)),
    trust: { material, now: now.toISOString() },
    today: dayOf(now),
    antivirus: await findAntivirus(),
  };
}

/** A run keeps the version it was made by; looked at again, it is by those rules or not at all. */
function runnableRules({ rule_set }: Row<'check_run'>): RuleSet {
  const rules = rulesOf(rule_set);
  if (!rules) throw new Problem('quality.rules-not-runnable', { rules: rule_set });
  return rules;
}

const recordIdsOf = (platform: Platform, runId: string) =>
  read(platform, systemActor, (db) => findRunRecordIds(db, runId));

async function findUnchecked({ platform }: Engine, runId: string): Promise<string[]> {
  return read(platform, systemActor, async (db) => {
    const all = await findRunRecordIds(db, runId);
    const rows = await db
      .selectFrom('check_result')
      .select('record_id')
      .distinct()
      .where('run_id', '=', runId)
      .execute();
    const checked = new Set(rows.map(({ record_id }) => record_id));
    return all.filter((id) => !checked.has(id));
  });
}

type IsWanted = (code: CheckCode) => boolean;

/** What a person has signed is not undone by looking again: it is signed again. */
function wanted(
  { stage }: Row<'check_run'>,
  isAgain: boolean,
  items: readonly CheckCode[] | undefined,
): IsWanted {
  const ofStage = checkItemsOf(stage).filter(({ mode }) => !isAgain || mode !== 'manual');
  const codes = new Set(ofStage.map(({ code }) => code));
  return (code) => codes.has(code) && (items?.includes(code) ?? true);
}

/** Nothing where the record was quarantined meanwhile: it stays unchecked, and so waits. */
async function checkRecord(
  { platform, storage }: Engine,
  surroundings: CheckSurroundings,
  recordId: string,
  isWanted: IsWanted,
) {
  const described = await read(platform, systemActor, (db) =>
    describeSubject(db, recordId, surroundings.policy),
  ).catch((error: unknown) => {
    if (error instanceof Problem) return undefined;
    throw error;
  });
  if (!described) return [];
  const components = await placeComponents(storage, described.known.components);
  const { stage, rules } = surroundings;
  const kept = stage === 'BC' ? await readKeptObject(storage, recordId) : null;
  const subject: CheckSubject = { ...surroundings, ...described, components, kept };
  const found = [];
  for (const { code, look } of recordChecksOf(stage, rules).filter(({ code }) => isWanted(code)))
    found.push(await lookWith(code, () => look(subject), rules.version));
  return found;
}

async function checkBatch(
  { platform, storage }: Engine,
  surroundings: CheckSurroundings,
  run: Row<'check_run'>,
  isWanted: IsWanted,
) {
  const { stage, rules } = surroundings;
  const checks = batchChecksOf(stage, rules).filter(({ code }) => isWanted(code));
  if (checks.length === 0) return [];
  const { components, sequences, standing } = await read(platform, systemActor, async (db) => ({
    standing: await countStanding(db, run.id),
    components: await findRunComponents(db, run.id),
    sequences: await findSequences(db, run.id),
  }));
  const batch: CheckedBatch = {
    ...surroundings,
    kind: run.subject_kind,
    records: run.records,
    standing,
    bytes: await measureBytes(storage, components),
    inStore: stage === 'BC' ? await sumUpStore(storage, await recordIdsOf(platform, run.id)) : null,
    sequences,
    probe: () => read(platform, systemActor, (db) => countCatalogued(db, run.id)),
  };
  const found = [];
  for (const { code, lookAtBatch } of checks)
    found.push(await lookWith(code, () => lookAtBatch(batch), rules.version));
  return found;
}
