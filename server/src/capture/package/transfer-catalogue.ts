import { readFile, stat } from 'node:fs/promises';
import { foundInPackage, type PackageFinding } from '@lantai/contract/capture/package-rule.ts';
import { plainViolation } from '../../preservation/xml/plain-violation.ts';
import { childrenOf, readXml, textOf, type XmlNode } from '../../preservation/xml/read-xml.ts';

/** A 文件 of the 目录文件 (DA/T 93-2022; 档发〔2012〕7号 writes nearly the same). */
export type CatalogueRow = {
  readonly place: string;
  readonly code: string | null;
  readonly fields: Readonly<Record<string, string>>;
};

const mostBytes = 256 * 2 ** 20;

/** Reads 目录文件.xml in whichever of its encodings. Declarations of a document type are refused. */
export async function readTransferCatalogue(
  path: string,
): Promise<{ rows: CatalogueRow[]; findings: PackageFinding[] }> {
  const unreadable = (reason: string) => ({
    rows: [],
    findings: [foundInPackage('目录文件', 'catalogue-unreadable', { reason })],
  });
  if ((await stat(path)).size > mostBytes) return unreadable('文件过大');
  const root = await readForeignXml(await readFile(path));
  if (typeof root === 'string') return unreadable(root);
  const rows = [...childrenOf(root, '文件'), ...childrenOf(root, '案卷')].map((file, index) => ({
    place: `目录文件 第 ${index + 1} 条`,
    code: textOf(file, '档号'),
    fields: Object.fromEntries(
      file.children
        .map(({ name, text }) => [name, text.trim()] as const)
        .filter(([, text]) => text),
    ),
  }));
  return rows.length > 0 ? { rows, findings: [] } : unreadable('其中没有“文件”条目');
}

/** The document, or why it is not read. Text is decoded here, so that the parser sees UTF-8 alone. */
export async function readForeignXml(bytes: Buffer): Promise<XmlNode | string> {
  const text = decodeXml(bytes);
  if (text === undefined) return '编码不是 UTF-8 或 GB18030';
  if (/<!\s*(?:DOCTYPE|ENTITY)/i.test(text)) return '含有文档类型声明（DOCTYPE）';
  const { root, violations } = await readXml(Buffer.from(text));
  const [first] = violations;
  return root ?? `第 ${first?.line ?? 0} 行：${plainViolation(first?.message ?? '')}`;
}

function decodeXml(bytes: Buffer): string | undefined {
  const declared = /^<\?xml[^>]*encoding=["']([\w-]+)["']/i.exec(
    bytes.subarray(0, 200).toString('latin1'),
  );
  const isChinese = /^gb/i.test(declared?.[1] ?? '');
  for (const encoding of isChinese ? ['gb18030', 'utf-8'] : ['utf-8', 'gb18030'])
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      return text.replace(/^\s*<\?xml[^>]*\?>/i, '');
    } catch {
      // Not in this encoding: the next one is tried.
    }
  return undefined;
}
