export const searchProblems = {
  'search.cursor-invalid': { status: 400, sentence: '翻页位置无效，请从第一页重新检索。' },
} as const;
