import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { systemActor } from './actor.ts';
import { type Platform, read } from './command.ts';
import { noteResponse } from './response-times.ts';

/** What whoever runs the machine looks at: /healthz (alive), /readyz (can work), /metrics. */
export function addOperations(
  app: FastifyInstance,
  platform: Platform,
  isStopping: () => boolean,
): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'lantai_http_request_seconds',
    help: 'Time to answer a request, by route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
    registers: [registry],
  });
  new Gauge({
    name: 'lantai_jobs_open',
    help: 'Jobs that wait or run.',
    registers: [registry],
    async collect() {
      const { open } = await read(platform, systemActor, (db) =>
        db
          .selectFrom('job_run')
          .select((row) => row.fn.countAll<number>().as('open'))
          .where('ended_at', 'is', null)
          .executeTakeFirstOrThrow(),
      );
      this.set(open);
    },
  });

  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    // What is sent piece by piece takes as long as its reader takes.
    if (request.method !== 'GET' || !/content|download|events|package/u.test(route))
      noteResponse(platform.now(), reply.elapsedTime);
    duration.observe(
      { method: request.method, route, status: reply.statusCode },
      reply.elapsedTime / 1000,
    );
  });

  app.get('/healthz', { schema: { hide: true } }, async () => ({ status: 'alive' }));
  app.get('/readyz', { schema: { hide: true } }, async (_request, reply) => {
    if (isStopping()) return reply.code(503).send({ status: 'stopping' });
    try {
      await sql`select 1`.execute(platform.db);
      return { status: 'ready' };
    } catch {
      return reply.code(503).send({ status: 'database unreachable' });
    }
  });
  // Figures of the inside: for the machine itself. A collector elsewhere comes through a proxy.
  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    if (!['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.ip))
      return reply.code(404).send({ status: 'not found' });
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}
