import type { SeenObject } from '@lantai/contract/quality/check-result.ts';
import type { BroughtCarrier } from '@lantai/contract/quality/check-run.ts';
import { type BatchCheck, failed, notApplicable, notRun, passed, waiting } from '../check.ts';
import type { CheckedBatch } from '../check-subject.ts';
import { describesPackage } from './brought-package.ts';

const online = '在线接收，没有载体';

function ofCarrier(
  { expected: { carrier } }: CheckedBatch,
  object: string,
  look: (carrier: BroughtCarrier) => SeenObject[],
) {
  return { seen: carrier ? look(carrier) : [notApplicable(object, online)] };
}

/** 4-3: nothing on the carrier that is on no list. */
export const nothingElseOnCarrier: BatchCheck = {
  code: '4-3',
  lookAtBatch: (batch) =>
    ofCarrier(batch, '载体', ({ files, listed }) => {
      const known = new Set(listed);
      const extra = files.filter((path) => !known.has(path) && !describesPackage(path));
      return [
        extra.length === 0
          ? passed('载体中的文件', '都在清单中', `${files.length} 个`)
          : failed('载体中的文件', '都在清单中', `多出 ${extra.slice(0, 50).join('、')}`),
      ];
    }),
};

/** 4-4: it is read as fast as such a carrier usually is. */
export const carrierIsReadFast: BatchCheck = {
  code: '4-4',
  lookAtBatch: (batch) =>
    ofCarrier(batch, '载体读取速度', ({ readSpeed }) => {
      const least = batch.policy.leastReadSpeed;
      if (readSpeed === undefined) return [notRun('载体读取速度', '读取时没有测速')];
      const judged = readSpeed >= least ? passed : failed;
      return [judged('载体读取速度', `不低于 ${least} MB/s`, `${readSpeed} MB/s`)];
    }),
};

/** 4-5: scratches, stains, labels: a person looks. */
export const carrierLooksSound: BatchCheck = {
  code: '4-5',
  lookAtBatch: (batch) =>
    ofCarrier(batch, '载体外观', () => [
      waiting('载体外观', '无划痕、污渍，标识清楚', null, '按标准由人工检测'),
    ]),
};

/** 4-6: what an instrument measured of an optical disc, against the limits of its report (DA/T 38). */
export const discIsSound: BatchCheck = {
  code: '4-6',
  lookAtBatch: (batch) =>
    ofCarrier(batch, '光盘', ({ kind, readings }) => {
      if (kind !== 'optical') return [notApplicable('光盘', '载体不是光盘')];
      if (!readings?.length) return [notRun('光盘', '没有导入光盘检测仪的报告')];
      return readings.map(({ name, value, limit }) =>
        (value <= limit ? passed : failed)(name, `≤ ${limit}`, String(value)),
      );
    }),
};
