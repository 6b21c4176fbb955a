/**
 * Why a catalogue cannot be read as a whole, before any row is judged. The three details fill the
 * problem `capture.catalogue-unreadable`: the place, the reason, the way out.
 */
export const catalogueFaults = {
  'extension-unknown': {
    reason: '不支持扩展名“{extension}”',
    wayOut: '请另存为 xlsx，或导出为 csv（UTF-8 或 GB18030）',
  },
  'extension-contradicts-content': {
    reason: '内容与扩展名“{extension}”不符',
    wayOut: '请用电子表格软件打开，另存为 xlsx 或 csv 后再导入',
  },
  'workbook-old-or-encrypted': {
    reason: '这是旧版 xls 或加了打开密码的工作簿',
    wayOut: '请去掉密码，另存为 xlsx 后再导入',
  },
  'workbook-damaged': {
    reason: '工作簿已损坏或不完整',
    wayOut: '请重新导出或重新上传；能打开的，另存一份后再导入',
  },
  'workbook-too-large': {
    reason: '工作簿展开后超过允许的 {limit}',
    wayOut: '请拆成几份，每份不超过 {rows} 行，分次导入',
  },
  'too-many-rows': {
    reason: '行数超过 {rows}',
    wayOut: '请拆成几份，分次导入',
  },
  'encoding-unknown': {
    reason: '既不是 UTF-8，也不是 GB18030 编码',
    wayOut: '请按 UTF-8 重新导出，或另存为 xlsx',
  },
  'csv-damaged': {
    reason: '引号没有成对，或一栏过长',
    wayOut: '请检查这一行的引号，或另存为 xlsx',
  },
  empty: { reason: '文件没有内容', wayOut: '请核对是否选错了文件' },
  'heading-missing': {
    reason: '前 {lines} 行中找不到表头',
    wayOut: '表头至少要有题名、责任者、日期、保管期限四栏',
  },
  'column-missing': {
    reason: '缺少“{columns}”栏',
    wayOut: '请在表头中补上，或把原有的栏名改为系统认得的名称',
  },
  'column-doubled': {
    reason: '“{columns}”指的是同一项',
    wayOut: '请只保留一栏，其余改名或删去',
  },
} as const;

export type CatalogueFault = keyof typeof catalogueFaults;

/** Reason and way out of a fault, with its details filled in. */
export function faultTexts(
  fault: CatalogueFault,
  details: Readonly<Record<string, string | number>> = {},
): { reason: string; wayOut: string } {
  const fill = (text: string) =>
    text.replaceAll(/\{(\w+)\}/gu, (whole, name: string) => String(details[name] ?? whole));
  const { reason, wayOut } = catalogueFaults[fault];
  return { reason: fill(reason), wayOut: fill(wayOut) };
}
