import { texts } from '#platform/text.ts';

/** The words of the dossier of a fonds. */
export const dossierText = texts({
  'zh-CN': {
    title: '全宗卷',
    note: '记录全宗来源与管理过程的材料，按 DA/T 12 分类。撤出的材料保留顺序号。',
    empty: '这个全宗的全宗卷还没有材料。',
    add: '归入材料',
    print: '打印文件目录',
    class: '类别',
    number: '文件编号',
    sequence: '序号',
    creator: '责任者',
    paperTitle: '题名',
    datedOn: '日期',
    pages: '页数',
    remark: '备注',
    record: '对应文件',
    recordHint: '材料是本库文件时填其页面地址，留空则只登目录',
    recordWrong: '粘贴文件页的地址',
    added: '归入',
    holds: (text: string) => `如${text}`,
    needed: '必填',
    submit: '归入',
    done: '已归入',
    open: '查看文件',
    remove: '撤出',
    removed: (reason: string) => `已撤出：${reason}`,
    removal: {
      title: '撤出材料',
      submit: '撤出',
      note: '撤出后仍列在目录中，序号不再给别的材料。',
      reason: '撤出原因',
      done: '已撤出',
    },
    list: '全宗卷文件目录',
  },
});
