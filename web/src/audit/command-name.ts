import { texts } from '#platform/text.ts';

const names = texts({
  'zh-CN': {
    'identity.sign-in': '登录',
    'identity.sign-out': '退出',
    'identity.change-own-password': '修改口令',
    'identity.appoint-officers': '任命三员',
    'identity.create-unit': '新增机构部门',
    'identity.change-unit': '修改机构部门',
    'identity.create-account': '新增账号',
    'identity.set-account-state': '变更账号状态',
    'identity.reset-password': '重置口令',
    'identity.grant-role': '授权',
    'identity.revoke-grant': '撤销授权',
    'identity.set-clearance': '设定可查阅范围',
    'identity.change-setting': '修改安全参数',
    'identity.issue-token': '签发令牌',
    'identity.revoke-token': '撤销令牌',
    'classification.create-fonds': '新建全宗',
    'classification.change-fonds': '修改全宗',
    'classification.decide-scheme': '确定分类方案',
    'classification.create-code-rule': '新增档号规则',
    'classification.ship-national-schedule': '载入国家保管期限表',
    'classification.draft-schedule': '编制保管期限表',
    'classification.edit-schedule': '修改保管期限表',
    'classification.submit-schedule': '报审保管期限表',
    'classification.approve-schedule': '批准保管期限表',
    'classification.return-schedule': '退回保管期限表',
    'records.create-record': '新建文件',
    'records.register-record': '登记文件',
    'records.describe-record': '著录',
    'records.add-component': '添加稿本附件',
    'records.remove-component': '移除稿本附件',
    'records.void-record': '作废文件',
    'records.review-quarantine': '处理隔离文件',
    'platform.cancel-job': '取消任务',
    'platform.resume-job': '继续任务',
    'platform.end-job': '任务结束',
  } as Record<string, string>,
});

/** What a command is called in the trail; one without a name of its own is shown as it is written there. */
export function commandName(command: string): string {
  return names[command] ?? command;
}

/** The named commands, for the filter. */
export const commandOptions = Object.entries(names).map(([value, label]) => ({ value, label }));
