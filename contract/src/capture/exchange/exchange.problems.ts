export const exchangeProblems = {
  'capture.source-unknown': {
    status: 409,
    sentence:
      '令牌没有对应的来源系统，或来源系统已停用。由档案部门负责人在“来源系统”页登记并选定令牌。',
  },
  'capture.source-not-found': { status: 404, sentence: '没有这个来源系统，或无权查看。' },
  'capture.source-code-taken': {
    status: 409,
    sentence: '该机关已有代码为 {code} 的来源系统，换一个代码。',
  },
  'capture.source-changed-meanwhile': {
    status: 409,
    sentence: '在您编辑期间，来源系统已被他人修改，刷新后再改。',
  },
  'capture.source-token-unfit': {
    status: 422,
    sentence: '所选令牌不能用：须签发给该机关、含“系统对接”、未撤销，且没有用于其他来源系统。',
  },
  'capture.webhook-address-unfit': {
    status: 422,
    sentence: '回执推送地址不能用：{reason}。填写 http 或 https 的完整地址，地址中不带账号口令。',
  },
  'capture.envelope-invalid': {
    status: 422,
    sentence: '移交的信封不合格式，没有接收。按 faults 逐项改正后重发。',
  },
  'capture.delivery-rejected': {
    status: 422,
    sentence: '移交件 {sourceId} 未接收，没有登记任何内容。按 faults 逐项改正后重发。',
  },
  'capture.delivery-broken-off': {
    status: 400,
    sentence: '移交在传输中断开，没有登记任何内容。用同一编号整件重发。',
  },
  'capture.delivery-not-found': { status: 404, sentence: '没有这份移交件，或无权查看。' },
  'capture.organisation-not-found': {
    status: 404,
    sentence: '来源系统没有报送过这个机构代码，刷新列表后再对应。',
  },
  'capture.decision-not-open': {
    status: 409,
    sentence: '这份移交件没有待定的新版本，可能已由他人处理，刷新后查看。',
  },
  'capture.version-not-replaceable': {
    status: 409,
    sentence: '原件当前为“{state}”，不能用新版本替换。退回补正后可替换，或另立一件。',
  },
  'capture.push-not-found': { status: 404, sentence: '没有推送失败的回执可以重推。' },
  'capture.instance-not-missing': {
    status: 409,
    sentence: '所选办结件中有 {count} 件已收到或已处理，刷新列表后重选。',
  },
} as const;
