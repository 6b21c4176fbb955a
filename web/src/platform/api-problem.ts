import { type ProblemCode, problemReply } from '@lantai/contract/problem.ts';
import { platformText as t } from './platform.text.ts';

/** What can go wrong on the way, before the server has answered. */
type WayCode = 'web.unreachable' | 'web.unreadable';

/** An answer of the API that says what went wrong: its code, one sentence for people, and details. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly code: ProblemCode | WayCode;
  readonly title: string;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    code: ProblemCode | WayCode,
    title: string,
    details: Record<string, unknown> = {},
    options?: ErrorOptions,
  ) {
    super(`${code}: ${title}`, options);
    this.code = code;
    this.title = title;
    this.details = details;
  }
}

export function unreachable(cause: unknown): ApiProblem {
  return new ApiProblem('web.unreachable', t.problem.unreachable, {}, { cause });
}

/** A proxy in between answers in HTML, a newer server in another shape. */
export function unreadable(cause: unknown): ApiProblem {
  return new ApiProblem('web.unreadable', t.problem.unreadable, {}, { cause });
}

/** Reads the problem document of a failed reply (RFC 9457). */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const document = problemReply.safeParse(await response.json().catch(() => undefined));
  if (!document.success) return unreadable(`HTTP ${response.status}`);
  const { type: _type, status: _status, code, title, ...details } = document.data;
  return new ApiProblem(code as ProblemCode, title, details);
}

/** What any failure of a page comes down to: a problem of the API, or a bug of ours. */
export function asProblem(error: unknown): ApiProblem {
  return error instanceof ApiProblem
    ? error
    : new ApiProblem('web.unreadable', t.problem.bug, {}, { cause: error });
}
