import { failed, ofEachComponent, passed, type RecordCheck } from '../check.ts';
import { formatOf } from '../content-format.ts';
import { findRestrictions } from '../content-restrictions.ts';

/** 3-8: nothing encrypted, packed by an algorithm that is not public, or meant to run. */
export const contentIsOpen: RecordCheck = {
  code: '3-8',
  async look(subject) {
    const seen = await ofEachComponent(subject, async (path, { file_name: name }) => {
      const found = await findRestrictions(path, await formatOf(path, name));
      const told = found.map((one) => `${one.sign}：${one.found}`).join('；');
      return told
        ? failed(name, '没有加密、非公开压缩和可执行内容', told)
        : passed(name, '没有加密、非公开压缩和可执行内容', '没有');
    });
    return { seen };
  },
};
