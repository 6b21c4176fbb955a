import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fileEnds } from './byte-sequence.ts';
import { droidMatches, readDroidSignatures } from './droid-signatures.ts';
import { docxOf, examined } from './given-formats.test-fixture.ts';

const namespace = 'http://www.nationalarchives.gov.uk/pronom/SignatureFile';

/** A signature file with one format for each of these sequences, dev/1, dev/2 and so on. */
function signatureFile(sequences: readonly string[], more = ''): string {
  const signatures = sequences.map(
    (sequence, index) => `<InternalSignature ID="${index + 1}">${sequence}</InternalSignature>`,
  );
  const formats = sequences.map(
    (
      _,
      index,
    ) => `<FileFormat ID="${index + 1}" Name="式 ${index + 1}" PUID="dev/${index + 1}" Version="1">
      <InternalSignatureID>${index + 1}</InternalSignatureID><Extension>x${index + 1}</Extension>
      ${index === 0 ? more : ''}</FileFormat>`,
  );
  return `<FFSignatureFile xmlns="${namespace}" Version="7"><InternalSignatureCollection>${signatures.join('')}</InternalSignatureCollection>
    <FileFormatCollection>${formats.join('')}</FileFormatCollection></FFSignatureFile>`;
}

const sequence = (reference: string, offsets: string, inner: string) =>
  `<ByteSequence Reference="${reference}"><SubSequence Position="1" ${offsets}>${inner}</SubSequence></ByteSequence>`;

async function withFile<Result>(xml: string, work: (path: string) => Promise<Result>) {
  const directory = await mkdtemp(join(tmpdir(), 'lantai-droid-'));
  try {
    const path = join(directory, 'signatures.xml');
    await writeFile(path, xml);
    return await work(path);
  } finally {
    await rm(directory, { recursive: true });
  }
}

/** Which of the formats a text is, by one signature file. */
async function matching(sequences: readonly string[], texts: readonly string[], more = '') {
  const droid = await withFile(signatureFile(sequences, more), readDroidSignatures);
  return texts.map((text) => {
    const bytes = Buffer.from(text, 'latin1');
    return droidMatches(droid, fileEnds(bytes, bytes)).map(({ puid }) => puid);
  });
}

test('sequences count from the start, from the end, or stand anywhere', async () => {
  const start = sequence(
    'BOFoffset',
    'SubSeqMinOffset="1" SubSeqMaxOffset="2"',
    '<Sequence>4142</Sequence>',
  );
  const end = sequence(
    'EOFoffset',
    'SubSeqMinOffset="0" SubSeqMaxOffset="1"',
    '<Sequence>595A</Sequence>',
  );
  const anywhere = sequence('Variable', '', '<Sequence>[30:31]3[</Sequence>'.replace('3[', '33'));
  expect(
    await matching(
      [start, end, anywhere],
      ['.AB', 'AB', '..AB', '...AB', 'xYZ', 'xYZ.', 'xYZ..', 'aa03aa', 'aa23'],
    ),
  ).toEqual([['dev/1'], [], ['dev/1'], [], ['dev/2'], ['dev/2'], [], ['dev/3'], []]);
});

test('fragments stand before and behind, several of one position being alternatives', async () => {
  const inner = `<Sequence>4D4D</Sequence>
    <LeftFragment Position="1" MinOffset="1" MaxOffset="1">4C</LeftFragment>
    <RightFragment Position="1" MinOffset="0" MaxOffset="2">52</RightFragment>
    <RightFragment Position="1" MinOffset="0" MaxOffset="2">53</RightFragment>
    <RightFragment Position="2" MinOffset="0" MaxOffset="0">21</RightFragment>`;
  const forward = sequence('BOFoffset', 'SubSeqMinOffset="0" SubSeqMaxOffset="0"', inner);
  const backward = sequence('EOFoffset', 'SubSeqMinOffset="0" SubSeqMaxOffset="0"', inner);
  expect(
    await matching([forward], ['L.MMR!', 'L.MM..S!..', 'LMMR!', '.L.MMR!', 'L.MM...R!', 'L.MMR.!']),
  ).toEqual([['dev/1'], ['dev/1'], [], [], [], []]);
  expect(await matching([backward], ['..L.MMR!', '..L.MM.S!', '..L.MMR!.', '..LMMR!'])).toEqual([
    ['dev/1'],
    ['dev/1'],
    [],
    [],
  ]);
});

test('all sequences of a signature have to occur, and subsequences follow one another', async () => {
  const two = `<ByteSequence Reference="BOFoffset">
    <SubSequence Position="1" SubSeqMinOffset="0" SubSeqMaxOffset="0"><Sequence>41</Sequence></SubSequence>
    <SubSequence Position="2" SubSeqMinOffset="1"><Sequence>42</Sequence></SubSequence></ByteSequence>
    ${sequence('EOFoffset', 'SubSeqMinOffset="0" SubSeqMaxOffset="0"', '<Sequence>43</Sequence>')}`;
  expect(await matching([two], ['A..BC', 'ABC', 'A..B', 'A.CB'])).toEqual([['dev/1'], [], [], []]);
});

test('a format gives way to one that has priority over it', async () => {
  const any = sequence(
    'BOFoffset',
    'SubSeqMinOffset="0" SubSeqMaxOffset="0"',
    '<Sequence>41</Sequence>',
  );
  const over = '<HasPriorityOverFileFormatID>2</HasPriorityOverFileFormatID>';
  expect(await matching([any, any], ['A'], over)).toEqual([['dev/1']]);
  expect(await matching([any, any], ['A'])).toEqual([['dev/1', 'dev/2']]);
});

test('a sequence that cannot be read leaves its signature out, and is counted', async () => {
  const good = sequence(
    'BOFoffset',
    'SubSeqMinOffset="0" SubSeqMaxOffset="0"',
    '<Sequence>41</Sequence>',
  );
  const strange = sequence('BOFoffset', '', '<Sequence>41%%</Sequence>');
  const droid = await withFile(signatureFile([good, strange]), readDroidSignatures);
  expect(droid).toMatchObject({ version: '7', unread: 1 });
  expect(droid.formats.map(({ signatures }) => signatures.length)).toEqual([1, 0]);
});

test('a file that is none, or holds nothing, is refused with a sentence', async () => {
  const refusal = (xml: string) =>
    withFile(xml, (path) =>
      readDroidSignatures(path).then(
        () => '',
        (error: Error) => error.message,
      ),
    );
  expect(await refusal('<目录/>')).toMatch(/不是 DROID 签名文件/);
  expect(await refusal('<FFSignatureFile>')).toMatch(/不是 DROID 签名文件.*第 1 行/);
  expect(await refusal('<FFSignatureFile/>')).toMatch(/没有可用的格式或签名/);
  await expect(readDroidSignatures('/没有/这个.xml')).rejects.toThrow('没有签名文件');
});

test('an operator’s signatures decide what the table does not know, not what lies in a container', async () => {
  const magic = sequence(
    'BOFoffset',
    'SubSeqMinOffset="0" SubSeqMaxOffset="0"',
    '<Sequence>CAFE0102</Sequence>',
  );
  const zip = sequence(
    'BOFoffset',
    'SubSeqMinOffset="0" SubSeqMaxOffset="0"',
    '<Sequence>504B0304</Sequence>',
  );
  await withFile(signatureFile([magic, zip]), async (signatures) => {
    const strange = Buffer.from('cafe0102000000', 'hex');
    expect(await examined(strange, 'a.x1', { signatures })).toMatchObject({
      puid: 'dev/1',
      name: '式 1',
      basis: 'signature',
      warning: null,
    });
    expect((await examined(docxOf(), 'a.docx', { signatures })).puid).toBe('fmt/412');
    await expect(examined(strange, 'a', { signatures: `${signatures}x` })).rejects.toThrow(
      '没有签名文件',
    );
  });
});
