export const searchProblems = {
  'search.index-behind': { status: 503, sentence: '检索库正在重建，请稍后再试。' },
  'search.cursor-invalid': { status: 400, sentence: '翻页位置无效，请从第一页重新检索。' },
} as const;
