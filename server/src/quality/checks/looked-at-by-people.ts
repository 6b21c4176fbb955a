import { readFirstPage } from '../../preservation/read-first-page.ts';
import { type BatchCheck, notApplicable, onPaper, type RecordCheck, waiting } from '../check.ts';
import type { CheckSubject } from '../check-subject.ts';
import { formatOf } from '../content-format.ts';

const isOnPaper = ({ known, components }: CheckSubject) =>
  known.record.carrier === 'paper' && components.length === 0;

/** The pages of each PDF, or why they could not be counted. */
async function pagesOf({ components }: CheckSubject): Promise<string[]> {
  const told: string[] = [];
  for (const { row, path } of components) {
    if (path === null) continue;
    if ((await formatOf(path, row.file_name)) !== 'PDF') continue;
    const answer = await readFirstPage(path, 'page-count');
    told.push(
      answer.kind !== 'read'
        ? `${row.file_name} 打不开：${answer.reason}`
        : `${row.file_name} ${answer.pages} 页`,
    );
  }
  return told;
}

/** 2-7: opened by a person. What is noted and what was counted stand beside each other. */
export const contentIsComplete: RecordCheck = {
  code: '2-7',
  async look(subject) {
    if (isOnPaper(subject)) return { seen: [notApplicable('内容数据', onPaper)] };
    const { pages } = subject.known.record;
    const counted = await pagesOf(subject);
    const noted = pages === null ? '没有著录页数' : `著录 ${pages} 页`;
    const actual = [noted, ...counted].join('；');
    return { seen: [waiting('内容数据', '页面、内容完整', actual, '按标准由人工打开检测')] };
  },
};

/** 2-8: the attachments that the text names. */
export const attachmentsAreComplete: RecordCheck = {
  code: '2-8',
  look(subject) {
    if (isOnPaper(subject)) return { seen: [notApplicable('附件', onPaper)] };
    const there = subject.components.filter(({ row }) => row.role === 'attachment').length;
    const named = subject.attachmentsNamed;
    const told = named === null ? '正文未提取文字' : `正文提到 ${named} 个`;
    const actual = `附件 ${there} 个，${told}`;
    return { seen: [waiting('附件', '附件齐全、完整', actual, '按标准由人工打开检测')] };
  },
};

/** 3-4: a person sees that it can be read; a trial opening tells them where to look first. */
export const contentIsReadable: RecordCheck = {
  code: '3-4',
  async look(subject) {
    if (isOnPaper(subject)) return { seen: [notApplicable('内容数据', onPaper)] };
    const opened = await pagesOf(subject);
    const actual = opened.length > 0 ? `试开：${opened.join('；')}` : '没有可以试开的版式文件';
    return { seen: [waiting('内容数据', '能打开、能浏览', actual, '按标准由人工打开检测')] };
  },
};

/** 4-7: measures, technical and of the office, that a person answers for. */
export const handlingWasSafe: BatchCheck = {
  code: '4-7',
  lookAtBatch: ({ stage }) => ({
    seen: [
      waiting(
        stage === 'YJ' ? '移交操作过程' : '归档操作过程',
        '符合国家安全保密要求',
        '系统已留存登记、移交、检测的审计记录',
        '由档案员对技术和管理措施签认',
      ),
    ],
  }),
};
