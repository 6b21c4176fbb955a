import { texts } from '#platform/text.ts';

/** The words of the three indexes of a fonds. */
export const catalogueIndexText = texts({
  'zh-CN': {
    title: '目录索引',
    alsoCalled: '时间序 部门序 事业单位序 索引 mlsy',
    fonds: '全宗',
    chooseFonds: '先选一个全宗。',
    order: '排序',
    category: '门类',
    allCategories: '全部门类（含记事）',
    fromYear: '起始年度',
    toYear: '截止年度',
    clear: '清除',
    untitled: '（无题名）',
    print: '打印',
    export: '导出',
    figures: (originals: number, memoirs: number) =>
      `文件 ${originals} 件${memoirs > 0 ? `；另有记事 ${memoirs} 篇，为参考材料（补救），单独编号` : ''}`,
    empty: '没有可以列入索引的文件。',
    printedTitle: (order: string) => `目录索引（${order}）`,
    years: '年度',
    allYears: '全部',
    yearsFromTo: (from: number | undefined, to: number | undefined) =>
      `${from ?? '……'}—${to ?? '……'}`,
  },
});
