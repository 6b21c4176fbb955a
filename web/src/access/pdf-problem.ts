import { ApiProblem, problemOf } from '#platform/api-problem.ts';
import { accessText as t } from './access.text.ts';

/** Why a PDF cannot be shown: what the API answered, a password, or a damaged file. */
export async function pdfProblem(cause: unknown, address: string): Promise<ApiProblem> {
  const name = cause instanceof Error ? cause.name : '';
  // pdf.js keeps the status of a refused reply but not its words: ask once more for those.
  if (name === 'ResponseException' || name === 'UnexpectedResponseException') {
    const answer = await fetch(address, { credentials: 'same-origin' });
    if (!answer.ok) return problemOf(answer);
  }
  const sentence =
    name === 'PasswordException'
      ? t.notViewable.password
      : `${t.notViewable.damaged}${t.notViewable.damagedHint}`;
  return new ApiProblem('web.unreadable', sentence, {}, { cause });
}
