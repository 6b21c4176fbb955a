import { type CategoryCode, categoryName } from '@lantai/contract/classification/category.ts';
import { shownRetention } from '@lantai/contract/records/record.ts';

type Class = {
  readonly category: CategoryCode;
  readonly classKey: string;
  readonly year: number | null;
  readonly retention: string | null;
  readonly department: string | null;
};

/** A class as people say it: 文书 2023 定期30年 办公室. */
export function classTitle({ category, year, retention, department }: Class): string {
  return [categoryName(category), year, shownRetention(retention), department]
    .filter(Boolean)
    .join(' ');
}

/** A class in a list to choose from, found by its words and by its key. */
export function classOption(of: Class): { value: string; label: string } {
  return { value: of.classKey, label: `${classTitle(of)}　${of.classKey}` };
}
