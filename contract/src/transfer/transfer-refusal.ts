import { z } from 'zod';

/** Why a filed record cannot go to the archive now. */
export const transferRefusals = {
  quarantined: '已隔离',
  classified: '涉密电子档案，须用涉密载体另行移交',
  held: '已冻结',
  'proposal-open': '有待批的更正或其他申请',
  'renumbering-open': '编号调整未办结',
  'paper-out': '纸质件在流转中',
  'in-batch': '已在另一进馆批次',
  'content-missing': '没有电子文件',
} as const;
export type TransferRefusal = keyof typeof transferRefusals;
export const transferRefusal = z.enum(
  Object.keys(transferRefusals) as [TransferRefusal, ...TransferRefusal[]],
);
