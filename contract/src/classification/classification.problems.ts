export const classificationProblems = {
  'classification.fonds-not-found': { status: 404, sentence: '没有全宗 {fonds}，或无权使用。' },
  'classification.fonds-code-taken': { status: 409, sentence: '全宗号 {code} 已被使用。' },
  'classification.schedule-not-found': { status: 404, sentence: '没有这份保管期限表。' },
  'classification.schedule-wrong-state': {
    status: 409,
    sentence: '保管期限表当前为“{state}”，不能{action}。',
  },
  'classification.own-schedule': {
    status: 403,
    sentence: '编制人、送审人不能审定或批准自己经手的保管期限表，审定人不能再作批准人。',
  },
  'classification.not-asked': {
    status: 403,
    sentence: '保管期限表“{state}”这一步不由您办理，或您的部门已经确认。',
  },
  'classification.no-schedule': {
    status: 409,
    sentence:
      '{agency}没有经审查同意并生效的归档范围和保管期限表，不能编制档号（档案法实施条例第十九条）。编制并报审，或由档案部门负责人在“归档”页登记例外。',
  },
  'classification.exception-past': {
    status: 422,
    sentence: '例外的截止日 {day} 早于今天。',
  },
  'classification.schedule-empty': { status: 422, sentence: '保管期限表没有条款，不能送审。' },
  'classification.code-rule-invalid': { status: 422, sentence: '档号规则不可用：{reason}。' },
  'classification.scheme-in-use': {
    status: 409,
    sentence: '{category}门类已有 {count} 件赋号，分类方案与档号规则不能再改；请从新年度起另立。',
  },
  'classification.matter-not-found': { status: 404, sentence: '没有这个问题类目，或无权使用。' },
  'classification.matter-code-taken': {
    status: 409,
    sentence: '本全宗已有代码为 {code} 的问题类目，换一个代码。',
  },
  'classification.matters-changed': {
    status: 409,
    sentence: '问题类目在排序期间有增加，刷新“类目”页后重新排序。',
  },
  'classification.profile-not-found': { status: 404, sentence: '没有这个著录方案，或无权查看。' },
  'classification.profile-wrong-state': {
    status: 409,
    sentence: '著录方案当前为“{state}”，不能{action}；另起草一个新版本。',
  },
  'classification.profile-draft-there': {
    status: 409,
    sentence: '{category}门类的著录方案已有一个编制中的版本，改完启用后再起草下一版。',
  },
  'classification.profile-invalid': { status: 422, sentence: '著录方案不可用：{reason}。' },
} as const;
