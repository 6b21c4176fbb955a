/** What a command is called on the trail page. A test holds it against the commands that exist. */
export const commandNames: Readonly<Record<string, string>> = {
  'identity.appoint-officers': '任命三员',
  'identity.change-own-password': '修改口令',
  'identity.change-setting': '修改安全参数',
  'identity.change-unit': '修改机构',
  'identity.create-account': '开通账号',
  'identity.create-unit': '设立机构',
  'identity.grant-role': '授予角色',
  'identity.issue-token': '签发接口令牌',
  'identity.reset-password': '重置口令',
  'identity.revoke-grant': '撤销授权',
  'identity.revoke-token': '撤销接口令牌',
  'identity.set-account-state': '启用或停用账号',
  'identity.set-clearance': '设定知悉范围',
  'identity.sign-in': '登录',
  'identity.sign-out': '退出',
  'platform.cancel-job': '取消任务',
  'platform.end-job': '任务结束',
  'platform.resume-job': '继续任务',
  'classification.approve-schedule': '批准保管期限表',
  'classification.change-fonds': '修改全宗',
  'classification.create-code-rule': '制定档号规则',
  'classification.create-fonds': '设立全宗',
  'classification.decide-scheme': '确定分类方案',
  'classification.draft-schedule': '起草保管期限表',
  'classification.edit-schedule': '修改保管期限表',
  'classification.return-schedule': '退回保管期限表',
  'classification.ship-national-schedule': '装入国家保管期限表',
  'classification.submit-schedule': '报批保管期限表',
  'records.add-component': '添加组件',
  'records.create-record': '登记草稿',
  'records.describe-record': '著录',
  'records.mark-filed': '归档完成',
  'records.note-metadata': '登记机构人员与业务行为',
  'records.note-text': '提取正文',
  'records.register-record': '登记并给临时编号',
  'records.remove-component': '移除组件',
  'records.review-quarantine': '处置隔离件',
  'records.void-record': '作废',
  'capture.attach-upload': '挂接上传文件',
  'capture.begin-upload': '开始上传',
  'capture.discard-upload': '放弃上传',
  'capture.drop-stale-uploads': '清理过期上传',
  'capture.refuse-upload': '拒收上传文件',
  'capture.stage-upload': '上传完成',
  'capture.start-import': '发起目录导入',
  'capture.open-import': '开始目录导入',
  'capture.end-import': '目录导入结束',
  'capture.begin-check': '开始检查目录',
  'capture.note-findings': '登记目录问题',
  'capture.end-check': '目录检查结束',
  'capture.take-package': '热文件夹接收',
  'capture.take-rows': '目录导入一批',
  'capture.take-in-record': '目录导入一件',
  'arrangement.file-records': '归档',
  'arrangement.number-records': '编制档号',
  'arrangement.print-catalogue': '打印归档文件目录',
  'arrangement.start-filing': '发起归档',
  'access.hand-out-package': '下载封装包',
  'access.read-component': '查阅原文',
  'demo.begin-loading': '开始装入演示数据',
  'demo.finish-loading': '演示数据装入完成',
  'audit.export-trail': '导出审计记录',
  'audit.order-verification': '发起审计链校验',
  'audit.verify-trail': '校验审计链',
};

const capabilityNames: Readonly<Record<string, string>> = {
  platform: '平台',
  identity: '机构人员',
  audit: '审计',
  classification: '分类',
  records: '著录',
  preservation: '保存',
  capture: '收集',
  arrangement: '整理',
  search: '检索',
  access: '利用',
  demo: '演示',
};

/**
 * The Chinese name of a command; of one without a name, its capability's with the command behind it;
 * of a refused request (`GET /api/…`), what was asked for.
 */
export function commandName(command: string): string {
  const named = commandNames[command];
  if (named !== undefined) return named;
  if (/^[A-Z]+ \//.test(command)) return `请求 ${command}`;
  const capability = capabilityNames[command.split('.')[0] ?? ''];
  return capability === undefined ? command : `${capability}（${command}）`;
}
