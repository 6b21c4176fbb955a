import { ArchivalCodeError, formatArchivalCode } from './archival-code.ts';
import type { ArchivalCodeRule } from './archival-code-rule.ts';
import type { CategoryCode } from './category.ts';
import { checkArchivalCodeRule } from './check-archival-code-rule.ts';

/** What a container of records is called in the code: 案卷号, 组号 or 册号. */
export const volumeKinds = ['volume', 'group', 'booklet'] as const;
export type VolumeKind = (typeof volumeKinds)[number];
export const volumeKindNames: Record<VolumeKind, string> = {
  volume: '案卷',
  group: '组',
  booklet: '册',
};

/** Where a volume stands: every value its code may show, whether or not its rule shows it. */
export type VolumePlace = {
  readonly fonds: string;
  readonly category: CategoryCode;
  /** The numbers of the classes below the category, joined as the code joins them: JC·CC. */
  readonly subclass?: string | null;
  readonly project?: string | null;
  readonly year: number;
  readonly retention: string;
};

/** The kind of container whose number the rule's codes show; undefined for a rule by item. */
export function volumeKindOf({ tail }: ArchivalCodeRule): VolumeKind | undefined {
  return volumeKinds.find((kind) => tail.some((part) => part.kind === kind));
}

/** Whether the records inside are told apart by the page they begin on, and not by a running number. */
export function numbersByPage({ tail }: ArchivalCodeRule): boolean {
  return tail.at(-1)?.kind === 'page';
}

/** The code of a volume itself, or of a record in it (DA/T 13-2022: 全宗号-类别号-案卷号-件号/页号). */
export function volumeCode(
  rule: ArchivalCodeRule,
  place: VolumePlace,
  number: number,
  within?: number,
): string {
  const kind = volumeKindOf(rule);
  if (!kind) throw new ArchivalCodeError('volume', '', rule, '档号规则没有案卷号、组号或册号一段');
  const last = numbersByPage(rule) ? 'page' : 'item';
  const shown = within === undefined ? withoutItems(rule) : rule;
  return formatArchivalCode(shown, {
    ...seriesValues(rule, place),
    [kind]: number,
    ...(within !== undefined && { [last]: within }),
  });
}

/** Names the class in which volumes run from 1 without a gap: all that their codes show before the number. */
export function volumeClassKey(rule: ArchivalCodeRule, place: VolumePlace): string {
  const { fonds, ...series } = seriesValues(rule, place);
  return [fonds, ...Object.values(series), volumeKindOf(rule) ?? ''].join('/');
}

/** Why codes by this rule cannot be given to volumes; undefined for a good rule. */
export function volumeRuleFault(rule: ArchivalCodeRule, place: VolumePlace): string | undefined {
  const reasons = checkArchivalCodeRule(rule);
  if (reasons.length > 0) return reasons.join('；');
  const unknown = rule.series.find(
    ({ kind, optional }) => !optional && (kind === 'catalogue' || kind === 'department'),
  );
  if (unknown) return '按卷整理的档号不能要求目录号或机构(问题)';
  const specimen = {
    ...place,
    ...(asks(rule, 'project') && { project: '01' }),
    ...(asks(rule, 'secondary') && { subclass: '01' }),
  };
  try {
    volumeCode(rule, specimen, 1);
    volumeCode(rule, specimen, 1, 1);
  } catch (error) {
    if (error instanceof ArchivalCodeError) return error.message;
    throw error;
  }
  return undefined;
}

const asks = ({ series }: ArchivalCodeRule, wanted: string) =>
  series.some(({ kind, optional }) => kind === wanted && !optional);

function withoutItems(rule: ArchivalCodeRule): ArchivalCodeRule {
  const tail = rule.tail.filter(({ kind }) => volumeKinds.some((known) => known === kind));
  return { ...rule, tail };
}

function seriesValues(rule: ArchivalCodeRule, place: VolumePlace) {
  const [secondary, tertiary, quaternary] = place.subclass?.split('·') ?? [];
  const { fonds, category, project, year, retention } = place;
  const known = { category, secondary, tertiary, quaternary, project, year, retention };
  const shown = rule.series.flatMap(({ kind }) => {
    const value = kind in known ? known[kind as keyof typeof known] : undefined;
    return value === undefined || value === null ? [] : [[kind, value] as const];
  });
  // What the rule has no place for must not be dropped in silence: two volumes would share a code.
  const levels = [secondary, tertiary, quaternary].filter((level) => level !== undefined);
  const room = rule.series.filter(({ kind }) =>
    ['secondary', 'tertiary', 'quaternary'].includes(kind),
  );
  if (levels.length > room.length)
    throw new ArchivalCodeError(
      'secondary',
      place.subclass ?? '',
      rule,
      '档号规则没有这么多级类别号',
    );
  if (project && !rule.series.some(({ kind }) => kind === 'project'))
    throw new ArchivalCodeError('project', project, rule, '档号规则没有项目号一段');
  return Object.fromEntries([['fonds', fonds] as const, ...shown]);
}
