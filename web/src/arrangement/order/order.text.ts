import { texts } from '#platform/text.ts';

/** The words of the order before numbering and of its dry run. */
export const orderText = texts({
  'zh-CN': {
    title: '排列与预演',
    note: '归档前排好类目内的先后；右侧档号就是按此归档会得到的档号。',
    class: '类目',
    chooseClass: '选择有待归档文件的类目',
    none: '没有可归档的文件，不需排列。',
    toFiling: '去归档',
    rule: '排列规则',
    basis: '最低一级类目内按时间结合事由排列；手工排过的在前，后到的文件按规则接在其后。',
    source: 'DA/T 22-2015，5.3.1',
    records: (count: string) => `${count} 件`,
    keys: 'Alt+↑/↓ 移动一位，Alt+Shift+↑/↓ 移动十位，Alt+Home/End 移到首末，也可拖动',
    save: '保存次序',
    saved: '次序已保存',
    discard: '放弃改动',
    reset: '恢复按规则',
    wasReset: '已恢复按规则排列',
    changedCount: (count: string) => `${count} 件档号将与现在的次序不同`,
    columns: {
      drag: '拖动',
      code: '档号（预演）',
      was: '原',
      date: '日期',
      number: '文号',
      title: '题名',
      pages: '页数',
    },
    arranged: '手工',
    dragOf: (title: string) => `拖动 ${title}`,
  },
});
