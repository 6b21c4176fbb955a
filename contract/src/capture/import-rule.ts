import { z } from 'zod';

/**
 * The rules an imported row is judged by. `error`: the row does not come in. `notice`: it does, and
 * somebody should look. `{name}` in a sentence stands for a detail. Codes stay for good, because
 * reports and the trail keep them.
 */
export const importRules = {
  'title-missing': {
    severity: 'error',
    sentence: '题名为空',
    remedy: '填写题名；原文无题名的，自拟题名并加方括号［］',
  },
  'creator-missing': {
    severity: 'error',
    sentence: '责任者为空',
    remedy: '填写责任者（发文机关）；无法考证的填“［责任者不详］”',
  },
  'date-missing': {
    severity: 'error',
    sentence: '日期为空',
    remedy: '填写成文日期；经考证得出的日期加方括号，如［19450815］',
  },
  'date-invalid': {
    severity: 'error',
    sentence: '日期“{value}”无效：写法不完整或日历上没有这一天',
    remedy: '按 YYYYMMDD 填写年、月、日，年份写四位',
  },
  'date-in-future': {
    severity: 'error',
    sentence: '日期“{value}”晚于今天（{today}）',
    remedy: '核对原文的成文日期',
  },
  'date-before-fonds': {
    severity: 'error',
    sentence: '日期“{value}”早于全宗起始日期（{foundedOn}）',
    remedy: '核对日期；确属本全宗的，先由档案管理员改正全宗起始日期',
  },
  'retention-missing': {
    severity: 'error',
    sentence: '保管期限为空',
    remedy: '按保管期限表填写：{permitted}',
  },
  'retention-invalid': {
    severity: 'error',
    sentence: '保管期限“{value}”不在允许的期限之内',
    remedy: '按保管期限表改为：{permitted}',
  },
  'retention-legacy': {
    severity: 'notice',
    sentence: '保管期限“{value}”为旧制期限，已原样保留，统计时计入{reportedAs}',
    remedy: '鉴定时重新划定期限',
  },
  'pages-invalid': {
    severity: 'error',
    sentence: '页数“{value}”无效',
    remedy: '填写 1 至 9999 的整数，不写“约”',
  },
  'security-level-invalid': {
    severity: 'error',
    sentence: '密级“{value}”无法识别',
    remedy: '填写公开、内部，或留空；涉密文件不得导入本系统',
  },
  'secrecy-mark-found': {
    severity: 'notice',
    sentence: '带有密级标志（{level}），本行已隔离，不检索、不预览、不列出内容',
    remedy: '请立即报告保密人员，由其决定去留',
  },
  'year-invalid': {
    severity: 'error',
    sentence: '年度“{value}”无效',
    remedy: '填写四位年度，如 2019',
  },
  'year-contradicts-code': {
    severity: 'error',
    sentence: '年度“{value}”与档号中的年度 {codeYear} 不一致',
    remedy: '核对档号与年度，改正其中之一',
  },
  'year-differs-from-date': {
    severity: 'notice',
    sentence: '年度“{value}”与成文日期的年份 {dayYear} 不同',
    remedy: '跨年度文件可以如此，其他情况请核对',
  },
  'item-number-invalid': {
    severity: 'error',
    sentence: '件号“{value}”无效',
    remedy: '填写大于 0 的整数，如 0026',
  },
  'fonds-differs': {
    severity: 'error',
    sentence: '全宗号“{value}”不是导入的目标全宗 {fondsCode}',
    remedy: '改正全宗号，或将该行导入它所属的全宗',
  },
  'category-differs': {
    severity: 'error',
    sentence: '门类“{value}”不是导入的目标门类 {category}',
    remedy: '改正门类，或将该行导入它所属的门类',
  },
  'component-missing': {
    severity: 'error',
    sentence: '电子文件“{value}”不存在',
    remedy: '把该文件放入电子文件目录，或改正、清空文件名',
  },
  'component-ambiguous': {
    severity: 'error',
    sentence: '“{value}”对应多个电子文件：{paths}',
    remedy: '在文件名一栏写明所在文件夹',
  },
  'component-name-differs': {
    severity: 'notice',
    sentence: '文件名“{value}”与挂接的“{path}”写法不同（大小写、全半角、字符组合或扩展名）',
    remedy: '核对挂接是否正确',
  },
  'component-shared': {
    severity: 'notice',
    sentence: '电子文件“{value}”已由第 {firstRow} 行挂接',
    remedy: '一份扫描件含多件文件时可以如此，其他情况请核对',
  },
  'row-repeated': {
    severity: 'error',
    sentence: '与第 {firstRow} 行重复（除序号外内容完全相同）',
    remedy: '删去本行；确为不同文件的，改正著录内容加以区别',
  },
  'archival-code-repeated': {
    severity: 'error',
    sentence: '档号“{value}”与第 {firstRow} 行重复',
    remedy: '改正档号，档号在全宗内必须唯一',
  },
  'document-number-repeated': {
    severity: 'notice',
    sentence: '文号“{value}”、责任者、日期与第 {firstRow} 行相同，疑为同一份文件',
    remedy: '核对是否重复著录',
  },
  'row-too-wide': {
    severity: 'error',
    sentence: '本行有 {count} 栏的内容没有栏名，各栏可能已错位',
    remedy: '检查是否有内容含分隔符而未加引号；确为另一栏的，在表头补上栏名',
  },
  'text-damaged': {
    severity: 'error',
    sentence: '“{value}”含乱码或不可显示的字符',
    remedy: '对照原文改正；整份文件乱码的，按 UTF-8 或 GB18030 重新导出',
  },
} as const satisfies Record<string, ImportRuleText>;

type ImportRuleText = { severity: 'error' | 'notice'; sentence: string; remedy: string };

export type ImportRule = keyof typeof importRules;

export const importRuleCodes = Object.keys(importRules) as [ImportRule, ...ImportRule[]];

/**
 * One thing wrong in one row. `row` is the row as a spreadsheet numbers it, the heading being 1 where
 * it stands first; `column` the heading as written, or 整行 for what concerns the row as a whole;
 * `value` what stands there; `message` what is wrong and what to do.
 */
export const importFinding = z.object({
  row: z.number().int().positive(),
  column: z.string(),
  value: z.string(),
  rule: z.enum(importRuleCodes),
  message: z.string(),
});
export type ImportFinding = z.output<typeof importFinding>;

export const wholeRow = '整行';

export function isError(finding: ImportFinding): boolean {
  return importRules[finding.rule].severity === 'error';
}

/** A finding with its sentence filled in from its value and the details. */
export function foundIn(
  place: { row: number; column: string; value: string },
  rule: ImportRule,
  details: Readonly<Record<string, string | number>> = {},
): ImportFinding {
  const { sentence, remedy } = importRules[rule];
  const known: Readonly<Record<string, string | number>> = { value: place.value, ...details };
  const message = `${sentence}。${remedy}。`.replaceAll(/\{(\w+)\}/gu, (whole, name: string) =>
    String(known[name] ?? whole),
  );
  return { ...place, rule, message };
}
