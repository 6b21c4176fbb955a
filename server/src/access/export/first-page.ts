import type { WrittenRecord } from './portable-record.ts';

type About = {
  readonly agencyName: string;
  readonly scope: string;
  readonly day: string;
  readonly records: readonly WrittenRecord[];
};

/** The page that opens an export in any browser: no script, nothing from elsewhere. */
export function firstPage({ agencyName, scope, day, records }: About): string {
  const heading = `${agencyName} 导出包`;
  return `<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(heading)}</title>
<style>
body{font:15px/1.7 "Noto Sans CJK SC","Microsoft YaHei",sans-serif;margin:2em auto;max-width:72em;padding:0 1em;color:#222}
h1{font-size:1.4em;margin-bottom:.2em}table{border-collapse:collapse;width:100%}
th,td{border-bottom:1px solid #ddd;padding:.35em .5em;text-align:left;vertical-align:top}
th{background:#f3f3f0;position:sticky;top:0}td.code{white-space:nowrap;font-family:monospace}a{color:#0b5a66}
</style></head><body>
<h1>${text(heading)}</h1>
<p>${text(scope)}，${text(day)} 导出。电子文件在 data 文件夹中，每件一个文件夹，附元数据（JSON）。</p>
<p>核对是否完好：<code>node verify.mjs</code>（Node.js 18 或更新，不需要其他程序）。本包按 BagIt 1.0（RFC 8493）组织，任何 BagIt 工具都能核对。</p>
<table><thead><tr><th>档号</th><th>题名</th><th>文号</th><th>责任者</th><th>日期</th><th>保管期限</th><th>电子文件</th></tr></thead><tbody>
${records.map(rowOf).join('\n')}
</tbody></table></body></html>
`;
}

function rowOf(record: WrittenRecord): string {
  const files = record.files.map(({ name, path }) => link(path, name));
  return `<tr><td class="code">${text(record.code)}</td><td>${text(record.title)}</td><td>${text(record.documentNumber)}</td><td>${text(record.creator)}</td><td>${text(record.date)}</td><td>${text(record.retention)}</td><td>${[...files, link(record.metadata, '元数据')].join('<br>')}</td></tr>`;
}

const link = (path: string, name: string) =>
  `<a href="${path.split('/').map(encodeURIComponent).join('/')}">${text(name)}</a>`;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function text(value: string): string {
  return value.replaceAll(/[&<>"']/gu, (sign) => entities[sign] ?? sign);
}
