import { type ProblemCode, problemSentence, problems } from '@lantai/contract/problem.ts';
import pg from 'pg';

/** An expected failure the caller can act on. Anything else that is thrown is a bug and answers 500. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly details: Record<string, unknown>;

  constructor(code: ProblemCode, details: Record<string, unknown> = {}, options?: ErrorOptions) {
    super(`${code}: ${problemSentence(code, details)}`, options);
    this.code = code;
    this.details = details;
  }

  get status(): number {
    return problems[this.code].status;
  }

  /** What the person reads. */
  get sentence(): string {
    return problemSentence(this.code, this.details);
  }
}

/** Turns the violation of a named constraint into the problem it stands for. */
export function onConstraint(
  constraint: string,
  code: ProblemCode,
  details: Record<string, unknown> = {},
) {
  return (error: unknown): never => {
    const violated = error instanceof pg.DatabaseError && error.constraint === constraint;
    throw violated ? new Problem(code, details, { cause: error }) : error;
  };
}

/**
 * Row-level security refused a row that is not the actor's to write: their scope ends before it.
 * Commands need not ask what the database knows.
 */
export function onOutOfReach(error: unknown): never {
  // Its code, 42501, also stands for a grant that is missing, which would be our own fault.
  const refused = error instanceof pg.DatabaseError && error.routine === 'ExecWithCheckOptions';
  throw refused ? new Problem('actor.out-of-reach', {}, { cause: error }) : error;
}
