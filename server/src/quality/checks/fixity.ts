import { stat } from 'node:fs/promises';
import { digestFile } from '../../preservation/digest.ts';
import { compared, notApplicable, ofEachComponent, type RecordCheck } from '../check.ts';
import { signaturesIn } from './signatures.ts';

/** 1-1: the digests that were taken when it came in are taken again; signatures, seals and timestamps are verified. */
export const fixityHolds: RecordCheck = {
  code: '1-1',
  async look(subject) {
    const digests = await ofEachComponent(subject, async (path, row) => {
      const { sha512, sm3 } = await digestFile(path);
      const declared = `SHA-512 ${row.sha512}；SM3 ${row.sm3}`;
      return compared(`${row.file_name} 数字摘要`, declared, `SHA-512 ${sha512}；SM3 ${sm3}`);
    });
    const signatures = await Promise.all(
      subject.components.flatMap(({ row, path }) =>
        path === null ? [] : [signaturesIn(path, row.file_name, subject)],
      ),
    );
    return { seen: [...digests, ...signatures.flat()] };
  },
};

/** 1-14: what arrived is what was handed over: the set of files and the SM3 of each. */
export const packageUnchanged: RecordCheck = {
  code: '1-14',
  async look(subject) {
    const { known, components, expected } = subject;
    const atHandOver = expected.digests?.[known.record.id];
    if (known.record.carrier === 'paper' && components.length === 0)
      return { seen: [notApplicable('信息包', '纸质文件，没有信息包')] };
    const declared = atHandOver ?? components.map(({ row }) => row.sm3);
    const measured = await Promise.all(
      components.map(async ({ path }) => (path === null ? '缺失' : (await digestFile(path)).sm3)),
    );
    const basis = atHandOver ? '移交时' : '登记时';
    const listed = (digests: readonly string[]) => digests.toSorted().join('、') || '无文件';
    return { seen: [compared(`信息包 ${basis}的全部摘要`, listed(declared), listed(measured))] };
  },
};

/** Sizes as the file system has them. */
export async function measuredSize(path: string): Promise<number> {
  return (await stat(path)).size;
}
