import {
  type ImportFinding,
  type ImportRule,
  importRules,
} from '@lantai/contract/capture/import-rule.ts';

/**
 * The rules a row is judged by beside the catalogue's own (contract/src/capture/import-rule.ts): what
 * the fonds holds already, who brings it, what a description can hold. All of them keep a row out.
 */
export const intakeRules = {
  'document-in-fonds': {
    sentence: '文号“{value}”、责任者、日期与全宗内已有的 {other} 相同',
    remedy: '确为同一份文件的，删去本行；确为不同文件的，改正著录内容加以区别',
  },
  'department-elsewhere': {
    sentence: '机构“{value}”不是导入人所在的部门',
    remedy: '由该部门的兼职档案员或档案员导入本行',
  },
  'value-too-long': {
    sentence: '内容超过 {most} 字（{count} 字）',
    remedy: '核对是否错栏；确需保留的，把其余内容写入备注',
  },
  'component-unreadable': {
    sentence: '电子文件“{path}”无法读取（{reason}）',
    remedy: '检查该文件是否完好、是否有读取权限，然后重新导入本行',
  },
} as const satisfies Record<string, { sentence: string; remedy: string }>;

export type IntakeRule = keyof typeof intakeRules;

/** A finding by a rule of the catalogue or of the intake, as it is stored and reported. */
export type RowFinding = Omit<ImportFinding, 'rule'> & { rule: ImportRule | IntakeRule };

export function severityOf({ rule }: RowFinding): 'error' | 'notice' {
  return rule in intakeRules ? 'error' : importRules[rule as ImportRule].severity;
}

export function foundAtIntake(
  place: Omit<RowFinding, 'rule' | 'message'>,
  rule: IntakeRule,
  details: Readonly<Record<string, string | number>> = {},
): RowFinding {
  const { sentence, remedy } = intakeRules[rule];
  const known: Readonly<Record<string, string | number>> = { value: place.value, ...details };
  const message = `${sentence}。${remedy}。`.replaceAll(/\{(\w+)\}/gu, (whole, name: string) =>
    String(known[name] ?? whole),
  );
  return { ...place, rule, message };
}
