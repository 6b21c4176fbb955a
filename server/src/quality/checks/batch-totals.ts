import { type BatchCheck, compared, notApplicable, notRun } from '../check.ts';
import type { CheckedBatch } from '../check-subject.ts';

/** A count is held against the list of the hand-over, never against itself (workflows A.11). */
function withoutList({ kind }: CheckedBatch, object: string) {
  return kind === 'records'
    ? notApplicable(object, '不是移交批次，没有移交清单可比')
    : notRun(object, '移交清单没有写明总数');
}

const inTotals = ({ expected: { totalsIn } }: CheckedBatch, object: string) =>
  totalsIn === undefined ? object : `${object}（${totalsIn}）`;

/** 2-1: as many records as the list says. In keeping: as many objects as the catalogue has records. */
export const countAgrees: BatchCheck = {
  code: '2-1',
  async lookAtBatch(batch) {
    const { stage, standing, inStore, expected } = batch;
    if (stage === 'BC')
      return {
        seen: [
          inStore
            ? compared('存储中的对象数（按目录的件数）', standing, inStore.objects)
            : notRun('总件数', '没有读取存储'),
        ],
      };
    const { count } = expected;
    if (count === undefined) return { seen: [withoutList(batch, '总件数')] };
    return { seen: [compared(inTotals(batch, '总件数'), count, standing)] };
  },
};

/** 2-2: as many bytes as the list says. In keeping: as many as the metadata in the objects say. */
export const bytesAgree: BatchCheck = {
  code: '2-2',
  lookAtBatch(batch) {
    const { stage, inStore, expected, bytes: measured } = batch;
    if (stage === 'BC')
      return {
        seen: [
          inStore
            ? compared('存储中的字节数（按对象的元数据）', inStore.bytes, measured)
            : notRun('总字节数', '没有读取存储'),
        ],
      };
    const { bytes } = expected;
    if (bytes === undefined) return { seen: [withoutList(batch, '总字节数')] };
    return { seen: [compared(inTotals(batch, '总字节数'), bytes, measured)] };
  },
};
