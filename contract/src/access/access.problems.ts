export const accessProblems = {
  'access.content-missing': {
    status: 410,
    sentence: '电子文件 {name} 在存储中找不到，请报告系统管理员。',
  },
  'access.not-viewable': { status: 415, sentence: '{name} 的格式不能在线查看，请下载后打开。' },
} as const;
