import { open } from 'node:fs/promises';

/** What keeps content from being opened by others, or runs when it is opened. */
export type Restriction = { readonly sign: string; readonly found: string };

// Beyond this only both ends are searched: trailers and directories stand there.
const wholeUpTo = 32 * 2 ** 20;
const endOf = 2 ** 20;

/** Cheap signs, each of its format: no format is parsed here (hostile input is parsed in workers). */
export async function findRestrictions(path: string, format: string): Promise<Restriction[]> {
  const bytes = await bytesOf(path);
  if (format === 'PDF') return inPdf(bytes);
  if (['RAR', '7Z'].includes(format)) return [{ sign: '非公开或专有的压缩算法', found: format }];
  if (['EXE', 'ELF'].includes(format)) return [{ sign: '可执行程序', found: format }];
  if (bytes.subarray(0, 4).toString('hex') === 'd0cf11e0') return inOle(bytes);
  if (bytes.subarray(0, 4).toString('hex') === '504b0304') return inZip(bytes);
  return [];
}

function inPdf(bytes: Buffer): Restriction[] {
  const text = outsideOfStreams(bytes);
  const signs: [RegExp, string][] = [
    [/\/Encrypt[\s<]/, '加密'],
    [/\/JavaScript[\s/(<]|\/JS[\s(<]/, '内嵌脚本'],
    [/\/EmbeddedFiles[\s<]/, '内嵌文件'],
  ];
  return signs.flatMap(([pattern, sign]) => {
    const found = pattern.exec(text)?.[0].trim();
    return found ? [{ sign, found: `PDF ${found}` }] : [];
  });
}

/** In the packed bytes of a picture any three letters occur by chance; dictionaries stand outside. */
function outsideOfStreams(bytes: Buffer): string {
  return bytes.toString('latin1').replaceAll(/\bstream\r?\n.*?endstream/gs, '');
}

function inOle(bytes: Buffer): Restriction[] {
  // Names in an OLE directory are UTF-16.
  const has = (name: string) => bytes.includes(Buffer.from(name, 'utf16le'));
  return [
    ...(has('EncryptedPackage') ? [{ sign: '加密', found: 'EncryptedPackage' }] : []),
    ...(has('_VBA_PROJECT') ? [{ sign: '宏', found: '_VBA_PROJECT' }] : []),
  ];
}

const publicMethods = new Map([
  [0, '不压缩'],
  [8, 'Deflate'],
]);

/** By the central directory of a ZIP (APPNOTE 6.3.10, 4.3.12): flags, method and name of each entry. */
function inZip(bytes: Buffer): Restriction[] {
  const found: Restriction[] = [];
  for (
    let at = bytes.indexOf('PK\x01\x02');
    at >= 0 && at + 46 <= bytes.byteLength;
    at = bytes.indexOf('PK\x01\x02', at + 46)
  ) {
    const name = bytes.toString('utf8', at + 46, at + 46 + bytes.readUInt16LE(at + 28));
    const method = bytes.readUInt16LE(at + 10);
    if ((bytes.readUInt16LE(at + 8) & 1) === 1) found.push({ sign: '加密', found: name });
    if (!publicMethods.has(method))
      found.push({ sign: '非公开压缩算法', found: `${name}（方法 ${method}）` });
    if (/\.(?:zip|rar|7z|gz|tar)$/i.test(name)) found.push({ sign: '嵌套压缩包', found: name });
    if (/vbaProject\.bin$/.test(name)) found.push({ sign: '宏', found: name });
    if (/\.(?:exe|dll|bat|cmd|js|vbs|scr)$/i.test(name))
      found.push({ sign: '可执行程序', found: name });
  }
  return found;
}

async function bytesOf(path: string): Promise<Buffer> {
  await using handle = await open(path, 'r');
  const { size } = await handle.stat();
  if (size <= wholeUpTo) return handle.readFile();
  const piece = async (position: number) => {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(endOf), 0, endOf, position);
    return buffer.subarray(0, bytesRead);
  };
  return Buffer.concat([await piece(0), await piece(size - endOf)]);
}

/** Signatures of formats that nothing here verifies yet: that they are there, not whether they hold. */
export async function findUnverifiable(path: string, format: string): Promise<string[]> {
  const bytes = await bytesOf(path);
  const has = (text: string, encoding: BufferEncoding = 'utf8') =>
    bytes.includes(Buffer.from(text, encoding));
  if (format === 'XML') return has('<电子签名块') ? ['EEP 封装包电子签名'] : [];
  if (format === 'EML')
    return /pkcs7-signature/i.test(bytes.toString('latin1')) ? ['S/MIME 签名'] : [];
  const inOffice =
    has('_xmlsignatures/') || has('_xmlsignatures', 'utf16le') || has('_signatures', 'utf16le');
  return inOffice ? ['Office 文档签名'] : [];
}
