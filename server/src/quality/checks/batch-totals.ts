import { type BatchCheck, compared, notApplicable, notRun } from '../check.ts';
import type { CheckedBatch } from '../check-subject.ts';

/** A count is held against the list of the hand-over, never against itself (workflows A.11). */
function withoutList({ kind }: CheckedBatch, object: string) {
  return kind === 'records'
    ? notApplicable(object, '不是移交批次，没有移交清单可比')
    : notRun(object, '移交清单没有写明总数');
}

/** 2-1: as many records as the list says. */
export const countAgrees: BatchCheck = {
  code: '2-1',
  async lookAtBatch(batch) {
    const { count } = batch.expected;
    if (count === undefined) return { seen: [withoutList(batch, '总件数')] };
    return { seen: [compared('总件数', count, batch.standing)] };
  },
};

/** 2-2: as many bytes as the list says. */
export const bytesAgree: BatchCheck = {
  code: '2-2',
  lookAtBatch(batch) {
    const { bytes } = batch.expected;
    if (bytes === undefined) return { seen: [withoutList(batch, '总字节数')] };
    return { seen: [compared('总字节数', bytes, batch.bytes)] };
  },
};
