import { failed, notApplicable, passed, type RecordCheck, waiting } from '../check.ts';
import type { CheckSubject } from '../check-subject.ts';

/** GB/T 18894-2016, 6.2.2, with the words that systems use for the same act. */
const outgoing: readonly (readonly [string, RegExp])[] = [
  ['起草', /起草|草拟|拟稿/],
  ['审核', /审核|核稿|会签|复核/],
  ['签发', /签发/],
];
const incoming: readonly (readonly [string, RegExp])[] = [
  ['签收或登记', /签收|登记|收文/],
  ['承办', /承办|批办|拟办|传阅|办结|初审/],
];

/** 2-5: who did what with it and when, from drafting or receipt to its end. */
export const processIsComplete: RecordCheck = {
  code: '2-5',
  look(subject) {
    const { business, record } = subject.known;
    if (business.length > 0) return { seen: actsOf(subject) };
    if (record.carrier === 'paper')
      return { seen: [notApplicable('过程信息', '纸质文件，过程写在处理单、发文稿纸上')] };
    if (isFromSystem(record.source))
      return {
        seen: [failed('过程信息', '来源系统移交的业务行为', '没有', `来源 ${record.source}`)],
      };
    const sheets = record.carrier === 'mixed' ? '纸质处理单或' : '';
    return {
      seen: [
        waiting(
          '过程信息',
          '处理过程完整',
          subject.components.some(({ row }) => /-form$/.test(row.role))
            ? '有处理单或发文稿纸'
            : null,
          `不是系统移交，${sheets}组件中的处理单、发文稿纸须由人核对`,
        ),
      ],
    };
  },
};

/** The code of a source system is in capitals; 'upload' and 'import' are people's ways. */
function isFromSystem(source: string): boolean {
  return /^[A-Z]/.test(source);
}

function actsOf({ known: { business, record, agencyName, fonds } }: CheckSubject) {
  const isOwn = [agencyName, fonds.name].some((name) => record.creator?.startsWith(name));
  const done = business.filter(({ status }) => status === 'done');
  const acts = (isOwn ? outgoing : incoming).map(([name, words]) => {
    const act = done.find(({ activity }) => words.test(activity));
    return act
      ? passed(name, '有', [act.activity, act.agentName, act.acted_given].filter(Boolean).join(' '))
      : failed(name, '有', '没有');
  });
  const incomplete = done.filter(({ agentName, acted_given }) => !agentName || !acted_given.trim());
  const complete =
    incomplete.length === 0
      ? passed('机构人员和时间', '每项行为都有', '都有')
      : failed(
          '机构人员和时间',
          '每项行为都有',
          incomplete.map(({ activity }) => activity).join('、'),
        );
  return [...acts, complete];
}
