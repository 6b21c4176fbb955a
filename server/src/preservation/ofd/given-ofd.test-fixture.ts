import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';

const namespace = 'xmlns:ofd="http://www.ofdspec.org/2016"';
export const rootXml = (name: string, content: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><ofd:${name} ${namespace}>${content}</ofd:${name}>`;

export type OfdFiles = Readonly<Record<string, string | Uint8Array>>;

/** For tests: the parts of an OFD of one page of 100 by 50 mm whose layer has `content`. */
export function pageParts(content: string, resources = '') {
  return {
    'OFD.xml': rootXml(
      'OFD',
      '<ofd:DocBody><ofd:DocInfo><ofd:Title>测试</ofd:Title></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>',
    ),
    'Doc_0/Document.xml': rootXml(
      'Document',
      '<ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 100 50</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes><ofd:TemplatePage ID="9" BaseLoc="/Doc_0/Tpls/../Tpls/Content.xml"/></ofd:CommonData><ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages>',
    ),
    'Doc_0/PublicRes.xml': rootXml(
      'Res',
      `<ofd:Fonts><ofd:Font ID="2" FontName="宋体"/></ofd:Fonts>${resources}`,
    ),
    'Doc_0/Tpls/Content.xml': pageXml(''),
    'Doc_0/Pages/Page_0/Content.xml': pageXml(content),
  };
}

export const pageXml = (content: string, before = ''): string =>
  rootXml('Page', `${before}<ofd:Content><ofd:Layer ID="3">${content}</ofd:Layer></ofd:Content>`);

export const textXml = (text: string, code = 'X="0" Y="5" DeltaX="g 3 5"'): string =>
  `<ofd:TextObject ID="4" Boundary="10 20 80 8" Font="2" Size="5"><ofd:TextCode ${code}>${text}</ofd:TextCode></ofd:TextObject>`;

export async function givenOfd(
  parts: OfdFiles | Uint8Array,
): Promise<AsyncDisposable & { path: string; bytes: Uint8Array }> {
  const folder = await mkdtemp(join(tmpdir(), 'lantai-ofd-test-'));
  const path = join(folder, 'test.ofd');
  const bytes = parts instanceof Uint8Array ? parts : packed(parts);
  await writeFile(path, bytes);
  return { path, bytes, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
}

export const packed = (parts: OfdFiles): Uint8Array =>
  zipSync(
    Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, Buffer.from(part)])),
  );
