import type { TrailReport } from '@lantai/contract/audit/trail.ts';

const sourceNames = { database: '数据库', files: '块文件' } as const;

/** A verification in words, for the command line; the first line says whether all is well. */
export function reportVerification(report: TrailReport): string {
  const { ok, sources, entries, blocks, sealedTo, unsealed, head, findings, findingsLeftOut } =
    report;
  if (ok && entries === 0) return '没有可校验的审计记录。';
  const verdict = ok
    ? '审计链校验通过：没有发现改动、删除或插入。'
    : `审计链校验不通过：${findings[0]?.message ?? ''}`;
  const alone = sources.includes('files')
    ? []
    : ['  只校验了数据库本身：数据库所有者若重算了全部摘要，须与块文件比对才能发现。'];
  return [
    verdict,
    `  比对：${sources.map((source) => sourceNames[source]).join('、')}`,
    `  记录 ${entries} 条，审计块 ${blocks} 个，封存至第 ${sealedTo} 条，尚未封存 ${unsealed} 条。`,
    ...(head ? [`  最新一块为第 ${head.height} 块，摘要（SM3）${head.hash}`] : []),
    ...alone,
    ...findings.map(({ message }) => `  - ${message}`),
    ...(findingsLeftOut > 0 ? [`  - 另有 ${findingsLeftOut} 处，未逐一列出。`] : []),
  ].join('\n');
}
