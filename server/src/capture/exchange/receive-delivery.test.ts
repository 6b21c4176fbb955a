import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { systemActor } from '#platform/actor.ts';
import { describe, Refused } from '../../../../examples/office-system/office-system.mjs';
import { type Exchange, givenExchange, sentDocument } from './given-exchange.test-fixture.ts';

const big = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(6_000_000)]);

const withBig = () =>
  sentDocument('1', {
    components: [
      { role: 'original', fileName: '正本.pdf', bytes: big },
      { role: 'attachment', fileName: '附件.txt', bytes: Buffer.from('附件') },
    ],
  });

const deliveries = ({ archive }: Exchange) =>
  archive.read(systemActor, (db) =>
    db.selectFrom('delivery').select(['state', 'attempts', 'version']).execute(),
  );

test('a connection cut anywhere leaves nothing but its announcement, and the same sent again is taken', async () => {
  await using exchange = await givenExchange();
  const { system, archive, records } = exchange;
  // In the envelope; between the parts; in the midst of the file; before the last boundary.
  const places = [300, 900, 3_000_000, 6_000_500];
  for (const cutAfter of places)
    await expect(system.deliver(withBig(), { cutAfter })).rejects.toThrow();
  // The server hears of the end of the last connection in its own time.
  await expect.poll(() => readdir(archive.storage.staging.incoming)).toEqual([]);
  expect(await records()).toEqual([]);
  const announced = await deliveries(exchange);
  expect(announced).toMatchObject([{ state: 'queued', version: null }]);

  for (const algorithm of ['sm3', 'sha512'] as const) {
    const receipt = await system.deliver(withBig(), { algorithm });
    expect(receipt).toMatchObject({ outcome: 'taken', state: 'registered' });
  }
  expect(await records()).toHaveLength(1);
});

test('what is no delivery at all is told what one looks like', async () => {
  await using exchange = await givenExchange();
  const { system, url, source } = exchange;
  const headers = { authorization: `Bearer ${source.token}` };
  const post = async (body: FormData | string) => {
    const reply = await fetch(`${url}/api/exchange/deliveries`, { method: 'POST', headers, body });
    const { code, faults } = (await reply.json()) as { code: string; faults: { rule: string }[] };
    return [reply.status, code, faults.map(({ rule }) => rule)];
  };
  const missing = [422, 'capture.envelope-invalid', ['envelope-missing']];
  expect(await post('not multipart')).toEqual(missing);
  const filesOnly = new FormData();
  filesOnly.append('file', new Blob([big]), '正本.pdf');
  filesOnly.append('envelope', '{}');
  expect(await post(filesOnly)).toEqual(missing);
  const broken = new FormData();
  broken.append('envelope', '{"sourceId": ');
  expect(await post(broken)).toEqual(missing);
  const typed = new FormData();
  typed.append('envelope', new Blob(['{"sourceId": '], { type: 'application/json' }));
  expect(await post(typed)).toEqual(missing);

  const files = await Promise.all(withBig().components.map((each, at) => describe(each, `f${at}`)));
  const envelope = { ...withBig(), components: files.map(({ declared }) => declared) };
  const [body, attachment] = files;
  if (!body || !attachment) throw new Error('two files were described');
  const doubled = await system.send(envelope, [body, attachment, attachment]).catch((each) => each);
  expect(doubled).toBeInstanceOf(Refused);
  expect((doubled as Refused).problem.faults).toMatchObject([
    { rule: 'part-unexpected', place: 'f1' },
  ]);
});

test('an envelope that is sent as a file of JSON is read like any other', async () => {
  await using exchange = await givenExchange();
  const { url, source } = exchange;
  const components = sentDocument('1').components;
  const files = await Promise.all(components.map((each, at) => describe(each, `f${at}`)));
  const envelope = { ...sentDocument('1'), components: files.map(({ declared }) => declared) };
  const body = new FormData();
  body.append('envelope', new Blob([JSON.stringify(envelope)], { type: 'application/json' }));
  for (const { part, bytes = Buffer.alloc(0) } of files)
    body.append(part, new Blob([new Uint8Array(bytes)]), part);
  const headers = { authorization: `Bearer ${source.token}` };
  const reply = await fetch(`${url}/api/exchange/deliveries`, { method: 'POST', headers, body });
  expect(await reply.json()).toMatchObject({ outcome: 'taken', state: 'registered' });
});

test('ten at once make one record', async () => {
  await using exchange = await givenExchange();
  const { system, records } = exchange;
  const receipts = await Promise.all(
    Array.from({ length: 10 }, () => system.deliver(sentDocument('1'))),
  );
  expect(receipts.filter(({ outcome }) => outcome === 'taken')).toHaveLength(1);
  expect(new Set(receipts.map(({ temporaryNumber }) => temporaryNumber)).size).toBe(1);
  expect(await records()).toHaveLength(1);
});
