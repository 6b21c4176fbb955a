import { z } from 'zod';
import { categoryCode } from '../classification/category.ts';
import { endpoint } from '../endpoint.ts';
import { scopeCase, scopeCaseState } from './out-of-scope.ts';

const text = z.string().trim().min(1).max(500);
const caseParams = z.object({ caseId: z.uuid() });
/** The clause it is filed under; null leaves it out. */
const answer = z.object({ clauseId: z.uuid().nullable(), reason: text });

export const listOutOfScope = endpoint({
  method: 'GET',
  path: '/collection/out-of-scope',
  summary: 'Records that no clause fits, and what was proposed and decided, newest first',
  access: 'collection.read',
  query: z.object({
    state: scopeCaseState.optional(),
    category: categoryCode.optional(),
    /** The year in which they were put here. */
    year: z.coerce.number().int().optional(),
  }),
  reply: z.array(scopeCase),
});

export const putOutOfScope = endpoint({
  method: 'POST',
  path: '/collection/records/:recordId/out-of-scope',
  summary: 'Say of a registered record that no clause fits it',
  access: 'collection.pre-file',
  params: z.object({ recordId: z.uuid() }),
  body: z.object({ note: text }),
  reply: z.object({ caseId: z.uuid() }),
  problems: ['records.not-found', 'records.wrong-state', 'collection.out-of-scope-already'],
});

export const proposeScope = endpoint({
  method: 'POST',
  path: '/collection/out-of-scope/:caseId/proposal',
  summary: 'The head of the department proposes a clause, or to leave the record out',
  access: 'collection.submit',
  params: caseParams,
  body: answer,
  reply: z.object({}),
  problems: [
    'collection.scope-case-not-found',
    'collection.scope-case-step-done',
    'collection.clause-not-in-force',
  ],
});

export const decideScope = endpoint({
  method: 'POST',
  path: '/collection/out-of-scope/:caseId/decision',
  summary: 'The archivist decides, and the record is pre-filed under the clause or left out',
  access: 'collection.accept',
  params: caseParams,
  body: answer,
  reply: z.object({}),
  problems: [
    'collection.scope-case-not-found',
    'collection.scope-case-step-done',
    'collection.same-person',
    'collection.clause-not-in-force',
    'collection.retention-too-short',
    'records.wrong-state',
    'records.frozen',
  ],
});
