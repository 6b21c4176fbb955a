export const recordsProblems = {
  'records.not-found': { status: 404, sentence: '没有这份文件，或无权查看。' },
  'records.component-not-found': { status: 404, sentence: '没有这个电子文件，或无权查看。' },
  'records.changed-meanwhile': {
    status: 409,
    sentence: '在您编辑期间，{by} 已修改过这份文件，请刷新后再改。',
  },
  'records.wrong-state': { status: 409, sentence: '文件当前为“{state}”，不能{action}。' },
  'records.description-invalid': { status: 422, sentence: '著录项有误，请按提示逐项改正。' },
  'records.quarantined': { status: 409, sentence: '文件带有密级标志，已隔离，不能{action}。' },
  'records.not-quarantined': { status: 409, sentence: '文件未被隔离。' },
  'records.department-not-in-agency': { status: 422, sentence: '所选部门不属于该全宗的机关。' },
  'records.clause-not-in-force': {
    status: 422,
    sentence: '所选条款不在本机关生效的保管期限表中，刷新建议后重选。',
  },
  'records.already-received': {
    status: 409,
    sentence: '来源 {source} 的文件 {sourceId} 已经接收过。',
  },
  'records.frozen': { status: 409, sentence: '文件已冻结（{reason}），不能{action}。' },
} as const;
