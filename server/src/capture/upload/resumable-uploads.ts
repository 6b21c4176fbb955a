import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { uploadPath } from '@lantai/contract/capture/capture.api.ts';
import { FileStore } from '@tus/file-store';
import { Server, type ServerOptions } from '@tus/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { identifyBySession } from '#identity/session.ts';
import { type Actor, nobody, requireAccess } from '#platform/actor.ts';
import { execute, read } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { beginUpload } from './begin-upload.ts';
import { discardUpload } from './discard-upload.ts';
import { finishUpload, type UploadPlace } from './finish-upload.ts';
import { uploadLife } from './sweep-uploads.ts';
import { refusalOf } from './take-uploads.ts';
import { getUpload } from './upload-queries.ts';

/** Larger than any scan or recording an agency files in one piece; a bound on what one slip can cost. */
const mostBytes = 50 * 1024 ** 3;

type UploadParams = { Params: { uploadId: string } };

/**
 * The tus protocol (1.0.0) under `uploadPath`. The library moves the pieces; who may send them, whose
 * they are and what becomes of the whole is decided here, before and after it.
 */
export function mountUploads(app: FastifyInstance, place: UploadPlace): void {
  const actors = new WeakMap<IncomingMessage, Actor>();
  const tus = openTus(place, (request) => actors.get(request) ?? nobody);
  const identify = identifyBySession(place.platform);

  app.register(async (uploads) => {
    // The library reads the body from the connection itself.
    uploads.removeAllContentTypeParsers();
    uploads.addContentTypeParser('*', (_request, _body, done) => done(null));
    uploads.addHook('onRequest', async (request) => {
      request.actor = await identify(request);
      requireAccess(request.actor, 'capture.upload');
      actors.set(request.raw, request.actor);
    });
    const answer = async (request: FastifyRequest, reply: FastifyReply) => {
      reply.hijack();
      await tus.handle(request.raw, reply.raw).catch((error: unknown) => {
        request.log.error(error, 'upload');
        reply.raw.destroy();
      });
    };
    uploads.route({ method: ['POST', 'OPTIONS'], url: uploadPath, handler: answer });
    mountOneUpload(uploads, place, answer);
  });
}

function mountOneUpload(
  uploads: FastifyInstance,
  place: UploadPlace,
  answer: (request: FastifyRequest, reply: FastifyReply) => Promise<void>,
): void {
  const url = `${uploadPath}/:uploadId`;
  uploads.patch<UploadParams>(url, async (request, reply) => {
    const { actor, params } = request;
    await read(place.platform, actor, (db) => getUpload(db, actor, params.uploadId));
    await answer(request, reply);
  });
  uploads.head<UploadParams>(url, async (request, reply) => {
    // A process killed between the last piece and staging left a whole file: finished here, when its
    // sender asks how far it came.
    const upload = await finishUpload(place, request.actor, request.params.uploadId);
    if (upload.state === 'arriving') return answer(request, reply);
    return reply
      .headers({ 'tus-resumable': '1.0.0', 'cache-control': 'no-store' })
      .headers({ 'upload-offset': upload.size, 'upload-length': upload.size })
      .send();
  });
  uploads.delete<UploadParams>(url, async (request, reply) => {
    const { uploadId } = request.params;
    await execute(place.platform, discardUpload, request.actor, { uploadId });
    await place.files.remove(uploadId);
    return reply.code(204).header('tus-resumable', '1.0.0').send();
  });
}

function openTus(place: UploadPlace, actorOf: (request: IncomingMessage) => Actor): Server {
  const datastore = new FileStore({
    directory: place.files.directory,
    expirationPeriodInMilliseconds: uploadLife,
  });
  // A size that comes later would make the row's size a guess.
  datastore.extensions = datastore.extensions.filter((name) => name !== 'creation-defer-length');
  const sender = (request: Parameters<NonNullable<ServerOptions['onUploadFinish']>>[0]) => {
    const raw = request.runtime?.node?.req;
    return raw ? actorOf(raw as IncomingMessage) : nobody;
  };
  return new Server({
    path: uploadPath,
    datastore,
    relativeLocation: true,
    maxSize: mostBytes,
    allowedOrigins: [],
    namingFunction: () => randomUUID(),
    async onUploadCreate(request, { id, size = 0, metadata }) {
      const fileName = requireFileName(metadata?.filename);
      const fondsId = requireFondsId(metadata?.fonds);
      await execute(place.platform, beginUpload, sender(request), { id, fileName, size, fondsId });
      return {};
    },
    async onUploadFinish(request, { id }) {
      const upload = await finishUpload(place, sender(request), id);
      if (upload.state === 'refused') throw refusalOf(upload);
      return {};
    },
    onResponseError: (_request, error) =>
      error instanceof Problem ? problemReply(error) : undefined,
  });
}

function requireFileName(given: string | null | undefined): string {
  // PostgreSQL holds no NUL; everything else stays as it came.
  const fileName = given?.replaceAll('\0', '') ?? '';
  if (fileName.trim() === '' || fileName.length > 1000)
    throw new Problem('request.invalid', { reason: 'filename' });
  return fileName;
}

function requireFondsId(given: string | null | undefined): string | null {
  if (!given) return null;
  if (!/^[0-9a-f-]{36}$/iu.test(given)) throw new Problem('request.invalid', { reason: 'fonds' });
  return given;
}

/** The library answers with a text; what stands in it is the same document as everywhere else. */
function problemReply({ code, status, sentence, details }: Problem) {
  const type = `urn:lantai:problem:${code}`;
  return {
    status_code: status,
    body: JSON.stringify({ ...details, type, status, code, title: sentence }),
  };
}
