export const accessProblems = {
  'access.content-missing': {
    status: 410,
    sentence: '电子文件 {name} 在存储中找不到，请报告系统管理员。',
  },
  'access.not-viewable': { status: 415, sentence: '{name} 的格式不能在线查看，请下载后打开。' },
  'access.ofd-unreadable': {
    status: 422,
    sentence: 'OFD 文件 {name} 不能显示：{reason}；可下载后用本机软件核对。',
  },
  'access.no-copy': {
    status: 422,
    sentence: '文件 {name} 没有制成利用副本：{reason}；可由有下载权限的人员提供原件。',
  },
  'access.nothing-to-export': {
    status: 409,
    sentence: '所选范围内没有可以导出的文件：已隔离、已作废、已销毁的不导出；换一个范围后再试。',
  },
  'access.too-many-to-export': {
    status: 409,
    sentence: '所选范围有 {count} 件，一次最多导出 {most} 件；按年度或门类分次导出。',
  },
  'access.of-two-agencies': {
    status: 422,
    sentence: '一个导出包只放一个机关的文件；请按机关分别导出。',
  },
  'access.export-not-found': {
    status: 404,
    sentence: '没有这个导出包，或不是本人所导；回“导出”查找。',
  },
  'access.export-not-ready': {
    status: 409,
    sentence: '导出包现在是“{state}”，不能下载；未写出或已清除的请重新导出。',
  },
} as const;
