import { texts } from '#platform/text.ts';

export const workbenchText = texts({
  'zh-CN': {
    title: '工作台',
    waits: '待办',
    work: '事项',
    count: '数量',
    oldest: '最久已等',
    action: '办理',
    nothing: '没有待办的事。',
    nothingNoRole: '账号尚未授权，请向安全管理员申请角色。',
    steps: {
      title: '开始使用',
      note: '系统里还没有机构。按下面的顺序由各人办理，做完一步再做下一步。',
      step: '步骤',
      who: '由谁办理',
      go: '去办理',
      units: '建机构：地区、机关，机关下的部门',
      accounts: '建账号：给每个人一个账号，此时没有权限',
      grants: '授权：给账号角色和范围，三员与业务岗位互斥',
      fonds: '建全宗：全宗号、名称、分类方案和保管期限表',
      intake: '收集：上传文件，或导入已有目录并挂接',
      mine: '由您办理',
    },
  },
});
