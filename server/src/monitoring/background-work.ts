/** What the archive does by itself (`timed-work.ts`), as the person who keeps the machine calls it. */
const names: Readonly<Record<string, string>> = {
  index: '写入检索库',
  texts: '提取正文',
  formats: '识别格式',
  copies: '副本跟进',
  receipts: '回执推送',
  comparing: '查找疑似重复',
  following: '存储跟进目录',
  'hot folder': '热文件夹接收',
  environment: '登记系统环境',
  backup: '自动备份',
  'trail signatures': '审计块签名',
  staging: '清理暂存',
  warnings: '自动预警',
  activities: '业务过程统计',
  inspections: '到期巡检',
  exports: '清理导出包',
  uploads: '清理上传',
};

export const workName = (name: string): string => names[name] ?? name;
