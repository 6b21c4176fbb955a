import { z } from 'zod';
import type { ApiProblem } from '#platform/api-problem.ts';

/** As `records.description-invalid` names them. */
const issues = z.array(z.looseObject({ field: z.string(), sentence: z.string() }));

/** Which fields of a description the server refused, and why. */
export function wrongFields(problem: ApiProblem | null | undefined): ReadonlyMap<string, string> {
  const found = issues.safeParse(problem?.details.issues).data ?? [];
  return new Map(found.map(({ field, sentence }) => [field, sentence]));
}
