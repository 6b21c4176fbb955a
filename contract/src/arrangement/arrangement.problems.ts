export const arrangementProblems = {
  'arrangement.nothing-to-file': { status: 409, sentence: '没有可以归档的文件。' },
  'arrangement.not-ready': { status: 422, sentence: '有 {count} 件不具备归档条件：{reason}。' },
} as const;
