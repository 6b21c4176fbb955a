import type { FastifyInstance } from 'fastify';

/**
 * How many requests wait for their answer to begin. The number lies in memory that threads share: what works in the
 * background gives way while anybody waits for a page.
 */
export const servingMemory = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
const serving = new Int32Array(servingMemory);

/** Somebody waits from now on; call what is answered once they wait no more. */
export function beginServing(): () => void {
  Atomics.add(serving, 0, 1);
  let isOver = false;
  return () => {
    if (isOver) return;
    isOver = true;
    if (Atomics.sub(serving, 0, 1) === 1) Atomics.notify(serving, 0);
  };
}

/** An answer that is sent piece by piece, or kept open, has begun with its first piece. */
export function countServing(app: FastifyInstance): void {
  const ends = new WeakMap<object, () => void>();
  app.addHook('onRequest', async (request, reply) => {
    const end = beginServing();
    ends.set(request, end);
    reply.raw.once('close', end);
  });
  app.addHook('onSend', async (request) => ends.get(request)?.());
}
