import { texts } from '#platform/text.ts';

export const statisticsText = texts({
  'zh-CN': {
    progress: {
      title: '归档进度',
      year: '文件年度',
      department: '部门',
      category: '门类',
      captured: '应归',
      waiting: '未提交',
      underway: '已提交',
      filed: '已归档',
      excluded: '不归档',
      rate: '归档率',
      rateRule: '归档率 = 已归档 ÷（应归 − 不归档）；应归为除作废以外的全部文件',
      rateSource: 'GB/T 18894-2016，9.4',
      months: '按月归档',
      total: '合计',
      noDepartment: '（未定部门）',
      empty: '这一年度还没有文件。',
      chooseFonds: '在上方选一个全宗。',
    },
    holdings: {
      title: '室藏统计',
      category: '门类',
      year: '年度',
      retention: '保管期限',
      records: '件数',
      pages: '页数',
      components: '电子文件数',
      size: '数据量',
      total: '合计',
      empty: '还没有已归档的文件。',
    },
    unknown: '（未填）',
  },
});
