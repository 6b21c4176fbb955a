import { expect, test } from 'vitest';
import { systemActor } from '#platform/actor.ts';
import { givenAgency, givenPerson, openTestArchive } from '../../test/test-archive.ts';
import {
  emlBytes,
  jpegBytes,
  msgBytes,
  wavBytes,
} from '../preservation/given-media.test-fixture.ts';
import { readWaitingTexts } from '../preservation/read-waiting-texts.ts';
import { openCaptureServer, sendWhole } from './given-capture.test-fixture.ts';

async function givenIntake() {
  const archive = await openTestArchive();
  const agency = await givenAgency(archive);
  const archivist = await givenPerson(archive, 'archivist', agency.agencyId);
  const server = await openCaptureServer(archive);
  const send = await server.as(archivist);
  /** Hands one file in and says nothing about it but what is given. */
  const take = async (name: string, bytes: Buffer, said: object = {}) => {
    const uploadId = await sendWhole(send, name, bytes);
    const body = JSON.stringify({
      fondsId: agency.fondsId,
      description: {},
      components: [{ uploadId, role: 'original' }],
      ...said,
    });
    const headers = { 'content-type': 'application/json' };
    const reply = await send('POST', '/api/records', { headers, body });
    return (await reply.json()) as Record<string, unknown>;
  };
  return {
    archive,
    take,
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await archive[Symbol.asyncDispose]();
    },
  };
}

test('a mail becomes a record of its category, described by its headers, with its enclosures', async () => {
  await using given = await givenIntake();
  const { archive, take } = given;
  expect(await take('来函.eml', emlBytes())).toMatchObject({
    category: 'YJ',
    title: '关于召开防汛会议的函',
    creator: '王敏',
    date: '2026-02-02',
    description: { persons: '王敏、李强、office@example.gov.cn、zhao@example.gov.cn' },
    more: {
      sender: '王敏 <wangmin@example.gov.cn>',
      recipients: '李强、office@example.gov.cn',
      copies: 'zhao@example.gov.cn',
      sentAt: '2026-02-02 23:30:00',
      messageId: '<20260202.1@example.gov.cn>',
      attachments: 1,
    },
    faults: ['retention-missing'],
    componentList: [
      { role: 'original', fileName: '来函.eml', mediaType: 'message/rfc822' },
      { role: 'attachment', fileName: '议程.txt', mediaType: 'text/plain' },
    ],
  });
  await readWaitingTexts(archive.platform, archive.storage);
  const texts = await archive.read(systemActor, (db) =>
    db.selectFrom('component_text').select(['content', 'tool']).orderBy('content').execute(),
  );
  expect(
    texts.map(({ content }) => content.includes('定于二月五日') || content === '会议议程'),
  ).toEqual([true, true]);
});

test('a message of Outlook is taken in the same way', async () => {
  await using given = await givenIntake();
  expect(await given.take('来函.msg', msgBytes())).toMatchObject({
    category: 'YJ',
    title: '关于报送数据的函',
    creator: '王敏',
    date: '2026-03-03',
    more: { sender: '王敏 <wangmin@example.gov.cn>', recipients: '李强' },
  });
});

test('what a person says of a file comes before what the file says', async () => {
  await using given = await givenIntake();
  const description = { title: '防汛会议来函', date: '20260203' };
  const said = { category: 'YJ', description, more: { sender: '王敏（办公室）' } };
  expect(await given.take('来函.eml', emlBytes(), said)).toMatchObject({
    title: '防汛会议来函',
    date: '20260203',
    creator: '王敏',
    more: { sender: '王敏（办公室）', recipients: '李强、office@example.gov.cn' },
  });
});

test('a photograph and a recording bring their technical data with them, as far as their profile has fields', async () => {
  await using given = await givenIntake();
  expect(await given.take('防汛.jpg', jpegBytes(), { category: 'ZP' })).toMatchObject({
    category: 'ZP',
    date: '2024-05-06',
    more: { photographer: 'Wang Min', camera: 'LANTAI', width: 400, height: 300 },
  });
  const recording = await given.take('讲话.wav', wavBytes(), { category: 'LY' });
  expect(recording).toMatchObject({ more: { duration: 2, codec: 'PCM', sampleRate: 8000 } });
  // A scan among administrative records has no photographer.
  expect(await given.take('扫描.jpg', jpegBytes(), { category: 'WS' })).toMatchObject({ more: {} });
});

test('a mail with a secrecy mark in its subject is quarantined at once', async () => {
  await using given = await givenIntake();
  expect(await given.take('a.eml', emlBytes({ subject: '机密★5年 会议' }))).toMatchObject({
    quarantined: true,
  });
});

test('a mail that cannot be read is taken in as it is', async () => {
  await using given = await givenIntake();
  const broken = Buffer.concat([msgBytes().subarray(0, 1100), Buffer.alloc(400, 0xff)]);
  expect(await given.take('坏.msg', broken, { description: { title: '坏邮件' } })).toMatchObject({
    state: 'registered',
    title: '坏邮件',
    componentList: [{ fileName: '坏.msg' }],
  });
});
