import { z } from 'zod';

/** 环节: when a check is made. DA/T 70-2018: 归档, 移交与接收, 长期保存. */
export const checkStages = ['GD', 'YJ', 'BC'] as const;
export const checkStage = z.enum(checkStages);
export type CheckStage = z.output<typeof checkStage>;
export const checkStageNames: Record<CheckStage, string> = {
  GD: '归档',
  YJ: '移交与接收',
  BC: '长期保存',
};

/** The four properties (四性). */
export const checkProperties = ['authenticity', 'integrity', 'usability', 'safety'] as const;
export type CheckProperty = (typeof checkProperties)[number];
export const checkPropertyNames: Record<CheckProperty, string> = {
  authenticity: '真实性',
  integrity: '完整性',
  usability: '可用性',
  safety: '安全性',
};

/** Who finds out: the program, a person, both, or an instrument whose reading is brought in. */
export type CheckMode = 'automatic' | 'manual' | 'automatic-and-manual' | 'instrument';
export const checkModeNames: Record<CheckMode, string> = {
  automatic: '自动',
  manual: '人工',
  'automatic-and-manual': '自动＋人工',
  instrument: '外部设备',
};

export const checkCodes = [
  '1-1',
  '1-2',
  '1-3',
  '1-4',
  '1-5',
  '1-6',
  '1-7',
  '1-8',
  '1-9',
  '1-10',
  '1-11',
  '1-12',
  '1-13',
  '1-14',
  '1-15',
  '1-16',
  '2-1',
  '2-2',
  '2-3',
  '2-4',
  '2-5',
  '2-6',
  '2-7',
  '2-8',
  '2-9',
  '2-10',
  '2-11',
  '3-1',
  '3-2',
  '3-3',
  '3-4',
  '3-5',
  '3-6',
  '3-7',
  '3-8',
  '3-9',
  '4-1',
  '4-2',
  '4-3',
  '4-4',
  '4-5',
  '4-6',
  '4-7',
  '4-8',
  '4-9',
] as const;
export const checkCode = z.enum(checkCodes);
export type CheckCode = z.output<typeof checkCode>;

/** One of the 45 items of DA/T 70-2018. */
export type CheckItem = {
  readonly code: CheckCode;
  readonly property: CheckProperty;
  readonly name: string;
  readonly stages: readonly CheckStage[];
  readonly mode: CheckMode;
  /** Whether each record has a result of its own, or all that came together has one. */
  readonly scope: 'record' | 'batch';
  /** What is looked at, and by what it is judged, in the standard's words. */
  readonly object: string;
  readonly basis: string;
};

function item(
  code: CheckCode,
  name: string,
  stages: string,
  mode: CheckMode,
  scope: CheckItem['scope'],
  about: Pick<CheckItem, 'object' | 'basis'>,
): CheckItem {
  const property = checkProperties[Number(code[0]) - 1] as CheckProperty;
  return { code, property, name, stages: stages.split(' ') as CheckStage[], mode, scope, ...about };
}

/** DA/T 70-2018, appendix A, in its order. */
export const checkItems: readonly CheckItem[] = [
  item('1-1', '固化信息有效性检测', 'GD YJ BC', 'automatic', 'record', {
    object: '电子文件/档案',
    basis: '验证数字摘要、电子签名、电子印章、时间戳有效性',
  }),
  item('1-2', '元数据项数据长度检测', 'GD YJ BC', 'automatic', 'record', {
    object: '数据库 + 信息包元数据',
    basis: '按 DA/T 46 或自定义元数据项查长度',
  }),
  item('1-3', '元数据项数据类型、格式检测', 'GD YJ BC', 'automatic', 'record', {
    object: '同上',
    basis: '查数据类型、格式',
  }),
  item('1-4', '设定值域的元数据项值域符合度检测', 'GD YJ BC', 'automatic', 'record', {
    object: '同上',
    basis: '查值域范围',
  }),
  item('1-5', '元数据项数据值合理性检测', 'GD YJ BC', 'automatic', 'record', {
    object: '同上',
    basis: '按 DA/T 18、DA/T 46 或自定义项查值是否在合理范围',
  }),
  item('1-6', '元数据项数据包含特殊字符检测', 'GD YJ BC', 'automatic', 'record', {
    object: '同上',
    basis: 'GB 18030 双字节非汉字符号或自定义特殊字符',
  }),
  item('1-7', '档号规范性检测', 'GD YJ BC', 'automatic', 'record', {
    object: '归档号/档号（库+包）',
    basis: '按 DA/T 13 和自定义编制规则',
  }),
  item('1-8', '元数据项数据重复性检测', 'GD YJ', 'automatic', 'record', {
    object: '自定义项：档号、文号、题名等',
    basis: '库记录与包内查重',
  }),
  item(
    '1-9',
    '元数据项(全宗号、目录号、分类号)与档案馆要求一致性检测',
    'YJ',
    'automatic',
    'record',
    {
      object: '全宗号、目录号、分类号',
      basis: '按 DA/T 13 和馆方规则',
    },
  ),
  item('1-10', '内容数据的电子属性一致性检测', 'GD YJ BC', 'automatic', 'record', {
    object: '内容数据',
    basis: '实测文件名、大小、格式、创建时间等与元数据比对',
  }),
  item('1-11', '元数据是否关联内容数据检测', 'GD YJ BC', 'automatic', 'record', {
    object: '元数据关联的内容数据',
    basis: '按元数据中存储路径查内容数据是否存在',
  }),
  item('1-12', '说明文件和目录文件规范性检测', 'GD YJ', 'automatic', 'batch', {
    object: '说明文件；目录文件',
    basis: '归档：国家有关规定；移交：《电子档案移交与接收办法》附件2',
  }),
  item('1-13', '信息包目录结构规范性检测', 'GD YJ', 'automatic', 'batch', {
    object: '文件夹名；包目录结构',
    basis: '同上',
  }),
  item('1-14', '信息包一致性检测', 'GD YJ BC', 'automatic', 'record', {
    object: '信息包',
    basis: '前后数字摘要比对（归档/移交前 vs 接收时；保存：入库时 vs 检测时）',
  }),
  item('1-15', '电子档案封装包规范性检测', 'BC', 'automatic', 'record', {
    object: '封装包结构',
    basis: 'DA/T 48 附录 B Schema',
  }),
  item('1-16', '电子档案封装包电子签名有效性检测', 'BC', 'automatic', 'record', {
    object: '封装包电子签名',
    basis: '读签名信息验有效性',
  }),
  item('2-1', '总件数相符性检测', 'GD YJ BC', 'automatic', 'batch', {
    object: '总件数',
    basis:
      '归档：GB/T 18894 表 A.1；移交：移交接收登记表（离线移交时人工比对）；保存：按批次与元数据比对',
  }),
  item('2-2', '总字节数相符性检测', 'GD YJ BC', 'automatic', 'batch', {
    object: '总字节数',
    basis: '同上',
  }),
  item('2-3', '元数据项完整性检测', 'GD YJ', 'automatic', 'record', {
    object: '元数据',
    basis: '对 DA/T 46 或自定义方案查缺项',
  }),
  item('2-4', '元数据必填著录项目检测', 'GD YJ BC', 'automatic', 'record', {
    object: '元数据',
    basis: '必填项是否为空',
  }),
  item('2-5', '过程信息完整性检测', 'GD YJ', 'automatic-and-manual', 'record', {
    object: '处理过程信息',
    basis: '逐一检查处理过程信息是否完整',
  }),
  item('2-6', '连续性元数据项检测', 'GD YJ BC', 'automatic', 'batch', {
    object: '连续编号项',
    basis: '按 DA/T 22 与自定义项、起始号规则：是否按序、是否从起始号起',
  }),
  item('2-7', '内容数据完整性检测', 'GD YJ BC', 'manual', 'record', {
    object: '内容数据',
    basis: '打开内容数据人工检测',
  }),
  item('2-8', '附件数据完整性检测', 'GD YJ BC', 'manual', 'record', {
    object: '附件',
    basis: '打开附件人工检测',
  }),
  item('2-9', '归档范围检测', 'GD', 'automatic-and-manual', 'record', {
    object: '归档信息包',
    basis: '按归档范围和保管期限表查遗漏或错误',
  }),
  item('2-10', '信息包元数据完整性检测', 'BC', 'automatic', 'record', {
    object: '保存信息包元数据',
    basis: '普通包按 DA/T 46；EEP 另按 DA/T 48 附录 C 表 C.1',
  }),
  item('2-11', '信息包内容数据完整性检测', 'GD YJ BC', 'automatic', 'record', {
    object: '信息包',
    basis: '元数据记录的文件数与包内实际文件数比对',
  }),
  item('3-1', '信息包中元数据的可读性检测', 'GD YJ BC', 'automatic', 'record', {
    object: '包内元数据 XML',
    basis: '能否正常解析读取',
  }),
  item('3-2', '目标数据库中的元数据可访问性检测', 'GD YJ BC', 'automatic', 'batch', {
    object: '数据库元数据',
    basis: '能否连接库、访问元数据表记录',
  }),
  item('3-3', '内容数据格式检测', 'GD YJ', 'automatic', 'record', {
    object: '内容数据',
    basis: '是否符合 GB/T 18894、GB/T 33190 等',
  }),
  item('3-4', '内容数据的可读性检测', 'GD YJ BC', 'manual', 'record', {
    object: '内容数据（保存环节含原始格式和转换格式）',
    basis: '人工打开文件',
  }),
  item('3-5', '内容数据格式长期可用性检测', 'BC', 'automatic', 'record', {
    object: '内容数据',
    basis: 'GB/T 18894、GB/T 33190、DA/T 47；或自定义长期保存格式策略',
  }),
  item('3-6', '软硬件环境合规性检测', 'GD YJ', 'automatic-and-manual', 'record', {
    object: '电子属性信息',
    basis: '环境信息是否符合归档/移交要求',
  }),
  item('3-7', '保存环境变化情况检测', 'BC', 'automatic-and-manual', 'record', {
    object: '长期保存环境',
    basis: '与电子属性中记录的系统环境比对',
  }),
  item('3-8', '信息包中包含的内容数据格式合规性检测', 'GD YJ', 'automatic', 'record', {
    object: '包内内容数据',
    basis: '是否含非公开压缩算法、加密、不合规格式',
  }),
  item('3-9', '备份数据可恢复性检测', 'BC', 'automatic-and-manual', 'record', {
    object: '备份数据',
    basis: '备份恢复工具检测是否完好可恢复',
  }),
  item('4-1', '系统环境中是否安装杀毒软件检测', 'GD YJ BC', 'automatic', 'batch', {
    object: '系统环境',
    basis: '操作系统是否装国内通用杀毒软件',
  }),
  item('4-2', '病毒感染检测', 'GD YJ BC', 'automatic', 'record', {
    object: '信息包',
    basis: '调用国内通用杀毒软件接口',
  }),
  item('4-3', '载体中多余文件检测', 'GD YJ', 'automatic', 'batch', {
    object: '载体',
    basis: '读取载体，是否含非归档/非移交文件',
  }),
  item('4-4', '载体读取速度检测', 'GD YJ BC', 'automatic', 'batch', {
    object: '载体',
    basis: '与常规读取速度比对',
  }),
  item('4-5', '载体外观检测', 'GD YJ BC', 'manual', 'batch', {
    object: '载体',
    basis: '人工判断外观',
  }),
  item('4-6', '光盘合格性检测', 'GD', 'instrument', 'batch', {
    object: '归档光盘',
    basis: 'DA/T 38：PIE、POF、BLER 等',
  }),
  item('4-7', '操作过程安全性检测', 'GD YJ', 'manual', 'batch', {
    object: '系统环境',
    basis: '按国家安全保密要求从技术和管理采取措施',
  }),
  item('4-8', '软件系统安全漏洞检测', 'BC', 'instrument', 'batch', {
    object: '系统环境',
    basis: '专业漏洞扫描工具',
  }),
  item('4-9', '载体保管环境安全性检测', 'BC', 'manual', 'batch', {
    object: '保管环境',
    basis: '对照国家有关规定人工判断磁盘/磁带/光盘环境',
  }),
];

const byCode = new Map(checkItems.map((one) => [one.code, one]));

export function checkItemOf(code: CheckCode): CheckItem {
  const found = byCode.get(code);
  if (!found) throw new Error(`no item ${code}`);
  return found;
}

export function checkItemsOf(stage: CheckStage): readonly CheckItem[] {
  return checkItems.filter(({ stages }) => stages.includes(stage));
}
