import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hasRealData, realData } from './given-store.test-fixture.ts';
import { sniffFile, sniffMediaType } from './media-type.ts';

test.each([
  ['%PDF-1.7', 'application/pdf'],
  ['@PJL SET\r\n%PDF-1.4', 'application/pdf'],
  ['\x89PNG\r\n\x1a\n', 'image/png'],
  ['\xff\xd8\xff\xe0', 'image/jpeg'],
  ['II*\0', 'image/tiff'],
  ['MM\0*', 'image/tiff'],
  ['GIF89a', 'image/gif'],
  [`BM${'\0'.repeat(12)}\x28${'\0'.repeat(20)}`, 'image/bmp'],
  ['BMW plain text that is long enough', 'text/plain'],
  ['{\\rtf1', 'application/rtf'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'application/x-ole-storage'],
  ['PK\x03\x04', 'application/zip'],
  ['MZ\x90\0\x03\0', 'application/octet-stream'],
  ['', 'application/octet-stream'],
  ['plain', 'text/plain'],
])('%j is known by its first bytes', (head, type) => {
  expect(sniffMediaType(Buffer.from(head, 'latin1'))).toBe(type);
});

test('a Chinese text cut off inside a character is still text', () => {
  expect(sniffMediaType(Buffer.from('归档').subarray(0, 5))).toBe('text/plain');
});

describe.skipIf(!hasRealData('ofd'))('real files', () => {
  test('every OFD is known, wherever in the container its root stands', async () => {
    const files = await readdir(join(realData, 'ofd'));
    expect(files.length).toBe(29);
    for (const name of files) {
      expect(await sniffFile(join(realData, 'ofd', name)), name).toBe('application/ofd');
    }
  });

  test.each([
    ['legacy/legacy-catalogue.xlsx', /spreadsheetml\.sheet$/],
    ['legacy/legacy-catalogue.csv', /^text\/plain$/],
    ['legacy/legacy-catalogue.gbk.csv', /^text\/plain$/],
    ['laws-pdf/001.pdf', /^application\/pdf$/],
    ['scans/p003-1.jpg', /^image\/jpeg$/],
  ])('%s', async (path, type) => {
    expect(await sniffFile(join(realData, path))).toMatch(type);
  });
});
