import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { systemActor } from '#platform/actor.ts';
import { changed, command } from '#platform/command.ts';
import { moveRecords } from '#records/move-records.ts';
import { isGenuine } from '../../../../examples/office-system/office-system.mjs';
import { fileAll } from '../../arrangement/given-filing.test-fixture.ts';
import { givenExchange, sentDocument } from './given-exchange.test-fixture.ts';
import { pushReceipts, pushWaits } from './push-receipts.ts';
import { repeatPush } from './repeat-push.ts';
import { requireFitAddress } from './webhook-address.ts';

type Pushed = { body: string; headers: IncomingMessage['headers'] };
type Answer = (response: ServerResponse) => unknown;

/** The office system's side: a real server, which answers in turn as it is told. */
async function givenListener() {
  const pushed: Pushed[] = [];
  const answers: Answer[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      pushed.push({ body, headers: request.headers });
      const answer = answers.shift() ?? ((each) => each.writeHead(204).end());
      answer(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    ...{ pushed, answers, url: `http://127.0.0.1:${port}/receipts` },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** As collection does it in the end. */
const acceptAll = command<string[], void>({
  name: 'test.accept-all',
  async perform(context, ids) {
    for (const step of ['pre-file', 'submit', 'check'] as const)
      await moveRecords(context, ids, step);
    const [event, ...more] = await moveRecords(context, ids, 'accept');
    return changed(undefined, event, ...more);
  },
});

const start = new Date('2026-03-01T09:00:00Z');

async function givenPushing(webhookUrl: string) {
  const exchange = await givenExchange({ webhookUrl, now: start });
  let clock = start;
  const platform = { db: exchange.archive.db, now: () => clock };
  return {
    exchange,
    push: () => pushReceipts(platform),
    pass: (seconds: number) => {
      clock = new Date(clock.getTime() + seconds * 1000);
    },
    now: () => clock.getTime(),
    pushes: () =>
      exchange.archive.read(systemActor, (db) =>
        db.selectFrom('receipt_event').select(['push_state', 'push_attempts']).execute(),
      ),
    attempts: () =>
      exchange.archive.read(systemActor, (db) =>
        db.selectFrom('webhook_attempt').select(['status', 'problem']).orderBy('id').execute(),
      ),
  };
}

const failing: Answer = (response) => response.writeHead(503).end();

test('a receipt is pushed to the webhook, signed, and told no title', async () => {
  await using listener = await givenListener();
  const { exchange, push, now } = await givenPushing(listener.url);
  await using _ = exchange;
  await exchange.system.deliver(sentDocument('1'));
  expect(await push()).toBe(1);
  expect(await push()).toBe(0);
  const [{ body, headers } = { body: '', headers: {} }] = listener.pushed;
  expect(JSON.parse(body)).toEqual({
    eventId: Number(headers['lantai-event']),
    receiptId: expect.any(String),
    source: 'OA',
    sourceId: '1',
    version: 1,
    state: 'registered',
    recordState: 'registered',
    temporaryNumber: 'TA001-2026-000001',
    archivalCode: null,
    reason: null,
    at: expect.any(String),
  });
  const secret = exchange.source.webhookSecret ?? '';
  const signature = headers['lantai-signature'];
  expect(isGenuine({ secret, signature, body, now: now() })).toBe(true);
  expect(isGenuine({ secret, signature, body: body.replace('"1"', '"2"'), now: now() })).toBe(
    false,
  );
  expect(isGenuine({ secret: 'another', signature, body, now: now() })).toBe(false);
  // Played again after an hour it is no news.
  expect(isGenuine({ secret, signature, body, now: now() + 3_600_000 })).toBe(false);
});

test('what becomes of a record is told to the system it came from, up to its archival code', async () => {
  const exchange = await givenExchange();
  await using _ = exchange;
  const { system, archive, archivist, agency, records } = exchange;
  await system.deliver(sentDocument('1'));
  const recordId = (await records())[0]?.id ?? '';
  await archive.run(acceptAll, archivist, [recordId]);
  await fileAll(archive, archivist, agency);
  const receipt = {
    state: 'archived',
    recordState: 'filed',
    archivalCode: 'A001-WS·2026-D30-BGS-0001',
    archivedAt: expect.any(String),
  };
  expect((await system.receipts('1'))[0]).toMatchObject(receipt);
  // An event is shown once no older transaction runs; other tests' do, now and then.
  const told = async () =>
    (await system.receiptEvents()).events.map(({ state, recordState }) => [state, recordState]);
  await expect.poll(told, { timeout: 10_000 }).toEqual([
    ['registered', 'registered'],
    ['registered', 'pre-filed'],
    ['registered', 'submitted'],
    ['registered', 'checking'],
    ['registered', 'accepted'],
    ['registered', 'filing'],
    ['archived', 'filed'],
  ]);
});

test('a push that fails is tried again after a while, and every try is on record', async () => {
  await using listener = await givenListener();
  const { exchange, push, pass, pushes, attempts } = await givenPushing(listener.url);
  await using _ = exchange;
  await exchange.system.deliver(sentDocument('1'));
  listener.answers.push(
    failing,
    (response) => response.destroy(),
    (response) =>
      // Somewhere else than the address that was written down.
      response.writeHead(302, { location: 'http://127.0.0.1:1/elsewhere' }).end(),
  );
  for (const wait of pushWaits.slice(0, 3)) {
    expect(await push()).toBe(1);
    expect(await push()).toBe(0);
    pass(wait);
  }
  expect(await push()).toBe(1);
  expect(await pushes()).toEqual([{ push_state: 'sent', push_attempts: 4 }]);
  expect(await attempts()).toEqual([
    { status: 503, problem: 'HTTP 503' },
    { status: null, problem: expect.stringMatching(/ECONNRESET|UND_ERR_SOCKET/) },
    { status: 302, problem: 'HTTP 302' },
    { status: 204, problem: null },
  ]);
  expect(new Set(listener.pushed.map(({ headers }) => headers['lantai-event'])).size).toBe(1);
});

test('what was tried in vain to the end is given up, seen, and pushed again by hand', async () => {
  await using listener = await givenListener();
  const { exchange, push, pass, pushes } = await givenPushing(listener.url);
  await using _ = exchange;
  const { archive, head, archivist, source, system } = exchange;
  await system.deliver(sentDocument('1'));
  for (const wait of [...pushWaits, 0]) {
    listener.answers.push(failing);
    await push();
    pass(wait);
  }
  expect(await pushes()).toEqual([{ push_state: 'dead', push_attempts: pushWaits.length + 1 }]);
  pass(1_000_000);
  expect(await push()).toBe(0);
  const again = { sourceId: source.id };
  await expect(archive.run(repeatPush, archivist, again)).rejects.toMatchObject({
    code: 'actor.out-of-reach',
  });
  expect(await archive.run(repeatPush, head, again)).toEqual({ repeated: 1 });
  pass(1);
  await push();
  expect(await pushes()).toMatchObject([{ push_state: 'sent' }]);
  await expect(archive.run(repeatPush, head, again)).rejects.toMatchObject({
    code: 'capture.push-not-found',
  });
});

test('a webhook is an HTTP address without credentials, and not the machine’s own neighbourhood', () => {
  expect(requireFitAddress('https://oa.example.gov.cn/receipts')).toBe(
    'https://oa.example.gov.cn/receipts',
  );
  for (const address of [
    'ftp://oa.example.gov.cn/',
    'file:///etc/passwd',
    'oa.example.gov.cn',
    'https://user:secret@oa.example.gov.cn/',
    'http://169.254.169.254/latest/meta-data/',
    'http://[fe80::1]/',
  ])
    expect(() => requireFitAddress(address), address).toThrow(/webhook-address-unfit/);
});
