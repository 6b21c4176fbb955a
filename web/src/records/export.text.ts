import { texts } from '#platform/text.ts';

/** The words of taking records out of the system as a folder that opens by itself. */
export const exportText = texts({
  'zh-CN': {
    title: '导出包',
    note: (scope: string, days: number) =>
      `${scope}，连同元数据写成一个文件夹，不用本系统也能打开和核对；写好后保留 ${days} 天，只有本人能下载。隔离、作废、已销毁的不在内。`,
    start: '导出',
    reason: '用途',
    reasonHint: '交给谁，作什么用',
    reasonNeeded: '写明用途',
    button: '导出包',
    oneRecord: '本件',
    ofList: (count: string) => `列表中的 ${count} 件`,
    page: {
      title: '导出包',
      note: '本人导出的文件夹：每件的电子文件和元数据，附打开页、摘要清单和核对脚本。',
      askedAt: '时间',
      scope: '范围',
      reason: '用途',
      state: '状态',
      records: '件数',
      files: '文件数',
      bytes: '大小',
      digest: '清单摘要（SHA-512）',
      signature: '签名',
      signed: '已签名',
      unsigned: '未签名',
      download: '下载',
      because: { writing: '正在写出', failed: '未写出', swept: '已清除，需要时重新导出' },
      empty: '还没有导出过；在文件列表或文件页上点“导出包”。',
    },
  },
});
