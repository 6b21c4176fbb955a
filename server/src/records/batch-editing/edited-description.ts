import { type ProblemCode, problemSentence } from '@lantai/contract/problem.ts';
import {
  afterChanges,
  type BatchChange,
  BatchChangeError,
} from '@lantai/contract/records/batch-change.ts';
import type { Description } from '@lantai/contract/records/record.ts';
import type { Actor } from '#platform/actor.ts';
import type { Db, Row } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { compareDescription } from '../change-description.ts';
import { requireFreeToCorrect } from '../corrections.ts';
import { descriptionOf } from '../record-queries.ts';

/** What becomes of one record's description, or the sentence that says why nothing does. */
export type Edited =
  | { readonly outcome: 'changed' | 'unchanged'; readonly after: Description }
  | { readonly outcome: 'refused'; readonly refusal: string };

type Edit = { changes: readonly BatchChange[]; index: number };

/** The same for the preview and for the act, so that what was shown is what is done. */
export async function editedDescription(
  db: Db,
  actor: Actor,
  record: Row<'record'>,
  { changes, index }: Edit,
): Promise<Edited> {
  return refusing(async () => {
    requireFreeToCorrect(actor, record);
    const asked = afterChanges(descriptionOf(record), changes, index);
    const { after, differences } = await compareDescription(db, record, { after: asked });
    return { outcome: differences.length === 0 ? 'unchanged' : 'changed', after };
  });
}

export async function refusing(edit: () => Promise<Edited>): Promise<Edited> {
  try {
    return await edit();
  } catch (error) {
    if (error instanceof BatchChangeError) return { outcome: 'refused', refusal: error.message };
    if (!(error instanceof Problem)) throw error;
    return { outcome: 'refused', refusal: sentenceOf(error) };
  }
}

/** A description that says something impossible names its fields in the details. */
function sentenceOf({ code, details }: Problem): string {
  const { issues } = details as { issues?: readonly { sentence: string }[] };
  return (
    issues?.map(({ sentence }) => sentence).join('；') ??
    problemSentence(code as ProblemCode, details)
  );
}
