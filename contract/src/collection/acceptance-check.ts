import { z } from 'zod';

/**
 * The items of DA/T 70-2018, annex A, that belong to the filing stage (GD). `manual` is what the
 * standard says a person looks at; `automatic` ones without a check of ours are reported as not run.
 */
export const acceptanceItems = {
  '1-1': { name: '固化信息有效性', mode: 'automatic' },
  '1-2': { name: '元数据项数据长度', mode: 'automatic' },
  '1-3': { name: '元数据项数据类型、格式', mode: 'automatic' },
  '1-4': { name: '设定值域符合度', mode: 'automatic' },
  '1-5': { name: '数据值合理性', mode: 'automatic' },
  '1-6': { name: '特殊字符', mode: 'automatic' },
  '1-7': { name: '档号规范性', mode: 'automatic' },
  '1-8': { name: '数据重复性', mode: 'automatic' },
  '1-10': { name: '内容数据电子属性一致性', mode: 'automatic' },
  '1-11': { name: '元数据关联内容数据', mode: 'automatic' },
  '1-12': { name: '说明文件和目录文件规范性', mode: 'automatic' },
  '1-13': { name: '信息包目录结构规范性', mode: 'automatic' },
  '1-14': { name: '信息包一致性', mode: 'automatic' },
  '2-1': { name: '总件数相符性', mode: 'automatic' },
  '2-2': { name: '总字节数相符性', mode: 'automatic' },
  '2-3': { name: '元数据项完整性', mode: 'automatic' },
  '2-4': { name: '元数据必填著录项目', mode: 'automatic' },
  '2-5': { name: '过程信息完整性', mode: 'automatic' },
  '2-6': { name: '连续性元数据项', mode: 'automatic' },
  '2-7': { name: '内容数据完整性', mode: 'manual' },
  '2-8': { name: '附件数据完整性', mode: 'manual' },
  '2-9': { name: '归档范围', mode: 'automatic' },
  '2-11': { name: '信息包内容数据完整性', mode: 'automatic' },
  '3-1': { name: '信息包元数据可读性', mode: 'automatic' },
  '3-2': { name: '目标数据库元数据可访问性', mode: 'automatic' },
  '3-3': { name: '内容数据格式', mode: 'automatic' },
  '3-4': { name: '内容数据可读性', mode: 'manual' },
  '3-6': { name: '软硬件环境合规性', mode: 'automatic' },
  '3-8': { name: '内容数据格式合规性（加密、宏）', mode: 'automatic' },
  '4-1': { name: '系统环境杀毒软件', mode: 'automatic' },
  '4-2': { name: '病毒感染', mode: 'automatic' },
  '4-3': { name: '载体中多余文件', mode: 'automatic' },
  '4-4': { name: '载体读取速度', mode: 'automatic' },
  '4-5': { name: '载体外观', mode: 'manual' },
  '4-6': { name: '光盘合格性', mode: 'automatic' },
  '4-7': { name: '操作过程安全性', mode: 'manual' },
} as const satisfies Record<string, { name: string; mode: 'automatic' | 'manual' }>;

export type AcceptanceItem = keyof typeof acceptanceItems;
export const acceptanceItem = z.enum(
  Object.keys(acceptanceItems) as [AcceptanceItem, ...AcceptanceItem[]],
);

/** What a person must have looked at in every batch before anything of it is accepted. */
export const signedItems: readonly AcceptanceItem[] = ['2-7', '2-8', '3-4'];

/** A check that did not run is `not-run`, never passed (workflows A.11). */
export const checkResult = z.enum(['passed', 'failed', 'not-run', 'waiting']);
export type CheckResult = z.output<typeof checkResult>;
export const checkResultNames: Record<CheckResult, string> = {
  passed: '通过',
  failed: '不通过',
  'not-run': '未检测',
  waiting: '待人工检测',
};
