import {
  compared,
  failed,
  notApplicable,
  notRun,
  onPaper,
  passed,
  type RecordCheck,
} from '../check.ts';
import type { CheckSubject } from '../check-subject.ts';
import { type KeptObject, saidIn } from '../keeping/kept-object.ts';
import { packagedIn } from '../keeping/packaged.ts';
import { elementsOfPackage } from './packaged-elements.ts';

const contentFolder = 'content/';

type Readable = Extract<KeptObject, { fault: null }>;

/** Paper has an object with its metadata alone, and perhaps none. */
function ofObject(
  subject: CheckSubject,
  object: string,
  look: (kept: Readable) => Look['seen'],
): Look {
  const { kept, known, components } = subject;
  if (known.record.carrier === 'paper' && components.length === 0)
    return { seen: [notApplicable(object, onPaper)] };
  if (kept === null) return { seen: [notRun(object, '没有读取存储')] };
  if (kept.fault !== null) return { seen: [failed(object, '对象可以读取', kept.fault)] };
  return { seen: look(kept) };
}
type Look = { seen: ReturnType<typeof compared>[] | ReturnType<typeof notRun>[] };

/** 1-14 in keeping: every file of the object is what it was when it came into the store. */
export const objectUnchanged: RecordCheck = {
  code: '1-14',
  look: (subject) =>
    ofObject(subject, '保存信息包', ({ files }) =>
      files.map(({ logicalPath, noted, now }) => {
        const told = (of: { sha512: string; sm3: string | null }) =>
          noted.sm3 === null ? `SHA-512 ${of.sha512}` : `SHA-512 ${of.sha512}；SM3 ${of.sm3}`;
        return compared(`${logicalPath} 入库时的摘要`, told(noted), now ? told(now) : '缺失');
      }),
    ),
};

/** 2-11 in keeping: as many files as the metadata in the object name, and those. */
export const objectHasItsFiles: RecordCheck = {
  code: '2-11',
  look: (subject) =>
    ofObject(subject, '文件数', ({ metadata, files, unreadable }) => {
      if (!metadata) return [notRun('文件数', unreadable ?? '元数据不能读取，见 3-1')];
      const there = files
        .filter(({ logicalPath, now }) => logicalPath.startsWith(contentFolder) && now !== null)
        .map(({ logicalPath }) => logicalPath);
      const named = metadata.components.map(({ path }) => path);
      const [lost, extra] = [
        named.filter((path) => !there.includes(path)),
        there.filter((path) => !named.includes(path)),
      ];
      const told = [
        `实有 ${there.length} 个`,
        ...(lost.length > 0 ? [`缺 ${lost.join('、')}`] : []),
        ...(extra.length > 0 ? [`多 ${extra.join('、')}`] : []),
      ].join('，');
      const judged = lost.length + extra.length === 0 ? passed : failed;
      return [judged('包内文件', `元数据记录 ${named.length} 个`, told)];
    }),
};

/** 3-1 in keeping: the metadata in the object can be read, and those of each package in it. */
export const objectMetadataIsReadable: RecordCheck = {
  code: '3-1',
  async look(subject) {
    const own = ofObject(subject, '包内元数据', ({ metadata, unreadable }) => [
      metadata
        ? passed(
            'metadata/record.json',
            '能够解析',
            `${Object.keys(metadata.description).length} 项著录`,
          )
        : failed('metadata/record.json', '能够解析', unreadable ?? '不能解析'),
    ]);
    const packages = (await packagedIn(subject)).map(({ fileName, reading: { record } }) =>
      record
        ? passed(`${fileName} 元数据`, '能够解析', '能够解析')
        : failed(`${fileName} 元数据`, '能够解析', '不能解析'),
    );
    return { seen: [...own.seen, ...packages] };
  },
};

/** What the description in the object and the catalogue both say. */
const told = {
  题名: 'title',
  责任者: 'creator',
  日期: 'date',
  年度: 'year',
  保管期限: 'retention',
  密级: 'securityLevel',
} as const;

const columns = {
  title: 'title',
  creator: 'creator',
  date: 'date_given',
  year: 'year',
  retention: 'retention',
  securityLevel: 'security_level',
} as const;

/** 2-10: the object has every element that its kind must have, and says what the catalogue says. */
export const objectMetadataAreWhole: RecordCheck = {
  code: '2-10',
  async look(subject) {
    const { record } = subject.known;
    const own = ofObject(subject, '保存信息包元数据', ({ metadata, unreadable }) => {
      if (!metadata) return [notRun('保存信息包元数据', `${unreadable ?? '不能读取'}，见 3-1`)];
      return [
        compared('档号', record.archival_code ?? '没有', metadata.archivalCode ?? '没有'),
        ...Object.entries(told).map(([name, key]) => {
          const said = saidIn(metadata, key);
          const catalogued = String(record[columns[key]] ?? '');
          if (said === null) return failed(name, catalogued || '有', '缺项');
          return compared(name, catalogued, said);
        }),
      ];
    });
    const packages = (await packagedIn(subject)).flatMap(
      ({ fileName, reading: { record: said } }) =>
        said === null
          ? [notRun(`${fileName} 元数据`, '封装包不能读取，见 1-15')]
          : [elementsOfPackage(fileName, said)],
    );
    return { seen: [...own.seen, ...packages] };
  },
};
