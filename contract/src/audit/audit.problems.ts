export const auditProblems = {
  'audit.entry-not-found': { status: 404, sentence: '没有这条审计记录，或无权查看。' },
  'audit.entry-not-sealed': {
    status: 409,
    sentence: '第 {seq} 条尚未封存，请过一分钟再取证明。',
  },
  'audit.block-damaged': {
    status: 409,
    sentence: '第 {height} 块的文件与封存时不一致，不能出具证明，请先校验审计链。',
  },
} as const;
