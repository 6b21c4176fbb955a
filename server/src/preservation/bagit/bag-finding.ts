/**
 * What may be wrong with a bag. BagIt has no codes; these are ours. Each has the rule in a sentence, after
 * RFC 8493 (BagIt 1.0) and the draft of 0.97.
 */
export const bagRules = {
  'declaration-missing': 'bagit.txt 不存在或不是普通文件',
  'declaration-malformed':
    'bagit.txt 应只有 BagIt-Version 和 Tag-File-Character-Encoding 两行，不带 BOM',
  'version-unknown': '只认识 BagIt 1.0 和 0.97（及更早的草案）',
  'version-outdated': '早于 0.97 的草案，按 0.97 核对',
  'encoding-unknown': '不认识这种标签文件编码',
  'text-undecodable': '不能按 bagit.txt 所写的编码读出',
  'payload-missing': '没有载荷目录 data',
  'manifest-missing': '没有可用的载荷清单 manifest-算法.txt',
  'manifest-line-malformed': '清单的每一行应为“摘要 路径”，摘要长度与算法相符',
  'algorithm-unknown': '本系统不认识这种摘要算法，这份清单没有核对',
  'algorithm-weak': '1.0 宜使用 sha512 或 sha256，现有清单只有 md5 或 sha1',
  'path-unsafe': '路径超出包的范围，不予读取',
  'path-unusual': '路径写法不规范（以 ./ 或 * 开头），已按去掉后的路径核对',
  'line-repeated': '同一路径在一份清单中重复列出',
  'line-contradicted': '同一路径在一份清单中列有两个不同的摘要',
  'tag-manifest-lacks': '1.0 的标签清单应列有每一份载荷清单',
  'tag-manifest-listed': '标签清单不能列入标签清单',
  'file-missing': '清单列有此文件，包中没有',
  'file-unfetched': '此文件列在 fetch.txt 中尚未取回，本系统不下载',
  'file-unlisted': '载荷文件没有列入清单',
  'digest-differs': '内容的摘要与清单所记不符',
  'name-respelt': '清单与包中同一文件的名称 Unicode 写法不同，已按同一文件核对',
  'names-alike': '两个名称只有大小写或 Unicode 写法不同，在别的系统上会成为同一个文件',
  'system-file': '操作系统自己的文件，不属于载荷',
  'link-found': '不能使用符号链接和设备文件，一律不跟随',
  'oxum-malformed': 'Payload-Oxum 应为“字节数.文件数”',
  'oxum-differs': '载荷的字节数或文件数与 Payload-Oxum 不符',
  'info-line-malformed': 'bag-info.txt 的每一行应为“标签: 值”',
  'fetch-line-malformed': 'fetch.txt 的每一行应为“地址 长度 路径”',
  'fetch-unlisted': 'fetch.txt 所列的文件没有列入清单',
} as const;

export type BagCode = keyof typeof bagRules;

/** One thing that is wrong with a bag, or unwise; `note` is what was found, where that says more. */
export type BagFinding = { code: BagCode; path: string; note: string };

/** Valid is what has no errors. */
export type BagVerdict = { errors: BagFinding[]; warnings: BagFinding[] };

export type BagReport = {
  error: (code: BagCode, path: string, note?: string) => void;
  warning: (code: BagCode, path: string, note?: string) => void;
};

export function openBagReport(): BagVerdict & { report: BagReport } {
  const [errors, warnings]: [BagFinding[], BagFinding[]] = [[], []];
  const error = (code: BagCode, path: string, note = '') =>
    void errors.push({ code, path, note: note.slice(0, 500) });
  const warning = (code: BagCode, path: string, note = '') =>
    void warnings.push({ code, path, note: note.slice(0, 500) });
  return { errors, warnings, report: { error, warning } };
}

/** One sentence that names the place, the rule and what was found. */
export function bagSentence({ code, path, note }: BagFinding): string {
  return `${path === '' ? '包' : path}：${bagRules[code]}${note === '' ? '' : `（${note}）`}。`;
}
