import { z } from 'zod';
import {
  type CheckProperty,
  checkCode,
  checkItemsOf,
  checkProperties,
} from '../quality/check-item.ts';
import {
  checkOutcomeNames,
  checkOutcomes,
  type OutcomeCounts,
  outcomeCounts,
} from '../quality/check-result.ts';
import { verdicts } from '../quality/verdict.ts';
import { instant } from '../values.ts';

/** What is looked at before a package leaves, each under the property it belongs to. */
export const selfTestItems = {
  fixity: { property: 'authenticity', name: '库内电子文件与登记的数字摘要一致' },
  code: { property: 'authenticity', name: '档号符合编制规则' },
  seal: { property: 'authenticity', name: '移交信息包各文件与固化信息、签名一致' },
  list: { property: 'integrity', name: '包内档案与移交清单逐件相符' },
  catalogue: { property: 'integrity', name: '目录文件、移交清单与包内文件双向相符' },
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

/** The check by the items of DA/T 70-2018 for the stage of transfer, as it stood when the package was tested. */
export const stageTest = z.object({
  runId: z.uuid(),
  /** By the policy of the agency: what fails keeps the batch back, what waits or was not run as it says. */
  verdict: z.enum(verdicts),
  /** Items of each property by their worst outcome over all records. */
  items: z.record(z.enum(checkProperties), outcomeCounts),
  /** Items that keep the batch back: they failed, or they wait. */
  keptBackBy: z.array(checkCode),
});
export type StageTest = z.output<typeof stageTest>;

export const selfTest = z.object({
  round: z.number(),
  sm3: z.string(),
  testedAt: instant,
  results: z.array(selfTestResult),
  /** Absent in tests that were made before the stage could be run. */
  stage: stageTest.optional(),
});
export type SelfTest = z.output<typeof selfTest>;

/** What may leave: sound as a package, and by the items of transfer as far as the policy asks. */
export function hasPassed({ results, stage }: Pick<SelfTest, 'results' | 'stage'>): boolean {
  return (
    results.every(({ outcome }) => outcome === 'passed') &&
    (stage === undefined || stage.verdict === 'passed')
  );
}

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
    if (test === null) return [property, { result: 'not-applicable', note: '' }] as const;
    if (ran === 0 || ran < of.length)
      return [property, { result: 'not-checked', note: '' }] as const;
    const counts = test.stage?.items[property];
    return [property, ofProperty(ran, counts)] as const;
  });
  return Object.fromEntries(said) as SheetChecks;
}

/** Passed only where nothing of the standard's items was left open. */
function ofProperty(ran: number, counts: OutcomeCounts | undefined) {
  if (!counts)
    return {
      result: 'partly' as const,
      note: `自检 ${ran} 项合格；DA/T 70 移交环节 ${transferStageItems} 项未在本系统运行`,
    };
  const told = checkOutcomes
    .filter((outcome) => counts[outcome] > 0)
    .map((outcome) => `${checkOutcomeNames[outcome]} ${counts[outcome]}`);
  const open = counts.failed + counts['not-run'] + counts.waiting;
  return {
    result: open === 0 ? ('passed' as const) : ('partly' as const),
    note: `自检 ${ran} 项合格；DA/T 70 移交环节：${told.join('，')}`,
  };
}
