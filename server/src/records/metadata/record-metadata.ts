import type { RecordMetadata } from '@lantai/contract/records/metadata.ts';
import {
  type MetadataElement,
  metadataElements,
} from '@lantai/contract/records/metadata-elements.ts';
import type { Db } from '#platform/database.ts';
import { businessElements } from './business-elements.ts';
import { contentElements } from './content-elements.ts';
import { descriptionElements } from './description-elements.ts';
import { type Answer, type Rule, unknown } from './element-answer.ts';
import { findKnown, type Known } from './known-of-record.ts';

const rules: Partial<Record<MetadataElement['id'], Rule>> = {
  ...descriptionElements,
  ...contentElements,
  ...businessElements,
};

/** The 88 elements of DA/T 46-2009 as they were captured, and plainly what was not. */
export async function metadataOf(db: Db, recordId: string): Promise<RecordMetadata> {
  const found = await findKnown(db, recordId);
  const answers = new Map(
    metadataElements
      .filter(({ kind }) => kind === 'simple')
      .map(({ id }) => [id, answer(id, found)]),
  );
  return {
    recordId,
    elements: metadataElements.map((element) => ({
      id: element.id,
      ...(answers.get(element.id) ?? ofContainer(element, found, answers)),
    })),
  };
}

function answer(id: MetadataElement['id'], found: Known): Answer {
  return rules[id]?.(found) ?? unknown('没有采集');
}

/** A container has no value of its own (档号 aside); it is there when something in it is. */
function ofContainer(
  { id }: MetadataElement,
  found: Known,
  answers: ReadonlyMap<string, Answer>,
): Answer {
  const own = rules[id]?.(found);
  if (own) return own;
  const inside = metadataElements
    .filter(({ parent }) => parent === id)
    .map((element) => answers.get(element.id));
  const standing =
    ['known', 'unknown', 'absent'].find((one) => inside.some((part) => part?.standing === one)) ??
    'unknown';
  const reason = inside.find((part) => part?.standing === standing)?.reason ?? null;
  return { values: [], standing: standing as Answer['standing'], reason };
}
