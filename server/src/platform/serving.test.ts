import { once } from 'node:events';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import fastify from 'fastify';
import { expect, test } from 'vitest';
import { giveWay } from './give-way.ts';
import { beginServing, countServing, servingMemory } from './serving.ts';

const waiting = () => Atomics.load(new Int32Array(servingMemory), 0);

async function givenServer() {
  const app = fastify();
  countServing(app);
  const held = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  app.get('/page', async () => ({ waiting: waiting() }));
  app.get('/refused', async () => {
    throw new Error('refused');
  });
  app.get('/events', (_, reply) => {
    const events = new Readable({ read() {} });
    events.push('begun');
    return reply.send(events);
  });
  app.get('/slow', async () => {
    begun.resolve();
    await held.promise;
    return 'late';
  });
  const address = await app.listen({ port: 0 });
  return { app, address, held, begun: begun.promise, port: Number(new URL(address).port) };
}

test('somebody waits from the request until the answer begins, and no longer, however it ends', async () => {
  const { app, address, held, begun, port } = await givenServer();
  expect(await (await fetch(`${address}/page`)).json()).toEqual({ waiting: 1 });
  expect((await fetch(`${address}/refused`)).status).toBe(500);
  expect((await fetch(`${address}/nowhere`)).status).toBe(404);
  expect(waiting()).toBe(0);

  // A stream of events stays open for hours.
  const stopping = new AbortController();
  const events = await fetch(`${address}/events`, { signal: stopping.signal });
  expect([events.status, waiting()]).toEqual([200, 0]);
  stopping.abort();

  const leaving = connect(port);
  leaving.write('GET /slow HTTP/1.1\r\nHost: here\r\n\r\n');
  await begun;
  expect(waiting()).toBe(1);
  leaving.destroy();
  await expect.poll(waiting).toBe(0);
  held.resolve();
  await app.close();
  expect(waiting()).toBe(0);
});

test('a thread in the background stands still while somebody waits, and goes on when they are served', async () => {
  const url = new URL('./give-way.ts', import.meta.url).href;
  const end = beginServing();
  const worker = new Worker(
    `const { parentPort, workerData } = require('node:worker_threads');
     import(workerData.url).then(({ giveWay }) => {
       parentPort.postMessage('begun');
       for (let time = 0; time < 20; time += 1) giveWay(workerData.memory);
       parentPort.postMessage('gone on');
     });`,
    { eval: true, workerData: { url, memory: servingMemory } },
  );
  const said: string[] = [];
  worker.on('message', (words: string) => said.push(words));
  await once(worker, 'message');
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(said).toEqual(['begun']);
  end();
  await once(worker, 'message');
  expect(said).toEqual(['begun', 'gone on']);
  await worker.terminate();
});

test('who is waited for and never served holds nobody up for good', () => {
  const end = beginServing();
  const start = performance.now();
  giveWay(servingMemory);
  expect(performance.now() - start).toBeGreaterThan(40);
  end();
  end();
  expect(waiting()).toBe(0);
  giveWay(servingMemory);
});
