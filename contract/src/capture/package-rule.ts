import { z } from 'zod';

/**
 * The rules a package is judged by when it comes in. `error`: this record (or the package) does not
 * come in; `notice`: it does, and somebody should look. Codes stay for good: receipts keep them.
 */
export const packageRules = {
  'package-unreadable': {
    severity: 'error',
    sentence: '移交包不能读取：{reason}',
    remedy: '重新打包后再放入',
  },
  'entry-unsafe': {
    severity: 'error',
    sentence: '“{value}”不予读取：{reason}',
    remedy: '移交包内只放普通文件和文件夹',
  },
  'package-damaged': {
    severity: 'error',
    sentence: '封装包有误：{reason}',
    remedy: '由来源系统重新封装',
  },
  'package-unproven': {
    severity: 'notice',
    sentence: '封装包没有可识别的完整性校验值',
    remedy: '与来源单位核对内容',
  },
  'catalogue-missing': {
    severity: 'error',
    sentence: '没有目录文件，也没有封装包',
    remedy: '按 DA/T 93 附录 B 放入“目录文件.xml”',
  },
  'catalogue-unreadable': {
    severity: 'error',
    sentence: '目录文件不能读取：{reason}',
    remedy: '按 DA/T 93 的格式重新导出目录文件',
  },
  'bag-invalid': {
    severity: 'error',
    sentence: 'BagIt 包不合规，整包没有接收：{reason}',
    remedy: '由来源单位补齐或重新打包后再放入',
  },
  'bag-remarked': {
    severity: 'notice',
    sentence: 'BagIt 包：{reason}',
    remedy: '内容已核对无误，可告知来源单位',
  },
  'bag-undivided': {
    severity: 'error',
    sentence: '包内有 {files} 个文件而没有目录和元数据，不能作为一件接收（至多 {most} 个）',
    remedy: '按件分包，或附目录文件后重新移交',
  },
  'payload-unlisted': {
    severity: 'notice',
    sentence: '“{value}”不属于包内任何一件，没有接收',
    remedy: '在元数据中补列，重新移交',
  },
  'component-differs': {
    severity: 'error',
    sentence: '电子文件“{value}”与元数据所记的摘要不符',
    remedy: '由来源单位重新导出',
  },
  'count-differs': {
    severity: 'notice',
    sentence: '说明文件记 {stated} 件，目录文件有 {listed} 件',
    remedy: '核对移交数量',
  },
  'code-missing': {
    severity: 'error',
    sentence: '档号为空，找不到它的文件夹',
    remedy: '补填档号，并以档号命名文件夹',
  },
  'code-repeated': {
    severity: 'error',
    sentence: '档号“{value}”在目录中重复',
    remedy: '改正档号',
  },
  'content-missing': {
    severity: 'error',
    sentence: '目录列有“{value}”，包内没有以此命名的文件夹或其中没有文件',
    remedy: '补入电子文件，或从目录中删去',
  },
  'content-unlisted': {
    severity: 'notice',
    sentence: '文件夹“{value}”未列入目录，没有接收',
    remedy: '在目录中补列，重新移交',
  },
  'component-empty': {
    severity: 'error',
    sentence: '电子文件“{value}”是空文件（0 字节）',
    remedy: '重新导出该文件',
  },
  'metadata-unreadable': {
    severity: 'notice',
    sentence: '元数据文件“{value}”不能读取：{reason}',
    remedy: '文件照收，元数据请补报',
  },
  'catalogue-differs': {
    severity: 'notice',
    sentence: '目录文件的{field}“{value}”与封装包的“{other}”不一致，以封装包为准',
    remedy: '核对著录',
  },
  'title-missing': { severity: 'error', sentence: '题名为空', remedy: '填写题名' },
  'date-invalid': {
    severity: 'error',
    sentence: '日期“{value}”无效',
    remedy: '按 YYYYMMDD 填写真实的年、月、日',
  },
  'retention-unread': {
    severity: 'notice',
    sentence: '保管期限“{value}”无法识别，已原样保存',
    remedy: '归档前划定保管期限',
  },
  'security-level-unread': {
    severity: 'error',
    sentence: '密级“{value}”无法识别',
    remedy: '填写公开、内部；涉密文件不得移入本系统',
  },
  'value-too-long': {
    severity: 'error',
    sentence: '{field}不符合著录要求（过长或超出范围）',
    remedy: '改正后重新移交',
  },
  'fonds-differs': {
    severity: 'error',
    sentence: '全宗号“{value}”不是接收全宗 {fondsCode}',
    remedy: '放入所属全宗的热文件夹',
  },
  'secrecy-mark-found': {
    severity: 'notice',
    sentence: '带有密级标志，已隔离，电子文件没有接收',
    remedy: '立即报告保密人员，并从来源处取走移交包',
  },
  'record-known-differs': {
    severity: 'error',
    sentence: '此件已接收过，这次的内容不同，没有接收',
    remedy: '确有更正的，作为新文件移交，或由档案员处理原件',
  },
  'people-unknown': {
    severity: 'notice',
    sentence: '业务行为“{value}”的机构人员没有列出，只登记行为',
    remedy: '由来源系统补报机构人员',
  },
} as const satisfies Record<
  string,
  { severity: 'error' | 'notice'; sentence: string; remedy: string }
>;

export type PackageRule = keyof typeof packageRules;

/** One thing wrong in a package: where, by which rule, and what to do. */
export const packageFinding = z.object({
  place: z.string(),
  rule: z.string(),
  severity: z.enum(['error', 'notice']),
  message: z.string(),
});
export type PackageFinding = z.output<typeof packageFinding>;

export function foundInPackage(
  place: string,
  rule: PackageRule,
  details: Readonly<Record<string, string | number>> = {},
): PackageFinding {
  const { severity, sentence, remedy } = packageRules[rule];
  const message = `${sentence}。${remedy}。`.replaceAll(/\{(\w+)\}/gu, (whole, name: string) =>
    String(details[name] ?? whole),
  );
  return { place, rule, severity, message };
}
