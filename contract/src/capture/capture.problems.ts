export const captureProblems = {
  'capture.upload-not-found': { status: 404, sentence: '没有这次上传，或已过期，请重新上传。' },
  'capture.upload-incomplete': { status: 409, sentence: '文件 {name} 尚未传完。' },
  'capture.upload-empty': { status: 422, sentence: '文件 {name} 是空文件（0 字节）。' },
  'capture.upload-refused': { status: 422, sentence: '{reason}' },
  'capture.format-refused': {
    status: 422,
    sentence:
      '文件 {name} 是 {format}，本单位的格式登记册拒收这种格式；确需保存的，由档案员在“格式转换”的“登记册”中改为接受后重传。',
  },
  'capture.catalogue-unreadable': {
    status: 422,
    sentence: '目录文件无法读取：{place}，{reason}。{wayOut}。',
  },
  'capture.import-not-found': { status: 404, sentence: '没有这次导入，或无权查看。' },
  'capture.plan-not-found': {
    status: 404,
    sentence: '没有这个征集计划，或无权查看；回“征集”查找。',
  },
  'capture.plan-in-wrong-state': {
    status: 409,
    sentence: '征集计划当前为“{state}”，不能{action}；刷新“征集”后再办。',
  },
  'capture.own-plan': {
    status: 403,
    sentence: '征集计划由编制人以外的人审批；请由另一人办理。',
  },
  'capture.plan-not-approved': {
    status: 409,
    sentence: '征集计划“{title}”尚未批准，不能据以签订协议；批准后再登记协议。',
  },
  'capture.party-not-found': {
    status: 404,
    sentence: '没有这个来源人，或无权查看；在“征集”的“来源人”中登记。',
  },
  'capture.agreement-not-found': {
    status: 404,
    sentence: '没有这份征集协议，或无权查看；回“征集”查找。',
  },
  'capture.agreement-number-taken': {
    status: 409,
    sentence: '协议编号 {number} 已登记过，一个编号只登记一份协议；请核对编号。',
  },
  'capture.acquired-already': {
    status: 409,
    sentence: '这件文件已登记在征集协议下，一件只有一个来源；在文件页“存放”中查看。',
  },
  'capture.acquired-elsewhere': {
    status: 422,
    sentence: '协议与文件须属同一机关；请选该机关的全宗。',
  },
} as const;
