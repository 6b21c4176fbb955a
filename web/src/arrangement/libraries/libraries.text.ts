import { texts } from '#platform/text.ts';

/** The words of the libraries and of what may come into them. */
export const librariesText = texts({
  'zh-CN': {
    title: '分库与入库策略',
    note: '未归档的在预归档库，归档后入正式库；各门类入哪个分库、哪些格式能入库在这里定。',
    chooseFonds: '先选择全宗。',
    empty: '这个全宗还没有文件。',
    add: '为其他门类定策略',
    columns: {
      category: '门类',
      waiting: '预归档库',
      formal: '正式库',
      library: '分库',
      formats: '入库策略',
      held: '按策略缓入',
    },
    usual: '默认',
    change: '修改',
    dialog: {
      title: (category: string) => `入库策略：${category}`,
      submit: '确定',
      category: '门类',
      library: '分库名称',
      libraryNeeded: '请填写分库名称',
      formats: '入库策略',
      done: '已确定入库策略',
    },
  },
});
