import { texts } from '#platform/text.ts';

/** The words of a record's metadata. */
export const metadataText = texts({
  'zh-CN': {
    number: '编号',
    element: '元素',
    value: '值与来源',
    package: '下载封装包',
    notFiled: '归档后才能封装',
    quarantined: '文件已隔离',
    none: '没有这一类元素',
    standings: { all: '全部', known: '已采集', unknown: '未采集', absent: '不适用' },
    unknown: (reason: string) => `未采集：${reason}`,
    absent: (reason: string) => `不适用：${reason}`,
    of: (of: string) => `${of}：`,
    rule: '元素及编号按文书类电子文件元数据方案。背景、结构和过程元数据只记录，不修改；著录项改动留有原值与新值。',
    source: 'DA/T 46-2009；GB/T 18894-2016，9.5.5',
  },
});
