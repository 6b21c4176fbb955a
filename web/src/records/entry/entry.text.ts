import { texts } from '#platform/text.ts';

/** The words of the sheet for keyboard entry. */
export const entryText = texts({
  'zh-CN': {
    title: '著录录入',
    note: '像电子表格一样逐件著录，离开一行即在后台保存。',
    keys: 'Enter 下一项 · Shift+Enter 上一项 · ↑↓ 换行 · Ctrl+D 同上 · Ctrl+E 递增 · F4 重复上次所填 · Esc 还原 · 可粘贴表格区域',
    chooseFonds: '先选择全宗。',
    newRows: '新登记归入',
    department: '部门',
    carrier: '载体',
    addRows: '增加 50 行',
    rows: (rows: string, saved: string) => `${rows} 行，已保存 ${saved} 行`,
    unsaved: (count: string) => `${count} 行未保存`,
    tooMany: (count: string) => `只列出前 ${count} 件，用筛选缩小范围`,
    sheet: '著录表',
    number: '编号',
    noNumber: '未登记',
    state: '保存',
    states: {
      blank: '',
      saved: '已保存',
      changed: '未保存',
      saving: '保存中',
      failed: '未能保存',
    },
    again: '取最新值后重试',
    fix: '有误',
    invalidDate: '日期无效，按 YYYYMMDD 填写',
    invalidYear: '年度为四位数字',
    invalidRetention: '填永久、30年、10年，或长期、短期',
    invalidPages: '页数为 1–9999',
    tooLong: (most: number) => `不超过 ${most} 字`,
    titleMissing: '题名为空',
    pasted: (rows: string) => `已粘贴 ${rows} 行`,
  },
});
