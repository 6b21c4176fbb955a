import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { Problem } from './problem.ts';

/** The pages may load nothing from elsewhere: the archive works on a closed network. */
const policy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  // Ant Design writes its styles at run time.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');

const safeHeaders = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
};

/** Serves the built pages; every address that is no file and not below /api is a page of the app. */
export async function servePages(app: FastifyInstance, directory: string): Promise<void> {
  if (!existsSync(join(directory, 'index.html'))) return;
  await app.register(fastifyStatic, { root: directory, serve: false, cacheControl: false });
  app.get('/*', { schema: { hide: true } }, async (request, reply) => {
    const path = request.url.split('?')[0] ?? '/';
    if (path.startsWith('/api/')) throw new Problem('request.not-found');
    reply.headers(safeHeaders);
    // A missing file is answered 404, not with the page: a browser would only refuse that as no script.
    const isFile = /\.[a-z0-9]+$/i.test(path);
    // Built files carry their digest in their name.
    const forEver = path.startsWith('/assets/');
    reply.header('cache-control', forEver ? 'public, max-age=31536000, immutable' : 'no-cache');
    return reply.sendFile(isFile ? decodeURIComponent(path.slice(1)) : 'index.html');
  });
}
