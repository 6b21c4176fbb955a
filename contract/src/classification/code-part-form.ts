import type { ArchivalCodeRule, CodePart, CodePartKind } from './archival-code-rule.ts';

type Form = { readonly pattern: RegExp; readonly says: string };

// DA/T 13-2022, elements of a code; the longest lengths are ours.
const local: Form = { pattern: /^[A-Z0-9]{1,12}$/, says: '大写字母或数字' };

const seriesForms: Record<ArchivalCodeRule['series'][number]['kind'], Form> = {
  category: { pattern: /^[A-Z]{2}$/, says: '2 位大写字母' },
  secondary: local,
  tertiary: local,
  quaternary: local,
  project: local,
  catalogue: { pattern: /^\d{1,6}$/, says: '数字' },
  year: { pattern: /^[12]\d{3}$/, says: '4 位年份' },
  retention: { pattern: /^(?:Y|D[1-9]\d{0,2})$/, says: 'Y，或 D 加年数（如 D30）' },
  department: {
    pattern: /^[A-Z0-9\p{Script=Han}]{1,12}$/u,
    says: '大写字母、数字或汉字，不超过 12 字',
  },
};

/** What a part of a code must look like, for the program and in words. */
export function formOf({ fonds }: ArchivalCodeRule, { kind, width }: CodePart): Form {
  if (kind === 'fonds') return fondsForm(fonds.form);
  if (isSeriesKind(kind)) return seriesForms[kind];
  // 0012 and 12 must not both be right where the width is 4, or one item would have two codes.
  return {
    pattern: new RegExp(`^(?!0+$)(?:\\d{${width}}|[1-9]\\d{${width},11})$`),
    says: `${width} 位数字，从 1 起`,
  };
}

function isSeriesKind(kind: CodePartKind): kind is keyof typeof seriesForms {
  return kind in seriesForms;
}

function fondsForm(form: string): Form {
  const pattern = form.replaceAll('A', '[A-Z]').replaceAll('0', '\\d');
  const says = (form.match(/A+|0+/g) ?? [])
    .map((run) => `${run.length} 位${run.startsWith('A') ? '大写字母' : '数字'}`)
    .join('加 ');
  return { pattern: new RegExp(`^${pattern}$`), says };
}
