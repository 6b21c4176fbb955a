import { type BatchCheck, failed, notRun, passed, waiting } from '../check.ts';
import { daysBetween } from '../days-between.ts';

/** 4-8: a scanner has looked at the system, not long ago, and found nothing that must be dealt with. */
export const systemIsScanned: BatchCheck = {
  code: '4-8',
  lookAtBatch({ keeping, policy: { scanDays }, today }) {
    const scan = keeping?.scan;
    if (!scan) return { seen: [notRun('系统环境', '没有导入漏洞扫描报告')] };
    const isOld = daysBetween(scan.scannedOn, today) > scanDays;
    return {
      seen: [
        (scan.severe === 0 ? passed : failed)('须处置的漏洞', '0 个', `${scan.severe} 个`),
        (isOld ? failed : passed)('扫描日期', `不早于 ${scanDays} 天前`, scan.scannedOn),
      ],
      tool: { name: scan.tool, version: scan.toolVersion },
    };
  },
};

/** 4-9: where carriers and machines stand; a person goes there, with the checklist and a camera. */
export const carriersAreKeptWell: BatchCheck = {
  code: '4-9',
  lookAtBatch: () => ({
    seen: [
      waiting(
        '载体保管环境',
        '温湿度、防火、防水、防磁、防尘、防盗符合规定',
        null,
        '按检测单到现场逐项检查并拍照',
      ),
    ],
  }),
};
