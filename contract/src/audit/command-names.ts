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
