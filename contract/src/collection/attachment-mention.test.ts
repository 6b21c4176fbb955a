import { expect, test } from 'vitest';
import { absentAttachments, findAttachmentMentions } from './attachment-mention.ts';

const found = (...pages: string[]) =>
  findAttachmentMentions(pages).map(({ ordinal, title, page }) => [ordinal, title, page]);
const attachment = (fileName: string) => ({ role: 'attachment' as const, fileName });

test('attachments are read from 附件说明, with the page they are named on', () => {
  const last = [
    '特此通知。',
    '',
    '附件：1．2024年度村庄规划工作方案',
    '2．任务分解表',
    '云岫区自然资源局',
    '2024年3月5日',
  ].join('\n');
  expect(found('第一页的正文。', last)).toEqual([
    [1, '2024年度村庄规划工作方案', 2],
    [2, '任务分解表', 2],
  ]);
});

test('an only attachment has no number, and the signature below it is no part of its title', () => {
  expect(found('附件：有关情况表\n云岫区民政局\n2024年5月1日')).toEqual([[null, '有关情况表', 1]]);
});

test('a title that runs over the edge of the page is read whole', () => {
  const text =
    '附件：1．云岫区二〇二四年度城乡低保对象动态管理核查情况\n统计表\n2．名单\n云岫区民政局';
  expect(found(text).map(([, title]) => title)).toEqual([
    '云岫区二〇二四年度城乡低保对象动态管理核查情况统计表',
    '名单',
  ]);
});

test.each([['附件1：方案\n附件2：名单'], ['附件：1.方案\n2.名单'], ['附 件：1、方案\n2、名单']])(
  '%j names two attachments',
  (text) => {
    expect(found(text)).toEqual([
      [1, '方案', 1],
      [2, '名单', 1],
    ]);
  },
);

test.each([
  ['请各单位填写附件中的表格，于五日内报送。'],
  ['（一）附件所列项目按期完成。'],
  ['附件\n有关情况表'],
  ['会议讨论了附件一的内容：同意。'],
])('%j names none', (text) => {
  expect(found(text)).toEqual([]);
});

test('an attachment bound into the same text needs no component', () => {
  const mentions = findAttachmentMentions(['附件：有关情况表\n署名', '附件\n有关情况表\n一、…']);
  expect(mentions[0]?.boundIn).toBe(true);
  expect(absentAttachments(mentions, [])).toEqual([]);
});

test('absent is what has no component of its title, its number, or any other name', () => {
  const mentions = findAttachmentMentions([
    '附件：1．工作方案\n2．任务分解表\n3．意见采纳情况汇总表',
  ]);
  const absent = (...names: string[]) =>
    absentAttachments(mentions, names.map(attachment)).map(({ title }) => title);
  expect(absent()).toEqual(['工作方案', '任务分解表', '意见采纳情况汇总表']);
  expect(absent('附件2 任务分解表.pdf')).toEqual(['工作方案', '意见采纳情况汇总表']);
  expect(absent('附件1.pdf', '附件3.pdf')).toEqual(['任务分解表']);
  expect(absent('IMG_0007.jpg')).toEqual(['任务分解表', '意见采纳情况汇总表']);
  expect(absent('附件1 工作方案.pdf', '附件2 任务分解表.pdf', '扫描件.pdf')).toEqual([]);
});

test('a body or a handling form is no attachment', () => {
  const mentions = findAttachmentMentions(['附件：有关情况表']);
  expect(
    absentAttachments(mentions, [{ role: 'original', fileName: '有关情况表.pdf' }]),
  ).toHaveLength(1);
});
