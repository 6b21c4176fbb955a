import { expect, test } from 'vitest';
import { formatOf } from './file-format.ts';
import { converterFor, judgeFormat } from './format-rule.ts';

test.each([
  ['application/pdf', '正文.doc', 'PDF'],
  ['application/x-ole-storage', '正文.DOC', 'DOC'],
  ['application/x-ole-storage', '正文', 'OLE'],
  ['text/plain', '说明.txt', 'TXT'],
  ['text/plain', '网页.htm', 'HTML'],
  ['application/octet-stream', '录音.wav', 'WAV'],
  ['application/octet-stream', '不明.xyz', '未知'],
])('%s called %s is %s', (mediaType, fileName, format) => {
  expect(formatOf(mediaType, fileName)).toBe(format);
});

// GB/T 18894-2016, 8.3, a row for each of its lists.
test.each([
  ['WS', 'original', 'PDF', true],
  ['WS', 'original', 'OFD', true],
  ['WS', 'original', 'DOCX', false],
  ['WS', 'final-draft', 'JPG', false],
  ['WS', 'attachment', 'DOCX', true],
  ['WS', 'attachment', 'DOC', false],
  ['WS', 'attachment', 'TXT', false],
  ['KJ', 'original', 'DXF', true],
  ['ZP', 'original', 'TIF', true],
  ['ZP', 'original', 'PNG', false],
  ['LY', 'original', 'MP3', true],
  ['LX', 'original', 'MP4', true],
  ['SJ', 'original', 'XLS', true],
  ['YJ', 'original', 'EML', true],
  ['WY', 'original', 'HTML', true],
] as const)('of %s, %s in %s: conforming %s', (category, role, format, conforming) => {
  expect(judgeFormat({ category, role, format }).conforming).toBe(conforming);
});

test('what there is no tool for is said, not tried', () => {
  expect(converterFor('TIF', 'pdf')).toBe('built-in');
  expect(converterFor('DOC', 'pdf')).toBe('libreoffice');
  expect(converterFor('PNG', 'tiff')).toBeUndefined();
  expect(converterFor('DWG', 'pdf')).toBeUndefined();
});
