import { decodeText } from '../../text/decode-text.ts';
import { readXml } from '../../xml/read-xml.ts';
import type { Probe } from '../identification.ts';
import { damaged, notProbed, readable } from './probe-result.ts';

// A tree of elements takes many times the space of its text.
const mostXml = 32 * 2 ** 20;

/** Whether the whole of a text is in one encoding, and whether XML and JSON are well-formed. */
export async function probeText(bytes: Buffer, mediaType: string): Promise<Probe> {
  const decoded = decodeText(bytes);
  if (!decoded) return damaged('文字编码前后不一，或含有不是文字的字节');
  const facts = { encoding: decoded.encoding };
  if (mediaType === 'application/rtf')
    return decoded.text.trimEnd().replace(/\0+$/, '').endsWith('}')
      ? readable(facts)
      : damaged('末尾没有“}”，文件不完整', facts);
  if (mediaType === 'application/json') return probeJson(decoded.text, facts);
  if (!/xml$/.test(mediaType) || mediaType === 'application/xhtml+xml') return readable(facts);
  if (bytes.length > mostXml) return notProbed('XML 超过 32 MB，未检查');
  const { root, violations } = await readXml(bytes);
  const [first] = violations;
  return root
    ? readable(facts)
    : damaged(`第 ${first?.line ?? 0} 行：${first?.message ?? '内容不是 XML'}`, facts);
}

function probeJson(text: string, facts: { encoding: string }): Probe {
  try {
    JSON.parse(text.replace(/^\uFEFF/, ''));
    return readable(facts);
  } catch {
    return damaged('JSON 语法有误', facts);
  }
}
