export const collectionProblems = {
  'collection.clause-not-in-force': {
    status: 422,
    sentence:
      '所选条款不在该机关现行的保管期限表内，或是标题行；在“保管期限表”中查看现行条款后另选。',
  },
  'collection.retention-too-short': {
    status: 422,
    sentence:
      '{count} 件的保管期限短于条款 {clause}（{retention}），在著录中改长期限或另选条款后再列入。',
  },
  'collection.batch-not-ready': {
    status: 422,
    sentence: '有 {count} 件不能提交：{reason}；逐件补正后再提交。',
  },
  'collection.one-department': {
    status: 422,
    sentence: '一个批次只含同一全宗、同一部门的文件；按部门筛选后分批提交。',
  },
  'collection.submission-not-found': { status: 404, sentence: '没有这个移交批次，或无权查看。' },
  'collection.not-in-submission': {
    status: 409,
    sentence: '有 {count} 件不在此批次中或已有结论；刷新批次页后重选。',
  },
  'collection.not-checked': {
    status: 409,
    sentence: '批次“{name}”的检测尚未结束；检测结束后再验收或退回。',
  },
  'collection.check-unsigned': {
    status: 409,
    sentence: '批次“{name}”的检测项目 {items} 还没有结论；在批次页抽样检查并签认后再验收。',
  },
  'collection.check-failed': {
    status: 409,
    sentence:
      '有 {count} 件按检测方案不得验收（{items}）；退回补正后重新提交，或排除原因后重新检测。',
  },
  'collection.same-person': {
    status: 403,
    sentence: '{act}须由另一人办理：{first}的人不能同时{act}（职责分离）。',
  },
  'collection.mandatory-category': {
    status: 422,
    sentence:
      '条款 {clause} 为永久保管，属必须归档的范围，不能列为不归档；有异议的先修订保管期限表。',
  },
  'collection.proposal-not-found': { status: 404, sentence: '没有这项申请，或无权查看。' },
  'collection.proposal-ended': {
    status: 409,
    sentence: '这项申请已有结论或已撤回；刷新“待批准”后再办。',
  },
  'collection.proposal-open-already': {
    status: 409,
    sentence: '这份文件已有同样的申请待批准；在“待批准”中查看。',
  },
  'collection.not-your-decision': {
    status: 403,
    sentence: '这项申请须由{who}批准，本人无此职责或本环节已有人批准。',
  },
  'collection.needs-approval': {
    status: 409,
    sentence:
      '验收后的著录更正须经档案部门负责人批准（负责人本人的更正经另一名档案员同意）；保存为更正申请后在“待批准”中办理。',
  },
  'collection.paper-only': {
    status: 422,
    sentence: '电子文件没有纸质件，不能签收；只对纸质或电子＋纸质的文件办理。',
  },
  'collection.paper-elsewhere': {
    status: 409,
    sentence: '纸质件现在{holder}手中，尚未归还；归还后再交出。',
  },
  'collection.receipt-not-found': { status: 404, sentence: '没有这张签收单，或无权查看。' },
  'collection.receipt-not-yours': {
    status: 403,
    sentence: '签收由接收人本人、归还由交出人本人确认。',
  },
  'collection.receipt-step-done': {
    status: 409,
    sentence: '这张签收单已{done}；刷新“在途材料”后再办。',
  },
  'collection.person-not-here': {
    status: 422,
    sentence: '所选人员不在本机关，或没有账号；另选一人。',
  },
  'collection.hand-over-not-found': { status: 404, sentence: '没有这份交接清单，或无权查看。' },
  'collection.hand-over-signed': { status: 409, sentence: '交接清单已签字，不能再签。' },
  'collection.post-not-found': { status: 404, sentence: '档案员名册中没有这个岗位，或无权查看。' },
  'collection.post-held-already': {
    status: 409,
    sentence: '{person}在{unit}的这一岗位已登记；在“档案员名册”中修改。',
  },
  'collection.post-misplaced': {
    status: 422,
    sentence: '档案员登记在机关，兼职档案员登记在部门或机关；另选任职单位。',
  },
  'collection.post-wrong-state': {
    status: 409,
    sentence: '岗位当前为“{state}”，不能{step}；刷新“档案员名册”后再办。',
  },
  'collection.post-days-wrong': {
    status: 422,
    sentence: '{what}不能{wrong}；改正日期后再保存。',
  },
  'collection.certificate-incomplete': {
    status: 422,
    sentence: '填写了证书编号、发证机关或日期，还须填写证书名称。',
  },
  'collection.stand-in-missing': {
    status: 422,
    sentence: '请假须指定代理人；代理人另由安全管理员授权。',
  },
  'collection.post-not-handed-over': {
    status: 409,
    sentence: '{person}未办完交接：{reason}；在“交接清单”办完后再离任。',
  },
  'collection.plan-not-found': { status: 404, sentence: '没有这个归档计划，或无权查看。' },
  'collection.plan-there-already': {
    status: 409,
    sentence: '{year} 年的归档计划已有草案或已发布；打开该计划修改，已发布的用“调整”。',
  },
  'collection.plan-wrong-state': {
    status: 409,
    sentence: '归档计划当前为“{state}”，不能{action}。',
  },
  'collection.plan-empty': { status: 422, sentence: '归档计划没有任何一行；先编制计划行再送审。' },
  'collection.plan-not-approved': {
    status: 409,
    sentence: '归档计划未经分管领导批准；批准后再发布。',
  },
  'collection.plan-line-not-found': { status: 404, sentence: '没有这一计划行，或不属于本部门。' },
  'collection.plan-lines-open': {
    status: 409,
    sentence: '还有 {count} 行未完成且无说明；补写说明后再办结计划。',
  },
  'collection.out-of-scope-already': {
    status: 409,
    sentence: '这份文件已在“范围外待定”中，在该列表中办理。',
  },
  'collection.scope-case-not-found': {
    status: 404,
    sentence: '“范围外待定”中没有这份文件，或无权办理。',
  },
  'collection.scope-case-step-done': {
    status: 409,
    sentence: '这份范围外待定文件{done}，刷新“范围外待定”后再办。',
  },
  'collection.month-checked-already': {
    status: 409,
    sentence: '{month} 的月末核对已登记，刷新“兼职档案员职责”查看。',
  },
  'collection.month-not-begun': {
    status: 422,
    sentence: '{month} 还没有开始，不能登记月末核对。',
  },
  'collection.department-not-yours': {
    status: 404,
    sentence: '没有这个部门，或无权办理；选本人所在部门。',
  },
  'collection.rule-there-already': {
    status: 409,
    sentence: '该门类自 {day} 起已有本机关的时限规则；另选生效日期。',
  },
} as const;
