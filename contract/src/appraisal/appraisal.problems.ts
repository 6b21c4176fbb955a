export const appraisalProblems = {
  'appraisal.batch-not-found': {
    status: 404,
    sentence: '没有这个鉴定批次，或无权查看；在“到期鉴定”中重选。',
  },
  'appraisal.item-not-found': {
    status: 404,
    sentence: '所选 {count} 件不在这个鉴定批次中，刷新批次后重选。',
  },
  'appraisal.nothing-expired': {
    status: 409,
    sentence: '该全宗到 {expiredBy} 没有到期而未列入鉴定的档案，无须建立鉴定批次。',
  },
  'appraisal.not-expired': {
    status: 422,
    sentence:
      '所选有 {count} 件未到期或已列入其他批次，只鉴定到期的；在“到期鉴定”中按“未列入”筛选后重选。',
  },
  'appraisal.day-not-come': {
    status: 422,
    sentence: '“到期截止日”不能晚于今天（{today}），未到期的档案不能鉴定销毁。',
  },
  'appraisal.due-before-start': {
    status: 422,
    sentence: '“完成期限”不能早于今天（{today}），另填一天。',
  },
  'appraisal.group-incomplete': {
    status: 422,
    sentence: '鉴定小组缺{parts}，分管领导、档案、业务、保密四方各须有人，补齐后再建。',
  },
  'appraisal.person-not-eligible': {
    status: 422,
    sentence:
      '{names} 在本机关没有参与鉴定的角色，不能列入鉴定小组；另选人员，或由安全管理员授予角色。',
  },
  'appraisal.not-in-group': {
    status: 403,
    sentence: '只有鉴定小组成员才能填写鉴定意见；本批次组长为 {leader}。',
  },
  'appraisal.not-leader': {
    status: 403,
    sentence: '鉴定结论由组长 {leader} 作出，其他成员填写鉴定意见。',
  },
  'appraisal.opinion-given': {
    status: 409,
    sentence: '所选有 {count} 件您已填过意见，意见不能改；去掉这些件后再填。',
  },
  'appraisal.opinions-lacking': {
    status: 409,
    sentence: '有 {count} 件（{codes}）不足两名不同成员的意见，补齐鉴定意见后再作结论。',
  },
  'appraisal.years-missing': {
    status: 422,
    sentence: '续存须写明“续存年数”，其他结论不写年数。',
  },
  'appraisal.item-ended': {
    status: 409,
    sentence: '有 {count} 件的结论已执行或已列入销毁清册，不能再改；已列入清册的先在清册中剔除。',
  },
  'appraisal.batch-closed': {
    status: 409,
    sentence: '鉴定批次 {number} 已办结，结论不能再改；须改变的另立批次重新鉴定。',
  },
  'appraisal.undecided': {
    status: 409,
    sentence: '还有 {count} 件没有结论，到期档案须逐件作出结论后才能办结批次。',
  },
} as const;
