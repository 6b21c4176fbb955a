import { catalogueItemsOf } from '@lantai/contract/preservation/package-profile.ts';
import type { BroughtPackage } from '@lantai/contract/quality/check-run.ts';
import { type BatchCheck, failed, notApplicable, notRun, passed } from '../check.ts';

const byRule = '不是以信息包形式移交，没有说明文件和目录结构';

const isNote = (path: string) => /^说明(?:文件)?\.(?:txt|doc|docx|wps|pdf|ofd)$/i.test(path);
const isCatalogue = (path: string) =>
  /目录.*\.(?:et|xls|xlsx|dbf|xml|csv)$/i.test(path) && !path.includes('/');

/** 1-12: the package says what it is, and lists what is in it. */
export const packageIsDescribed: BatchCheck = {
  code: '1-12',
  lookAtBatch: ({ expected: { package: brought }, stage }) => ({
    seen: brought
      ? [...describing(brought), ...(stage === 'YJ' ? fieldsOf(brought) : [])]
      : [notApplicable('说明文件和目录文件', byRule)],
  }),
};

function describing({ files, catalogued }: BroughtPackage) {
  const note = files.find(({ path }) => isNote(path));
  const catalogue = files.find(({ path }) => isCatalogue(path));
  const there = new Set(files.map(({ path }) => path));
  const lost = catalogued.filter((path) => !there.has(path));
  return [
    note && note.size > 0
      ? passed('说明文件', '有内容的说明文件', `${note.path}，${note.size} 字节`)
      : failed('说明文件', '有内容的说明文件', note ? `${note.path} 为空` : '没有'),
    catalogue && catalogue.size > 0
      ? passed('目录文件', '有内容的目录文件', `${catalogue.path}，${catalogue.size} 字节`)
      : failed('目录文件', '有内容的目录文件', catalogue ? `${catalogue.path} 为空` : '没有'),
    lost.length === 0
      ? passed('目录文件所列', '都在包中', `${catalogued.length} 个`)
      : failed('目录文件所列', '都在包中', `缺 ${lost.slice(0, 20).join('、')}`),
  ];
}

// DA/T 93-2022, 附录 B, and 《电子档案移交与接收办法》附件2.
const descriptionFields = [
  '载体编号',
  '移交单位',
  '内容描述',
  '起止档号',
  '档案数量',
  '软硬件环境',
];

/** What was read in both; nothing where nobody read them. */
function fieldsOf({
  profile,
  descriptionFields: described,
  catalogueFields: listed,
}: BroughtPackage) {
  const wanted: [string, readonly string[], readonly string[] | undefined][] = [
    ['说明文件的项目', descriptionFields, described],
    ['目录文件的项目', catalogueItemsOf[profile ?? 'DAT93-2022'], listed],
  ];
  return wanted.map(([object, fields, there]) => {
    if (there === undefined) return notRun(object, '没有读出文件中的项目');
    const lacking = fields.filter((field) => !there.includes(field));
    return lacking.length === 0
      ? passed(object, fields.join('、'), '齐全')
      : failed(object, fields.join('、'), `缺 ${lacking.join('、')}`);
  });
}

const unsafe = /[\p{Cc}<>:"\\|?*]|(?:^|\/)\.{1,2}(?:\/|$)|^\/|\/\/|[ .](?:\/|$)/u;

/** 1-13: descriptions at the top, content in folders, and names that every system can carry. */
export const packageIsLaidOut: BatchCheck = {
  code: '1-13',
  lookAtBatch: ({ expected: { package: brought }, rules }) => ({
    seen: brought ? laidOut(brought, rules.mostLevels) : [notApplicable('信息包目录结构', byRule)],
  }),
};

function laidOut({ files }: BroughtPackage, mostLevels: number) {
  const paths = files.map(({ path }) => path);
  const rules: [string, string, string[]][] = [
    ['文件夹名、文件名', '可用于各系统的名称', paths.filter((path) => unsafe.test(path))],
    [
      '目录层数',
      `不超过 ${mostLevels} 层`,
      paths.filter((path) => path.split('/').length > mostLevels),
    ],
    [
      '根目录',
      '只有说明文件、目录文件和文件夹',
      paths.filter((path) => !path.includes('/') && !isNote(path) && !isCatalogue(path)),
    ],
  ];
  return rules.map(([object, expected, wrong]) =>
    wrong.length === 0
      ? passed(object, expected, '符合')
      : failed(object, expected, wrong.slice(0, 20).join('、')),
  );
}

/** What of a package or a carrier describes it, and is on no list. */
export const describesPackage = (path: string) => isNote(path) || isCatalogue(path);
