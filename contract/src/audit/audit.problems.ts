export const auditProblems = {
  'audit.block-not-found': { status: 404, sentence: '没有这个审计块。' },
} as const;
