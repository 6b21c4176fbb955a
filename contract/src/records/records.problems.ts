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
  'records.already-received': {
    status: 409,
    sentence: '来源 {source} 的文件 {sourceId} 已经接收过。',
  },
  'records.one-carrier': {
    status: 422,
    sentence: '文件载体为“{carrier}”，只有“电子＋纸质”的文件才填对应关系说明。',
  },
  'records.edit-not-found': { status: 404, sentence: '没有这次批量修改，或无权查看。' },
  'records.edit-undone': { status: 409, sentence: '这次批量修改已经撤销过，不能再撤销。' },
  'records.several-agencies': {
    status: 422,
    sentence: '所选文件分属几个机关，批量修改一次只改一个机关的文件，请按全宗筛选后再选。',
  },
  'records.too-many-to-export': {
    status: 422,
    sentence: '符合条件的有 {count} 件，一次最多导出 {most} 件，请按年度或门类缩小范围。',
  },
  'records.frozen': { status: 409, sentence: '文件已冻结（{reason}），不能{action}。' },
} as const;
