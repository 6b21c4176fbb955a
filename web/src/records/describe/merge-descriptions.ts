import {
  type Description,
  type DescriptionField,
  descriptionFieldNames,
} from '@lantai/contract/records/record.ts';

export const descriptionFields = Object.keys(descriptionFieldNames) as DescriptionField[];

/** The fields in which two descriptions differ, with the values of the second. */
export function changesBetween(before: Description, after: Description): Partial<Description> {
  return Object.fromEntries(
    descriptionFields
      .filter((field) => before[field] !== after[field])
      .map((field) => [field, after[field]]),
  );
}

/** What two people made of one description at the same time. */
export type Merge = {
  readonly description: Description;
  /** Changed by the other alone: their value is taken. */
  readonly taken: readonly DescriptionField[];
  /** Changed by both, and differently: mine stands until somebody decides. */
  readonly contested: readonly DescriptionField[];
};

/** Nothing that was typed is lost, and nothing the other one wrote is overwritten unseen. */
export function mergeDescriptions(
  base: Description,
  theirs: Description,
  mine: Description,
): Merge {
  const changed = descriptionFields.filter((field) => theirs[field] !== base[field]);
  const taken = changed.filter((field) => mine[field] === base[field]);
  const contested = changed.filter(
    (field) => mine[field] !== base[field] && mine[field] !== theirs[field],
  );
  const theirValues = Object.fromEntries(taken.map((field) => [field, theirs[field]]));
  return { description: { ...mine, ...theirValues }, taken, contested };
}
