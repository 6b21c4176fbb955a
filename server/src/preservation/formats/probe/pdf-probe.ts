import type { Identification, Probe } from '../identification.ts';
import { readPdfFonts } from './pdf-fonts.ts';
import { damaged, encrypted, readable } from './probe-result.ts';

/** Structure first, then what pdf.js can open of it: pages, encryption, fonts that are not embedded. */
export async function probePdf(bytes: Buffer, { version, name }: Identification): Promise<Probe> {
  const broken = brokenStructure(bytes);
  const opened = await readPdfFonts(new Uint8Array(bytes));
  const claim =
    name.startsWith('Acrobat PDF/A') && version !== null ? { claim: `PDF/A-${version}` } : {};
  if (opened.kind === 'encrypted') return encrypted('需要口令才能打开', claim);
  if (opened.kind === 'failed') return damaged(broken ?? opened.reason, claim);
  const { pages, missing, locked, unreadablePage } = opened;
  const facts = { pages, fontsEmbedded: missing.length === 0, encrypted: locked, ...claim };
  if (unreadablePage !== null) return damaged(`第 ${unreadablePage} 页读不出`, facts);
  if (broken !== undefined) return damaged(broken, facts);
  const contradiction = 'claim' in claim ? contradicts({ missing, locked }) : undefined;
  return readable(contradiction ? { ...facts, contradiction } : facts);
}

/** What PDF/A forbids whatever its part (ISO 19005-1, 6.1.3 and 6.3.4). Not a validation: that needs far more. */
function contradicts({ missing, locked }: { missing: readonly string[]; locked: boolean }) {
  if (locked) return '声明为 PDF/A，却已加密';
  if (missing.length > 0)
    return `声明为 PDF/A，却有未嵌入的字体：${missing.slice(0, 3).join('、')}`;
  return undefined;
}

/** Header, end mark, and a cross-reference where the end says it is (ISO 32000-1, 7.5). */
function brokenStructure(bytes: Buffer): string | undefined {
  if (!bytes.subarray(0, 1024).includes('%PDF-')) return '开头没有 PDF 文件头';
  const tail = bytes.subarray(Math.max(0, bytes.length - 2048)).toString('latin1');
  if (!tail.includes('%%EOF')) return '末尾没有 %%EOF，文件可能不完整';
  const start = Number(
    /startxref\s+(\d+)\s+%%EOF/.exec(tail.slice(tail.lastIndexOf('startxref')))?.[1],
  );
  if (!Number.isInteger(start)) return '末尾没有 startxref';
  // Offsets count from the header, which need not be the first byte.
  const header = bytes.indexOf('%PDF-');
  const isThere = [start, start + header].some((at) =>
    /^\s*(?:xref|\d+\s+\d+\s+obj)/.test(bytes.toString('latin1', at, at + 40)),
  );
  return isThere ? undefined : `交叉引用表不在所指的位置（${start}）`;
}
