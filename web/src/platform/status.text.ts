import { texts } from './text.ts';

export const statusText = texts({
  'zh-CN': {
    title: '系统状态',
    version: '兰台版本',
    node: 'Node',
    postgres: 'PostgreSQL',
    memory: '内存占用',
    megabytes: (size: string) => `${size} MB`,
    records: '在库文件',
    filed: '已归档',
    indexed: '已入检索库',
    waiting: '待入检索库',
    following: '待写入存储',
    followed: '已跟上目录',
    objects: (count: string, since: string, faults: number) =>
      `${count} 个对象，最早自 ${since}${faults > 0 ? `；${faults} 个写入失败，每小时重试` : ''}`,
    tools: '可选工具',
    tool: '工具',
    state: '状态',
    adds: '用途',
    found: (version: string) => `已安装 ${version}`,
    missing: '未安装',
    noTools: '没有可选工具。',
    refresh: '刷新',
  },
});
