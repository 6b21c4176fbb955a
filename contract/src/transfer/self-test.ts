import { z } from 'zod';
import { type CheckProperty, checkItemsOf, checkProperties } from '../quality/check-item.ts';
import { instant } from '../values.ts';

/** What is looked at before a package leaves, each under the property it belongs to. */
export const selfTestItems = {
  fixity: { property: 'authenticity', name: '库内电子文件与登记的数字摘要一致' },
  code: { property: 'authenticity', name: '档号符合编制规则' },
  seal: { property: 'authenticity', name: '移交信息包各文件与固化信息一致' },
  list: { property: 'integrity', name: '包内档案与移交清单逐件相符' },
  figures: { property: 'integrity', name: '件数、文件数、字节数与清单相符' },
  package: { property: 'usability', name: '封装包可读，内容与元数据完整' },
  surplus: { property: 'safety', name: '包内没有清单之外的文件' },
} as const satisfies Record<string, { property: CheckProperty; name: string }>;
export type SelfTestItem = keyof typeof selfTestItems;
export const selfTestItem = z.enum(Object.keys(selfTestItems) as [SelfTestItem, ...SelfTestItem[]]);

export const selfTestFault = z.object({
  object: z.string(),
  expected: z.string(),
  actual: z.string(),
});
export type SelfTestFault = z.output<typeof selfTestFault>;

/** `looked` things were looked at; nothing looked at is no pass. */
export const selfTestResult = z.object({
  item: selfTestItem,
  outcome: z.enum(['passed', 'failed', 'not-run']),
  looked: z.number(),
  /** The first of them. */
  faults: z.array(selfTestFault),
  faulty: z.number(),
});
export type SelfTestResult = z.output<typeof selfTestResult>;

export const selfTest = z.object({
  round: z.number(),
  sm3: z.string(),
  testedAt: instant,
  results: z.array(selfTestResult),
});
export type SelfTest = z.output<typeof selfTest>;

export function hasPassed({ results }: Pick<SelfTest, 'results'>): boolean {
  return results.every(({ outcome }) => outcome === 'passed');
}

/** The items of DA/T 70-2018 for the stage of transfer: said to be not run, never passed. */
export const transferStageItems = checkItemsOf('YJ').length;

/** `partly`: what was looked at is sound, and not all that the standard asks was looked at. */
export const sheetResult = z.enum(['passed', 'failed', 'partly', 'not-checked', 'not-applicable']);
export type SheetResult = z.output<typeof sheetResult>;
export const sheetResultNames: Record<SheetResult, string> = {
  passed: '合格',
  failed: '不合格',
  partly: '已检项合格',
  'not-checked': '未检',
  'not-applicable': '不适用',
};
const checked = z.object({ result: sheetResult, note: z.string().trim().max(200).default('') });
export const sheetChecks = z.object(
  Object.fromEntries(checkProperties.map((property) => [property, checked])) as Record<
    CheckProperty,
    typeof checked
  >,
);
export type SheetChecks = z.output<typeof sheetChecks>;

/** What the handing side may say of each property by its own test: no more than was looked at. */
export function ownChecks(test: SelfTest | null): SheetChecks {
  const said = checkProperties.map((property) => {
    const of = test?.results.filter(({ item }) => selfTestItems[item].property === property) ?? [];
    const ran = of.filter(({ outcome }) => outcome === 'passed').length;
    const note = `自检 ${ran} 项合格；DA/T 70 移交环节 ${transferStageItems} 项未在本系统运行`;
    if (test === null) return [property, { result: 'not-applicable', note: '' }] as const;
    return ran > 0 && ran === of.length
      ? ([property, { result: 'partly', note }] as const)
      : ([property, { result: 'not-checked', note: '' }] as const);
  });
  return Object.fromEntries(said) as SheetChecks;
}
