export const disposalProblems = {
  'disposal.list-not-found': {
    status: 404,
    sentence: '没有这份销毁清册，或无权查看；在“销毁清册”中重选。',
  },
  'disposal.row-not-found': {
    status: 404,
    sentence: '清册中没有第 {positions} 行，或已剔除；刷新清册后重选。',
  },
  'disposal.batch-open': {
    status: 409,
    sentence: '鉴定批次 {number} 尚未办结，办结后才能编制销毁清册。',
    recorded: true,
  },
  'disposal.nothing-to-destroy': {
    status: 409,
    sentence: '鉴定批次 {number} 没有决定销毁而未列入清册的档案，无须编制清册。',
  },
  'disposal.wrong-state': {
    status: 409,
    sentence: '销毁清册 {number} 当前为“{state}”，不能{action}。',
    recorded: true,
  },
  'disposal.hindered': {
    status: 409,
    sentence: '有 {count} 件现在不能销毁：{reasons}；办结这些事项，或把这些件从清册剔除后再办。',
    recorded: true,
  },
  'disposal.cooling': {
    status: 409,
    sentence: '销毁清册 {number} 批准后须存放到 {readyOn}，此前不能{action}。',
    recorded: true,
  },
  'disposal.same-person': {
    status: 409,
    sentence: '您已是这份清册的{first}，不能再{action}；由另一人办理。',
    recorded: true,
  },
  'disposal.supervised-already': {
    status: 409,
    sentence: '这份清册已有两名监销人签字，无须再签。',
  },
  'disposal.supervisors-lacking': {
    status: 409,
    sentence: '监销人签字还差 {count} 名，两名不同的监销人签字后才能销毁。',
    recorded: true,
  },
  'disposal.number-differs': {
    status: 422,
    sentence: '所填清册号与 {number} 不符，核对清册后照填。',
  },
  'disposal.list-changed': {
    status: 409,
    sentence: '销毁清册 {number} 与批准时的 SM3 不符，不能销毁；由安全审计员查明后另编清册。',
    recorded: true,
  },
  'disposal.stated-already': { status: 409, sentence: '“{kind}”已由 {name} 填写，不能再改。' },
  'disposal.statements-lacking': {
    status: 409,
    sentence: '“{kinds}”还没有填写，填写后才能审核登记表。',
  },
  'disposal.reviewed-already': { status: 409, sentence: '登记表已由 {name} 审核，无须再签。' },
} as const;
