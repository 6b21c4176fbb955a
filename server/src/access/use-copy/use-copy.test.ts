import { printComponent as printing } from '@lantai/contract/access/use-copy.api.ts';
import PDFDocument from 'pdfkit';
import { expect, test } from 'vitest';
import type { Actor } from '#platform/actor.ts';
import { givenComponent, givenRecord } from '../../../test/given-records.ts';
import { givenAgency, givenPerson, openTestArchive } from '../../../test/test-archive.ts';
import { openTestServer, sessionOf } from '../../../test/test-server.ts';
import { narrowRole } from '../../identity/narrow-role.ts';
import { pdfBytes } from '../../preservation/conversion/standard-pdf.ts';
import { jpegBytes } from '../../preservation/given-media.test-fixture.ts';
import { readPdf } from '../../preservation/text/pdf-text.ts';
import type { StagedComponent } from '../../records/insert-records.ts';
import { findComponents } from '../../records/record-detail.ts';

const pdf = { fileName: '正本.pdf', mediaType: 'application/pdf' };

async function givenLetting() {
  const archive = await openTestArchive();
  const agency = await givenAgency(archive);
  const archivist = await givenPerson(archive, 'archivist', agency.agencyId);
  const reader = await givenPerson(archive, 'reader', agency.agencyId);
  const server = await openTestServer(archive);
  const ask = async (actor: Actor, method: 'GET' | 'POST', url: string, payload?: object) =>
    server.app.inject({
      ...{ method, url, headers: await sessionOf(archive, actor) },
      ...(payload && { payload }),
    });
  return {
    ...{ archive, agency, archivist, reader, ask },
    async givenContent(content: string | Buffer, named: Partial<StagedComponent>) {
      const component = await givenComponent(archive.storage, content, named);
      const recordId = await givenRecord(archive, agency, archivist, { components: [component] });
      const [stored] = await archive.read(archivist, (db) => findComponents(db, recordId));
      return { component, address: `/api/records/${recordId}/components/${stored?.id}` };
    },
    async letOut() {
      const commands = ['access.take-copy', 'access.print-component'];
      const entries = await archive.trail();
      return entries.filter(({ command }) => command !== null && commands.includes(command));
    },
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await archive[Symbol.asyncDispose]();
    },
  };
}

function pdfOf(pages: number, options: PDFKit.PDFDocumentOptions = {}): Promise<Buffer> {
  const document = new PDFDocument({ ...options, autoFirstPage: false });
  for (let page = 1; page <= pages; page += 1)
    document.addPage({ size: page % 2 ? 'A4' : [300, 1200] }).text(`page ${page}`);
  return pdfBytes(document);
}

async function textOf(bytes: Buffer): Promise<string[]> {
  const answer = await readPdf(new Uint8Array(bytes), 1_000_000);
  if (answer.kind !== 'text') throw new Error(`not read: ${JSON.stringify(answer)}`);
  return answer.pages.map((page) => page.replaceAll(/\s/g, ''));
}

const traceOf = (entry?: { details: { trace?: unknown } }) => String(entry?.details.trace);

test('a use copy says on every page whose it is, when and under which number; the trail has the number', async () => {
  await using given = await givenLetting();
  const original = await pdfOf(3);
  const { component, address } = await given.givenContent(original, pdf);
  const reply = await given.ask(given.archivist, 'GET', `${address}/use-copy`);
  expect([reply.statusCode, reply.headers['content-type']]).toEqual([200, 'application/pdf']);
  expect(decodeURIComponent(String(reply.headers['content-disposition']))).toContain(
    '正本（利用副本）.pdf',
  );
  const [entry] = await given.letOut();
  expect(entry?.details).toMatchObject({ fileName: '正本.pdf', sm3: component.sm3 });
  const trace = traceOf(entry);
  expect(trace).toMatch(/^[2-9A-Z]{5}-[2-9A-Z]{5}$/);
  const pages = await textOf(reply.rawPayload);
  expect(pages.slice(0, 3).map((page, at) => page.startsWith(`page${at + 1}`))).toEqual([
    ...[true, true, true],
  ]);
  for (const page of pages.slice(0, 3)) {
    expect(page).toContain('利用副本');
    expect(page).toContain(given.archivist.name.replaceAll(' ', ''));
    expect(page).toContain(`追溯码${trace}`);
  }
  const whole = await given.ask(given.archivist, 'GET', `${address}/download`);
  expect(whole.rawPayload.equals(original)).toBe(true);
});

test('a picture and a text become a PDF with the mark; what is locked, broken or of another kind says why not', async () => {
  await using given = await givenLetting();
  const copyOf = async (content: string | Buffer, named: Partial<StagedComponent>) => {
    const { address } = await given.givenContent(content, named);
    return given.ask(given.archivist, 'GET', `${address}/use-copy`);
  };
  const text = await copyOf('会议通知', { fileName: '通知.txt', mediaType: 'text/plain' });
  expect((await textOf(text.rawPayload)).join('')).toMatch(/会议通知.*利用副本/);
  const picture = await copyOf(jpegBytes(), { fileName: '照片.jpg', mediaType: 'image/jpeg' });
  expect((await textOf(picture.rawPayload)).join('')).toContain('利用副本');

  const refused = [
    await copyOf(await pdfOf(1, { userPassword: '123456' }), pdf),
    await copyOf('%PDF-1.4 no more', pdf),
    await copyOf('<html></html>', { fileName: '网页.html', mediaType: 'text/html' }),
  ];
  expect(refused.map((reply) => [reply.statusCode, reply.json().title])).toEqual([
    [422, '文件 正本.pdf 没有制成利用副本：文件已加密；可由有下载权限的人员提供原件。'],
    [422, '文件 正本.pdf 没有制成利用副本：文件损坏，读不出各页；可由有下载权限的人员提供原件。'],
    [
      422,
      '文件 网页.html 没有制成利用副本：这种格式没有制作副本的工具；可由有下载权限的人员提供原件。',
    ],
  ]);
});

test('printing is asked for, numbered and in the trail, and is a right of its own that an agency can take', async () => {
  await using given = await givenLetting();
  const { address } = await given.givenContent(await pdfOf(2), pdf);
  const print = (actor: Actor) => given.ask(actor, 'POST', `${address}/printings`, { pages: 2 });
  const { mark } = printing.reply.parse((await print(given.archivist)).json());
  const [entry] = await given.letOut();
  expect(entry?.details).toMatchObject({ pages: 2, fileName: '正本.pdf' });
  expect(mark.endsWith(`追溯码 ${traceOf(entry)}`)).toBe(true);
  expect(mark).toContain(`打印件 ${given.archivist.name}`);

  expect((await print(given.reader)).statusCode).toBe(403);
  expect((await given.ask(given.reader, 'GET', `${address}/use-copy`)).statusCode).toBe(403);

  const secadmin = await givenPerson(given.archive, 'secadmin', null);
  await given.archive.run(narrowRole, secadmin, {
    ...{ agencyId: given.agency.agencyId, role: 'archivist', version: 0 },
    ...{ without: ['access.print'], reason: '不外带纸质件' },
  });
  expect((await print(given.archivist)).statusCode).toBe(403);
  expect((await given.ask(given.archivist, 'GET', `${address}/use-copy`)).statusCode).toBe(200);
});
