import { z } from 'zod';
import { accessProblems } from './access/access.problems.ts';
import { appraisalProblems } from './appraisal/appraisal.problems.ts';
import { arrangementProblems } from './arrangement/arrangement.problems.ts';
import { auditProblems } from './audit/audit.problems.ts';
import { backupProblems } from './backup/backup.problems.ts';
import { captureProblems } from './capture/capture.problems.ts';
import { exchangeProblems } from './capture/exchange/exchange.problems.ts';
import { classificationProblems } from './classification/classification.problems.ts';
import { circulationProblems } from './collection/circulation.problems.ts';
import { collectionProblems } from './collection/collection.problems.ts';
import { collectionHelpProblems } from './collection/help.problems.ts';
import { memoirProblems } from './collection/memoir.problems.ts';
import { disposalProblems } from './disposal/disposal.problems.ts';
import { identityProblems } from './identity/identity.problems.ts';
import { monitoringProblems } from './monitoring/monitoring.problems.ts';
import { platformProblems } from './platform/platform.problems.ts';
import { eepProblems } from './preservation/eep.problems.ts';
import { preservationProblems } from './preservation/preservation.problems.ts';
import { signingProblems } from './preservation/signing.problems.ts';
import { qualityProblems } from './quality/quality.problems.ts';
import { recordsProblems } from './records/records.problems.ts';
import { searchProblems } from './search/search.problems.ts';
import { transferProblems } from './transfer/transfer.problems.ts';

/**
 * Every expected failure the API can answer with: its HTTP status, and one Chinese sentence that
 * says what is wrong and what to do. `{name}` in a sentence stands for a detail of that name.
 * What is `recorded` leaves its refusal in the trail, as every 403 does.
 */
export const problems = {
  ...platformProblems,
  ...monitoringProblems,
  ...identityProblems,
  ...auditProblems,
  ...classificationProblems,
  ...recordsProblems,
  ...eepProblems,
  ...preservationProblems,
  ...signingProblems,
  ...qualityProblems,
  ...captureProblems,
  ...collectionHelpProblems,
  ...exchangeProblems,
  ...collectionProblems,
  ...memoirProblems,
  ...circulationProblems,
  ...arrangementProblems,
  ...searchProblems,
  ...accessProblems,
  ...transferProblems,
  ...appraisalProblems,
  ...disposalProblems,
  ...backupProblems,
} as const satisfies Record<string, { status: number; sentence: string; recorded?: boolean }>;

export type ProblemCode = keyof typeof problems;

export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(problems, code);
}

/** Whether a refusal with this code is written into the trail. */
export function isRecorded(code: ProblemCode): boolean {
  const problem: { status: number; recorded?: boolean } = problems[code];
  return problem.status === 403 || problem.recorded === true;
}

/** The sentence of a problem with its details filled in. */
export function problemSentence(code: ProblemCode, details: Record<string, unknown>): string {
  return problems[code].sentence.replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
    name in details ? String(details[name]) : whole,
  );
}

/** The body of a failed reply (RFC 9457), the details beside it. */
export const problemReply = z.looseObject({
  type: z.string(),
  status: z.number().int(),
  code: z.string(),
  title: z.string(),
});
