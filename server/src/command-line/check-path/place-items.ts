import type { CheckCode } from '@lantai/contract/quality/check-item.ts';
import type { SeenObject } from '@lantai/contract/quality/check-result.ts';
import { readEep } from '../../preservation/eep/read-eep.ts';
import { batchChecksOf, recordChecksOf } from '../../quality/all-checks.ts';
import {
  compared,
  failed,
  type Look,
  notApplicable,
  notRun,
  passed,
  waiting,
} from '../../quality/check.ts';
import type { CheckedBatch } from '../../quality/check-subject.ts';
import { elementsOfPackage } from '../../quality/checks/packaged-elements.ts';
import { packageSignatures } from '../../quality/checks/packages.ts';
import { digestsSeen, signaturesSeen } from './place-digests.ts';
import type { PlaceSubject } from './place-subject.ts';
import type { Place } from './placed.ts';

export type LookedAt = {
  readonly place: Place;
  readonly subjects: readonly PlaceSubject[];
  readonly batch: CheckedBatch;
};

type LookAtPlace = (looked: LookedAt) => Look | Promise<Look>;

const withoutDatabase =
  (object: string, what: string): LookAtPlace =>
  () => ({
    seen: [notRun(object, `没有给出数据库：${what}`)],
  });
const onlyHere =
  (object: string, why: string): LookAtPlace =>
  () => ({ seen: [notRun(object, why)] });
const byPeople =
  (object: string, expected: string): LookAtPlace =>
  () => ({
    seen: [waiting(object, expected, null, '按标准由人工检测，命令行不能代为签认')],
  });

/** The check of the product itself, asked of each record as far as the place describes it. */
const ofRecords =
  (code: CheckCode, needs: 'elements' | 'files'): LookAtPlace =>
  async ({ subjects, batch }) => {
    const check = recordChecksOf(batch.stage, batch.rules).find((one) => one.code === code);
    if (!check) throw new Error(`no check of records ${code}`);
    const seen: SeenObject[] = [];
    let tool: Look['tool'];
    for (const { record, subject } of subjects) {
      if (needs === 'elements' && record.elements === null) continue;
      const look = await check.look(subject);
      tool = look.tool ?? tool;
      seen.push(...look.seen.map((one) => ({ ...one, object: `${record.label} ${one.object}` })));
    }
    if (seen.length > 0) return { seen, ...(tool && { tool }) };
    const why = needs === 'elements' ? '其中没有目录和元数据' : '其中没有文件';
    return { seen: [notRun(needs === 'elements' ? '元数据' : '内容数据', why)] };
  };

const ofBatch =
  (code: CheckCode): LookAtPlace =>
  ({ batch }) => {
    const check = batchChecksOf(batch.stage, batch.rules).find((one) => one.code === code);
    if (!check) throw new Error(`no check of batches ${code}`);
    return check.lookAtBatch(batch);
  };

const isPackage = ({ kind }: Place) => kind === 'transfer' || kind === 'transfer-2012';

/** 1-12 asks what transfer prescribes; what is no package of transfer has another way to say what it is. */
const describedHere: LookAtPlace = (looked) =>
  isPackage(looked.place) || looked.place.kind === 'listed-folder'
    ? ofBatch('1-12')(looked)
    : { seen: [notApplicable('说明文件和目录文件', '不是移交信息包，没有说明文件和目录文件')] };

const laidOutHere: LookAtPlace = async (looked) => {
  const { place } = looked;
  if (!isPackage(place))
    return {
      seen: place.structure
        ? [...place.structure]
        : [notApplicable('信息包目录结构', '不是信息包，没有规定的目录结构')],
    };
  const own = await ofBatch('1-13')(looked);
  return { seen: [...own.seen, ...(place.structure ?? [])] };
};

/** 1-8 within the place: others of the fonds are known to the database alone. */
const repeatedHere: LookAtPlace = ({ subjects }) => {
  const keys = subjects.flatMap(({ record: { elements, label } }) =>
    elements
      ? [
          [elements.档号 ?? '', label],
          [elements.文件编号 ?? '', label],
        ]
      : [],
  );
  const counted = Map.groupBy(
    keys.filter(([key]) => key !== ''),
    ([key]) => key ?? '',
  );
  if (counted.size === 0) return { seen: [notRun('档号、文号', '其中没有档号和文号')] };
  const repeats = [...counted].filter(([, all]) => all.length > 1).map(([key]) => key);
  const judged = repeats.length === 0 ? passed : failed;
  const actual = repeats.length === 0 ? '唯一' : `重复 ${repeats.slice(0, 20).join('、')}`;
  return { seen: [judged('档号、文号（只在包内查重）', '包内唯一', actual)] };
};

const countedHere: LookAtPlace = ({ place: { count, records } }) => ({
  seen: [
    count === null
      ? notRun('总件数', '其中没有写明总件数的清单')
      : compared(
          '总件数',
          count,
          records.filter(({ files }) => files.some(({ path }) => path)).length,
        ),
  ],
});

const measuredHere: LookAtPlace = ({ place: { bytes, files } }) => {
  if (bytes === null) return { seen: [notRun('总字节数', '其中没有写明总字节数')] };
  const payload = files.filter(({ path }) => path.startsWith('data/'));
  return {
    seen: [
      compared(
        '总字节数',
        bytes,
        payload.reduce((all, { size }) => all + size, 0),
      ),
    ],
  };
};

/** 2-3 and 2-10 ask for metadata; the line of a catalogue is none. */
const elementsHere: LookAtPlace = ({ place: { records } }) => {
  const whole = records.filter(({ isWhole, elements }) => isWhole && elements !== null);
  if (whole.length === 0) return { seen: [notRun('元数据', '其中没有元数据，只有目录或文件')] };
  return {
    seen: whole.map(({ label, elements }) =>
      elementsOfPackage(label, {
        identifier: elements?.电子文件号 ?? '',
        elements: elements ?? {},
      }),
    ),
  };
};

const processHere: LookAtPlace = ({ place: { records } }) => {
  const told = records.filter(({ acts }) => acts !== null);
  if (told.length === 0) return { seen: [notRun('过程信息', '其中没有业务实体')] };
  return {
    seen: told.map(({ label, acts }) =>
      acts?.length
        ? waiting(
            label,
            '处理过程完整',
            acts.map(({ activity, time }) => `${activity} ${time}`).join('；'),
            '由人核对过程是否完整',
          )
        : failed(label, '有处理过程', '没有业务行为'),
    ),
  };
};

const filesHere: LookAtPlace = ({ place: { records } }) => {
  const counted = records.filter(({ fileCount }) => fileCount !== null);
  if (counted.length === 0) return { seen: [notRun('文件数', '其中没有写明每件的文件数')] };
  return {
    seen: counted.map(({ label, fileCount, files }) =>
      compared(`${label} 文件数`, fileCount ?? 0, files.filter(({ path }) => path !== null).length),
    ),
  };
};

const packagesHere: LookAtPlace = async ({ place: { packages } }) => {
  if (packages.length === 0) return { seen: [notApplicable('封装包结构', '其中没有 EEP 封装包')] };
  const seen: SeenObject[] = [];
  for (const { name, path } of packages) {
    const faults = (await readEep(path)).findings.filter(({ severity }) => severity === 'error');
    seen.push(
      ...(faults.length === 0
        ? [passed(name, '符合 DA/T 48 附录 B', '符合')]
        : faults.map(({ place, message }) =>
            failed(`${name} ${place}`.trim(), '符合 DA/T 48 附录 B', message),
          )),
    );
  }
  return { seen };
};

const packageSignaturesHere: LookAtPlace = async ({ place: { packages }, batch }) => {
  if (packages.length === 0)
    return { seen: [notApplicable('封装包电子签名', '其中没有 EEP 封装包')] };
  const seen: SeenObject[] = [];
  for (const { name, path } of packages) seen.push(...(await packageSignatures(path, name, batch)));
  return { seen };
};

const readableHere: LookAtPlace = ({ place: { readings } }) => ({
  seen: readings.length > 0 ? [...readings] : [notRun('包内元数据', '其中没有元数据和目录文件')],
});

const surplusHere: LookAtPlace = ({ place }) => {
  const { listed, files, sealed } = place;
  if (listed === null && sealed.length === 0)
    return { seen: [notRun('载体中的文件', '其中没有可以比对的清单')] };
  const known = new Set([...(listed ?? []), ...sealed.map(({ name }) => name)]);
  const own =
    /^(?:说明文件\.txt|目录文件\.xml|文件目录\.xml|案卷目录\.xml|其他\/.*|bagit\.txt|bag-info\.txt|(?:tag)?manifest-[\w-]+\.txt)$/iu;
  const extra = files.filter(({ path }) => !known.has(path) && !own.test(path));
  const judged = extra.length === 0 ? passed : failed;
  const actual =
    extra.length === 0
      ? `${files.length} 个，都在清单中`
      : `多出 ${extra
          .slice(0, 50)
          .map(({ path }) => path)
          .join('、')}`;
  return { seen: [judged('载体中的文件', '都在清单中', actual)] };
};

const withoutVirus: LookAtPlace = async ({ place: { files }, batch: { antivirus } }) => {
  if (!antivirus)
    return { seen: [notRun('电子文件', '本机没有找到杀毒软件（ClamAV），装上后重新检测')] };
  const seen: SeenObject[] = [];
  for (const { path, at } of files)
    try {
      const found = await antivirus.scan(at);
      seen.push(
        found === null ? passed(path, '没有病毒', '没有') : failed(path, '没有病毒', found),
      );
    } catch (error) {
      seen.push(
        notRun(path, `扫描未完成：${error instanceof Error ? error.message : String(error)}`),
      );
    }
  return { seen, tool: { name: antivirus.name, version: antivirus.version } };
};

/** Every item of the standard, as far as a place alone can answer it; what it cannot is said, and why. */
export const placeItems: Readonly<Record<CheckCode, LookAtPlace>> = {
  '1-1': async (looked) => ({
    seen: [...(await digestsSeen(looked.place)), ...(await signaturesSeen(looked))],
  }),
  '1-2': ofRecords('1-2', 'elements'),
  '1-3': ofRecords('1-3', 'elements'),
  '1-4': ofRecords('1-4', 'elements'),
  '1-5': ofRecords('1-5', 'elements'),
  '1-6': ofRecords('1-6', 'elements'),
  '1-7': withoutDatabase('档号', '档号编制规则在数据库中'),
  '1-8': repeatedHere,
  '1-9': withoutDatabase('馆方要求', '接收馆规定的全宗号、目录号、分类号在检测方案中'),
  '1-10': ofRecords('1-10', 'files'),
  '1-11': ofRecords('1-11', 'files'),
  '1-12': describedHere,
  '1-13': laidOutHere,
  '1-14': async ({ place }) => ({
    seen: [...(await digestsSeen(place)), ...(place.structure ?? [])],
  }),
  '1-15': packagesHere,
  '1-16': packageSignaturesHere,
  '2-1': countedHere,
  '2-2': measuredHere,
  '2-3': elementsHere,
  '2-4': ofRecords('2-4', 'elements'),
  '2-5': processHere,
  '2-6': withoutDatabase('连续编号', '起始号和其他批次的编号在数据库中'),
  '2-7': byPeople('内容数据', '页面、内容完整'),
  '2-8': byPeople('附件', '附件齐全、完整'),
  '2-9': withoutDatabase('归档范围', '归档范围和保管期限表在数据库中'),
  '2-10': elementsHere,
  '2-11': filesHere,
  '3-1': readableHere,
  '3-2': withoutDatabase('目录数据库', '没有可以访问的目录数据库'),
  '3-3': ofRecords('3-3', 'files'),
  '3-4': byPeople('内容数据', '能打开、能浏览'),
  '3-5': ofRecords('3-5', 'files'),
  '3-6': ofRecords('3-6', 'files'),
  '3-7': withoutDatabase('长期保存环境', '归档时的系统环境登记在数据库中'),
  '3-8': ofRecords('3-8', 'files'),
  '3-9': withoutDatabase('备份数据', '恢复演练登记在数据库中'),
  '4-1': ofBatch('4-1'),
  '4-2': withoutVirus,
  '4-3': surplusHere,
  '4-4': onlyHere('载体读取速度', '读取时没有测速'),
  '4-5': byPeople('载体外观', '无划痕、污渍，标识清楚'),
  '4-6': onlyHere('光盘', '没有导入光盘检测仪的报告'),
  '4-7': byPeople('操作过程', '符合国家安全保密要求'),
  '4-8': withoutDatabase('系统环境', '漏洞扫描报告登记在数据库中'),
  '4-9': byPeople('载体保管环境', '温湿度、防火、防水、防磁、防尘、防盗符合规定'),
};
