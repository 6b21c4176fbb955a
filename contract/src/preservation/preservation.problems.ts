export const preservationProblems = {
  'preservation.nothing-to-convert': {
    status: 409,
    sentence: '所选范围内没有需要并且能够转换的电子文件；在“格式转换”中查看各格式的结论。',
  },
  'preservation.of-two-agencies': {
    status: 422,
    sentence: '一次转换只办一个机关的文件，以便出具登记表；请按机关分别转换。',
  },
  'preservation.run-not-found': {
    status: 404,
    sentence: '没有这次格式转换，或无权查看；回“格式转换”查找。',
  },
  'preservation.run-not-ended': {
    status: 409,
    sentence: '转换尚未结束，还有 {count} 个文件待转换；结束后再审核。',
  },
  'preservation.run-reviewed': {
    status: 409,
    sentence: '这次转换已由 {name} 审核，不重复审核。',
  },
  'preservation.own-run': {
    status: 403,
    sentence: '转换由操作者以外的人审核（GB/T 18894-2016，表A.3）；请由另一人办理。',
  },
  'preservation.reconciliation-not-found': {
    status: 404,
    sentence: '没有这次核对或这一项问题，或无权查看；回“目录核对”查找。',
  },
  'preservation.not-repairable': {
    status: 409,
    sentence: '“{kind}”不能由目录修正：{way}。',
  },
  'preservation.policy-changed-meanwhile': {
    status: 409,
    sentence: '巡检策略刚由另一人改为第 {version} 版；刷新“巡检”后再改。',
  },
  'preservation.nothing-stored': {
    status: 409,
    sentence: '所选范围内没有已归档入库的文件，没有可以巡检的；换一个全宗或年度。',
  },
  'preservation.inspection-not-found': {
    status: 404,
    sentence: '没有这次巡检，或无权查看；回“巡检”查找。',
  },
  'preservation.decided-meanwhile': {
    status: 409,
    sentence: '格式 {format} 的处理刚由另一人改过；刷新“格式登记册”后再定。',
  },
  'preservation.decided-already': {
    status: 409,
    sentence: '格式 {format} 现在就是“{standing}”，没有变化；换一种处理后再保存。',
  },
  'preservation.copy-refused': {
    status: 422,
    sentence: '文件夹 {path} 不能作为副本：{why}；换一个空文件夹，或先处理后再登记。',
  },
  'preservation.medium-not-found': {
    status: 404,
    sentence: '没有这个可用的离线介质，或无权查看；回“离线介质”查看。',
  },
  'preservation.medium-written': {
    status: 409,
    sentence: '介质 {number} 已写入，不重复写入；需要更新时另登记一个介质。',
  },
  'preservation.medium-refused': {
    status: 422,
    sentence: '介质所在的文件夹 {path} 不能使用：{why}；接入介质并填写它的完整路径。',
  },
  'preservation.not-to-be-written': {
    status: 409,
    sentence: '{code} 在存储中缺失或已损坏，不能写入介质；在“存储与副本”中修复后继续这个任务。',
  },
  'preservation.copy-taken': {
    status: 409,
    sentence: '已有在用的副本名为“{name}”或在 {path}；换一个名称或位置。',
  },
  'preservation.copy-not-found': {
    status: 404,
    sentence: '没有这个在用的副本；回“存储与副本”查看。',
  },
  'preservation.damage-not-found': {
    status: 404,
    sentence: '没有这项未处理的损坏，或无权查看；回“存储与副本”查看。',
  },
  'preservation.not-mended': {
    status: 409,
    sentence: '“存储与副本”中的这个对象未能修复：{reason}；接入完好的副本，或从备份恢复后再修复。',
  },
} as const;
