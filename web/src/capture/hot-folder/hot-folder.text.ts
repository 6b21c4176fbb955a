import { texts } from '#platform/text.ts';

/** The words of the hot folder. */
export const hotFolderText = texts({
  'zh-CN': {
    title: '热文件夹',
    note: '业务系统或经办人把封装包（EEP）、移交信息包或 BagIt 包的文件夹或其 ZIP 放入本机目录，放完后旁放“包名.done”，即自动登记并写回回执。',
    folder: '目录',
    basis: {
      rule: '包旁有“包名.done”或“包名.完成”即接收；没有的，60 秒没有变动视为放完。重复放入不重复登记；带密级标志的只登记隔离，电子文件不接收，包退回。',
      source:
        'GB/T 18894-2016，8.2.3c；DA/T 93-2022，附录 B；档发〔2012〕7号，附件 2；DA/T 48-2009；BagIt 1.0（RFC 8493）、0.97',
    },
    columns: {
      name: '包',
      state: '结果',
      fonds: '全宗',
      listed: '列有',
      taken: '接收',
      alreadyThere: '已有',
      refused: '退回',
      quarantined: '隔离',
      findings: '问题',
      receivedAt: '接收时间',
    },
    anyState: '全部结果',
    state: '结果',
    none: '还没有收到移交包。放入上面的目录后，几秒内在此列出。',
    noneChosen: '没有这样的移交包。',
    digest: 'SM3',
    details: '问题明细',
    place: '位置',
    kind: '类别',
    severity: { error: '错误', notice: '提示' },
    what: '问题与处理',
    noFindings: '没有发现问题。',
  },
});
