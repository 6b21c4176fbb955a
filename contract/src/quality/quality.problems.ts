export const qualityProblems = {
  'quality.nothing-to-check': {
    status: 409,
    sentence: '没有可检测的文件：所选范围为空，或都已隔离、作废；换一个范围再检测。',
  },
  'quality.run-not-found': {
    status: 404,
    sentence: '没有这次检测，或不在您的范围内，回到检测列表再选。',
  },
  'quality.record-not-in-run': {
    status: 404,
    sentence: '所选文件不在这次检测中，刷新后在检测明细中再选。',
  },
  'quality.item-not-manual': {
    status: 422,
    sentence: '{items} 由系统检测，不能人工签认；改正文件后重新检测。',
  },
  'quality.sample-missing': {
    status: 422,
    sentence: '人工检测须列明打开过的样本，不合格的须在样本中；在明细中选出后再签认。',
  },
  'quality.signed-by-person': {
    status: 403,
    sentence: '人工检测须由具名的人员签认，用本人账号登录后再签认。',
  },
  'quality.signed-by-another': {
    status: 403,
    sentence: '移交的人不能签认自己移交的批次（职责分离），由另一名档案员签认。',
  },
  'quality.still-checking': {
    status: 409,
    sentence: '检测还没有结束，结束后再签认；中断的检测在任务中恢复。',
  },
  'quality.policy-changed-meanwhile': {
    status: 409,
    sentence: '检测方案已被改为第 {version} 版，刷新后在新版本上修改。',
  },
  'quality.rules-not-runnable': {
    status: 409,
    sentence: '本版程序已不能按规则“{rules}”检测，改按现行规则发起检测。',
  },
  'quality.on-the-spot': {
    status: 422,
    sentence: '{item}须到现场检测：检测单逐项有结论，并附照片；补齐后再签认。',
  },
  'quality.evidence-not-found': {
    status: 404,
    sentence: '没有这份佐证，或不属于这次检测，刷新后再选。',
  },
  'quality.evidence-not-readable': {
    status: 422,
    sentence: '“{fileName}”不是 JPEG、PNG 图像或 PDF，换一份再上传。',
  },
  'quality.report-kept-already': {
    status: 409,
    sentence: '这份检测报告已经归存，检测结果没有新的变化；在报告中下载。',
  },
  'quality.report-not-found': {
    status: 404,
    sentence: '没有这份归存的检测报告，或不在您的范围内，回到检测列表再选。',
  },
  'quality.nothing-to-compare': {
    status: 409,
    sentence: '这次检测不是按原规则重做的，没有可比较的检测；在原检测中按原规则重做。',
  },
  'quality.scan-not-found': {
    status: 404,
    sentence: '没有这份漏洞扫描报告，或不在您的范围内，回“漏洞扫描”再选。',
  },
  'quality.scanned-in-future': {
    status: 422,
    sentence: '扫描日期 {date} 晚于今天，改正后再导入。',
  },
} as const;
