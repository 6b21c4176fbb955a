import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emlBytes, jpegBytes, msgBytes, tiffBytes, wavBytes } from './given-media.test-fixture.ts';
import { textOfHtml } from './media/html-text.ts';
import { sniffFile } from './media-type.ts';
import { type MediaReading, readMedia } from './read-media.ts';
import { readText } from './read-text.ts';

/** Reads bytes as a file of the type that they themselves say. */
async function reading(bytes: Buffer): Promise<{ type: string; read: MediaReading; text: string }> {
  const directory = await mkdtemp(join(tmpdir(), 'lantai-media-'));
  try {
    const path = join(directory, 'given');
    await writeFile(path, bytes);
    const type = await sniffFile(path);
    const answer = await readText(path, type);
    const text = answer.kind === 'text' ? answer.pages.join('\n') : answer.reason;
    return { type, read: await readMedia(path, type), text };
  } finally {
    await rm(directory, { recursive: true });
  }
}

test('a mail is known by its headers, and tells who wrote to whom, when and with what', async () => {
  const { type, read, text } = await reading(emlBytes());
  expect(type).toBe('message/rfc822');
  expect(read).toMatchObject({
    kind: 'mail',
    mail: {
      subject: '关于召开防汛会议的函',
      sender: '王敏',
      senderAddress: 'wangmin@example.gov.cn',
      recipients: ['李强', 'office@example.gov.cn'],
      copies: ['zhao@example.gov.cn'],
      sentAt: '2026-02-02T15:30:00.000Z',
      messageId: '<20260202.1@example.gov.cn>',
      attachments: [{ name: '议程.txt' }],
    },
  });
  const [attachment] = read.kind === 'mail' ? read.mail.attachments : [];
  expect(Buffer.from(attachment?.bytes ?? []).toString()).toBe('会议议程');
  expect(text).toContain('定于二月五日召开防汛会议');
  expect(text).toContain('李强');
});

test('an Outlook message is told apart from other compound files, and read the same way', async () => {
  const { type, read, text } = await reading(msgBytes());
  expect(type).toBe('application/vnd.ms-outlook');
  expect(read).toMatchObject({
    kind: 'mail',
    mail: {
      subject: '关于报送数据的函',
      sender: '王敏',
      recipients: ['李强'],
      sentAt: '2026-03-03T01:00:00.000Z',
      messageId: '<20260303.2@example.gov.cn>',
    },
  });
  expect(text).toContain('现报送本局数据');
});

test('a text that merely begins with a colon is no mail', async () => {
  const { type } = await reading(Buffer.from('Subject: 会议\nFrom: 办公室\n\n正文'));
  expect(type).toBe('text/plain');
});

test('a mail that is made to do harm fails alone, and the next one is read', async () => {
  const nested = Array.from(
    { length: 3000 },
    (_, depth) => `Content-Type: multipart/mixed; boundary="b${depth}"\r\n\r\n--b${depth}\r\n`,
  ).join('');
  const bomb = Buffer.from(`From: a@b.cn\r\nDate: x\r\n${nested}`);
  expect((await reading(bomb)).read.kind).toBe('failed');
  const broken = msgBytes().subarray(0, 700);
  expect((await reading(broken)).read.kind).not.toBe('mail');
  expect((await reading(emlBytes())).read.kind).toBe('mail');
});

test('a photograph tells its size, its camera, who took it and when', async () => {
  const { type, read } = await reading(jpegBytes());
  expect(type).toBe('image/jpeg');
  expect(read).toEqual({
    kind: 'photograph',
    photograph: {
      width: 400,
      height: 300,
      takenAt: '2024-05-06 09:30',
      camera: 'LANTAI',
      artist: 'Wang Min',
    },
  });
});

test('a TIFF tells the same, its description being its own directory', async () => {
  const { type, read } = await reading(tiffBytes());
  expect(type).toBe('image/tiff');
  expect(read).toMatchObject({
    photograph: { takenAt: '2024-05-06 09:30', camera: 'LANTAI', artist: 'Wang Min' },
  });
});

test('a photograph cut off in the middle of its headers says what it can', async () => {
  const { read } = await reading(jpegBytes().subarray(0, 40));
  expect(['photograph', 'failed']).toContain(read.kind);
});

test('a recording tells how long it is and how it is encoded', async () => {
  const { type, read } = await reading(wavBytes());
  expect(type).toBe('audio/wav');
  expect(read).toMatchObject({
    kind: 'recording',
    recording: { seconds: 2, codec: 'PCM', sampleRate: 8000 },
  });
});

test('what stands between the tags of a page is its text', () => {
  expect(
    textOfHtml('<style>p{}</style><p>第一段&nbsp;&#x4e2d;&lt;</p><script>x</script><p>第二段</p>'),
  ).toBe('第一段 中<\n第二段');
});
