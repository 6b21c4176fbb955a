export const transferProblems = {
  'transfer.batch-not-found': {
    status: 404,
    sentence: '没有这个进馆批次，或不在您的范围内，回到进馆批次列表再选。',
  },
  'transfer.wrong-state': {
    status: 409,
    recorded: true,
    sentence: '进馆批次{state}，不能{action}；按批次页上的步骤办理。',
  },
  'transfer.nothing-to-transfer': {
    status: 409,
    sentence: '所选范围内没有可以移交进馆的档案，放宽年度、保管期限或载体后再计划。',
  },
  'transfer.kind-differs': {
    status: 409,
    sentence: '选定的档案中有 {count} 件不属于所选的全宗、载体或保管期限，改选载体或档案后再计划。',
  },
  'transfer.records-refused': {
    status: 409,
    recorded: true,
    sentence: '下列档案不能移交进馆：{records}；处理后再计划，或从清单中移出。',
  },
  'transfer.volume-divided': {
    status: 409,
    sentence:
      '案卷 {volumes} 只有一部分列入批次，案卷须整卷移交；把其余卷内文件一并列入，或整卷移出。',
  },
  'transfer.record-not-in-batch': {
    status: 404,
    sentence: '所选档案不在这个进馆批次的清单中，刷新清单后再选。',
  },
  'transfer.list-closed': {
    status: 409,
    sentence: '进馆批次{state}，清单已定；退回后或撤销后才能改清单。',
  },
  'transfer.package-changed': {
    status: 409,
    recorded: true,
    sentence: '移交信息包在自检之后被改动：{files}；重新组包并自检后再提交。',
  },
  'transfer.package-missing': {
    status: 410,
    sentence: '批次 {number} 的移交信息包不在磁盘上，重新组包后再下载或提交。',
  },
  'transfer.records-changed': {
    status: 409,
    recorded: true,
    sentence: '组包后目录有改动：{records}；退回批次，重新组包后再移交。',
  },
  'transfer.check-failed': {
    status: 422,
    sentence: '接收单位{property}检测不合格，不能接收；登记为整批退回，写明原因。',
  },
  'transfer.check-not-made': {
    status: 422,
    sentence: '接收单位的{property}没有检测结果，电子档案接收前须检测；填写结果后再登记。',
  },
  'transfer.paper-count-differs': {
    status: 422,
    sentence: '清点的纸质档案为 {counted} 件，清单为 {listed} 件；核对实物后再登记。',
  },
  'transfer.days-out-of-order': {
    status: 422,
    sentence: '{what}的日期不能晚于今天，也不能早于上一步的日期 {before}，改正日期后再登记。',
  },
  'transfer.reasons-missing': {
    status: 422,
    sentence: '退回须写明原因和检测结果，填写后再登记。',
  },
  'transfer.signed-by-one': {
    status: 422,
    sentence: '{side}的填表人和审核人须为两人，改正后再登记。',
  },
  'transfer.sheet-not-made': {
    status: 404,
    sentence: '这个批次还没有移交接收登记表，提交或交接后生成。',
  },
  'transfer.not-transferred': {
    status: 409,
    sentence: '这件档案没有移交进馆，不能开具移交证明；到期情况见档案页。',
  },
} as const;
