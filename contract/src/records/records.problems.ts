export const recordsProblems = {
  'records.not-found': { status: 404, sentence: '没有这份文件，或无权查看。' },
  'records.component-not-found': { status: 404, sentence: '没有这个电子文件，或无权查看。' },
  'records.changed-meanwhile': {
    status: 409,
    sentence: '在您编辑期间，{by} 已修改过这份文件，请刷新后再改。',
  },
  'records.wrong-state': {
    status: 409,
    sentence: '文件当前为“{state}”，不能{action}。',
    // A step the life does not know is a refusal worth a trace (workflows 0.1).
    recorded: true,
  },
  'records.description-invalid': { status: 422, sentence: '著录项有误，请按提示逐项改正。' },
  'records.quarantined': { status: 409, sentence: '文件带有密级标志，已隔离，不能{action}。' },
  'records.not-quarantined': { status: 409, sentence: '文件未被隔离。' },
  'records.department-not-in-agency': { status: 422, sentence: '所选部门不属于该全宗的机关。' },
  'records.matter-not-open': {
    status: 422,
    sentence: '所选问题类目不属于该全宗或已停用，在“分类与期限 › 问题类目”中启用后重选。',
  },
  'records.clause-not-in-force': {
    status: 422,
    sentence: '所选条款不在本机关生效的保管期限表中，刷新建议后重选。',
  },
  'records.already-received': {
    status: 409,
    sentence: '来源 {source} 的文件 {sourceId} 已经接收过。',
  },
  'records.agent-unknown': {
    status: 422,
    sentence: '第 {place} 条业务行为的机构人员 {key} 没有列出，补充该机构或人员，或改正其标识。',
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
  'records.destroyed': {
    status: 410,
    sentence:
      '文件已按销毁清册 {list} 于 {on} 销毁，电子文件不再提供；处置情况见“鉴定销毁 › 销毁清册”。',
  },
  'records.frozen': { status: 409, sentence: '文件已冻结（{reason}），不能{action}。' },
  'records.relation-not-found': {
    status: 404,
    sentence: '没有这项关联，或已经解除；刷新“关联”后再看。',
  },
  'records.related-to-itself': {
    status: 422,
    sentence: '“关联”只用于两件不同的文件；请另选一件。',
  },
  'records.related-already': {
    status: 409,
    sentence: '两件文件已有“{relation}”关联，不能重复；可先解除原关联，或改选别的关系。',
  },
  'records.of-two-agencies': {
    status: 422,
    sentence: '“关联”只在同一机关的文件之间建立；对方属于其他机关的，请写入备注。',
  },
  'records.not-repeated': { status: 409, sentence: '这份文件的文号在本年度没有重复，无须确认。' },
} as const;
