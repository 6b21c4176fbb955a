import { z } from 'zod';
import type { ApiProblem } from '#platform/api-problem.ts';

const issues = z.array(z.looseObject({ instancePath: z.string(), message: z.string() }));

/** Which fields of a description the server refused, and why: `/changes/date` is the field `date`. */
export function wrongFields(problem: ApiProblem | null | undefined): ReadonlyMap<string, string> {
  const found = issues.safeParse(problem?.details.issues).data ?? [];
  return new Map(
    found.map(({ instancePath, message }) => [instancePath.split('/').at(-1) ?? '', message]),
  );
}
