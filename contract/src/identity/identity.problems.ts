export const identityProblems = {
  'actor.unknown': { status: 401, sentence: '请先登录。' },
  'actor.not-permitted': {
    status: 403,
    sentence: '没有“{permission}”的权限，请向安全管理员申请。',
  },
  'actor.out-of-reach': { status: 403, sentence: '所办事项超出您的授权范围，请向安全管理员申请。' },
  'actor.must-change-password': { status: 403, sentence: '首次登录或口令到期，请先修改口令。' },
  // One sentence for every cause: a stranger must not learn which accounts exist (GB/T 22239-2019, 8.1.4.1).
  'identity.sign-in-refused': { status: 401, sentence: '账号或口令不正确。' },
  'identity.account-locked': {
    status: 423,
    sentence: '登录失败次数过多，账号已锁定，请在 {minutes} 分钟后再试。',
  },
  'identity.password-weak': { status: 422, sentence: '新口令不符合要求：{reason}。' },
  'identity.password-wrong': { status: 422, sentence: '原口令不正确。' },
  'identity.unit-not-found': { status: 404, sentence: '没有这个机构或部门。' },
  'identity.unit-code-taken': { status: 409, sentence: '同级已有代码为 {code} 的机构或部门。' },
  'identity.unit-misplaced': { status: 422, sentence: '{kind}不能设在所选的上级之下。' },
  'identity.person-not-found': { status: 404, sentence: '没有这个人员。' },
  'identity.account-not-found': { status: 404, sentence: '没有这个账号。' },
  'identity.login-taken': { status: 409, sentence: '登录名 {login} 已被使用。' },
  'identity.account-closed': { status: 409, sentence: '账号已注销，不能再启用或重置口令。' },
  'identity.hand-over-owed': {
    status: 409,
    sentence:
      '{person}在办事项未交接：{things}，共 {count} 项；{standing}。{wayOut}后再{act}；须立即停止使用的，先停用账号。',
  },
  'identity.grant-not-found': { status: 404, sentence: '没有这项授权，或已经撤销。' },
  'identity.duty-conflict': {
    status: 409,
    sentence: '三员互斥，且三员不得兼任业务岗位：{person} 已有“{held}”，请先撤销。',
  },
  'identity.grant-needs-unit': { status: 422, sentence: '请指定角色“{role}”的授权范围。' },
  'identity.grant-exists': { status: 409, sentence: '该人员已有同样的授权。' },
  'identity.own-grant': { status: 403, sentence: '不能给自己授权，请由另一名安全管理员办理。' },
  'identity.session-not-found': { status: 404, sentence: '没有这个会话，或已经结束。' },
  'identity.own-session': { status: 403, sentence: '不能这样结束自己的会话；请用“退出”。' },
  'identity.narrowing-changed-meanwhile': {
    status: 409,
    sentence: '角色“{role}”的权限刚由另一人调整过（第 {version} 版）；刷新后再改。',
  },
  'identity.not-of-the-role': {
    status: 422,
    sentence: '角色“{role}”本来没有权限 {permission}，访问控制策略只能收回、不能增加。',
  },
  'identity.token-not-found': { status: 404, sentence: '没有这个接口令牌，或已经撤销。' },
  'identity.setting-invalid': { status: 422, sentence: '参数 {key} 的值不在允许范围内。' },
} as const;
