import { createHash } from 'node:crypto';
import cookie from '@fastify/cookie';
import { identifyBySession, secretHash, sessionCookie } from '#identity/session.ts';
import type { Actor } from '#platform/actor.ts';
import { keepHouse } from '#platform/command.ts';
import { openHttp, serve } from '#platform/http.ts';
import { recordsRoutes } from '#records/records.routes.ts';
import type { TestArchive } from '../../test/test-archive.ts';
import { captureRoutes } from './capture.routes.ts';

/** The real server of this capability on a port of its own; `as` sends requests as a person. */
export async function openCaptureServer(archive: TestArchive) {
  const { platform, storage, directory } = archive;
  const identify = identifyBySession(platform);
  const { app } = openHttp({ platform, identify });
  await app.register(cookie);
  app.register(async (api) => {
    serve(api, { platform, identify }, [
      recordsRoutes,
      captureRoutes(platform, storage, directory),
    ]);
  });
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    address,
    async as(actor: Actor) {
      const headers = { cookie: `${sessionCookie}=${await signedIn(archive, actor)}` };
      return (method: string, path: string, init: Sent = {}) =>
        fetch(new URL(path, address), {
          ...init,
          method,
          headers: { ...headers, ...init.headers },
        });
    },
    [Symbol.asyncDispose]: () => app.close(),
  };
}

async function signedIn({ platform }: TestArchive, { accountId }: Actor): Promise<string> {
  const secret = crypto.randomUUID();
  const now = platform.now();
  const session = {
    token_hash: secretHash(secret),
    account_id: accountId ?? '',
    started_at: now,
    seen_at: now,
  };
  await keepHouse(platform, (tx) => tx.insertInto('session').values(session).execute());
  return secret;
}

/** A request of this program's own: its headers are always an object. */
type Sent = Omit<RequestInit, 'headers'> & { headers?: Record<string, string> };

export type Send = Awaited<ReturnType<Awaited<ReturnType<typeof openCaptureServer>>['as']>>;

export const tus = { 'tus-resumable': '1.0.0' };

/** Announces a file; answers with the reply and the address of the upload. */
export async function announce(
  send: Send,
  fileName: string,
  size: number,
  more: Record<string, string> = {},
) {
  const metadata = Object.entries({ filename: fileName, ...more })
    .map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`)
    .join(',');
  const headers = { ...tus, 'upload-length': String(size), 'upload-metadata': metadata };
  const reply = await send('POST', '/api/uploads', { headers });
  return { reply, location: reply.headers.get('location') ?? '' };
}

export function sendPiece(
  send: Send,
  location: string,
  offset: number,
  piece: NonNullable<RequestInit['body']>,
  init: Omit<Sent, 'headers'> = {},
) {
  const headers = {
    ...tus,
    'upload-offset': String(offset),
    'content-type': 'application/offset+octet-stream',
  };
  return send('PATCH', location, { ...init, headers, body: piece });
}

/** A whole file in one piece; answers with the upload's id. */
export async function sendWhole(send: Send, fileName: string, bytes: Buffer): Promise<string> {
  const { location } = await announce(send, fileName, bytes.byteLength);
  const reply = await sendPiece(send, location, 0, new Uint8Array(bytes));
  if (reply.status !== 204) throw new Error(`${reply.status} ${await reply.text()}`);
  return location.split('/').at(-1) ?? '';
}

export const sha512 = (bytes: Buffer) => createHash('sha512').update(bytes).digest('hex');
