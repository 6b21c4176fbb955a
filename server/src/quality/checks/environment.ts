import { failed, ofEachComponent, passed, type RecordCheck } from '../check.ts';
import { endingOf } from '../content-format.ts';

/** 3-6: what can be opened only with a certain program says with which (8.1, 专有格式). */
export const environmentIsKnown: RecordCheck = {
  code: '3-6',
  async look(subject) {
    const { software } = subject.known.record.more;
    const named = typeof software === 'string' && software.trim() !== '' ? software : null;
    const seen = await ofEachComponent(subject, async (_path, { file_name: name }) => {
      const ending = endingOf(name);
      if (subject.rules.openFormats.includes(ending))
        return passed(name, '格式不绑定软硬件，或写明所需软件', ending);
      return (named ? passed : failed)(
        name,
        '格式不绑定软硬件，或写明所需软件',
        named ? `${ending}，${named}` : `${ending || '没有扩展名'}，没有写明文档创建程序`,
      );
    });
    return { seen };
  },
};
