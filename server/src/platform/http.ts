import '@fastify/cookie';
import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { Bytes, Endpoint, ReplyOf, RequestOf } from '@lantai/contract/endpoint.ts';
import { isBytes } from '@lantai/contract/endpoint.ts';
import { type Access, enoughFor } from '@lantai/contract/permission.ts';
import {
  isProblemCode,
  isRecorded,
  problemReply,
  problemSentence,
} from '@lantai/contract/problem.ts';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { type Actor, requireAccess } from './actor.ts';
import { type Command, execute, type Platform, read, recordRefusal } from './command.ts';
import type { Db } from './database.ts';
import { Problem } from './problem.ts';
import { countServing } from './serving.ts';

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor;
  }
}

/** A reply of bytes: a file, a report, a stream of events. */
export type BytesReply = {
  readonly type: string;
  readonly body: Readable | Buffer | string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
};

type HandlerContext = {
  readonly actor: Actor;
  /** Reads as the actor, under row-level security. */
  readonly read: <Result>(query: (db: Db) => Promise<Result>) => Promise<Result>;
  /** Executes a command in the name of the person who sent the request. */
  readonly run: <Input, Result>(command: Command<Input, Result>, input: Input) => Promise<Result>;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
};

type Handler<E extends Endpoint> = (
  request: RequestOf<E> & HandlerContext,
) => Promise<E['reply'] extends Bytes ? BytesReply : ReplyOf<E>>;

export type Http = {
  /** Answers an endpoint. Access, validation and serialisation follow from its declaration. */
  readonly on: <E extends Endpoint>(endpoint: E, handler: Handler<E>) => void;
  /** For a library that answers by itself (resumable uploads): everything under a path. */
  readonly raw: FastifyInstance;
};

export type Routes = (http: Http) => void;

export type Identify = (request: FastifyRequest) => Promise<Actor>;

export type HttpOptions = {
  readonly platform: Platform;
  readonly identify: Identify;
  readonly logLevel?: string;
};

/** The server before its routes: how every request is identified, refused, answered and logged. */
export function openHttp({ platform, identify, logLevel = 'silent' }: HttpOptions) {
  const app = Fastify({
    logger: { level: logLevel, redact: ['req.headers.cookie', 'req.headers.authorization'] },
    genReqId: () => randomUUID(),
    bodyLimit: 4 * 1024 * 1024,
    requestTimeout: 0,
    trustProxy: 'loopback',
    // Answered by `refuseWhileStopping`, in the form of every other refusal.
    return503OnClosing: false,
    routerOptions: { maxParamLength: 300 },
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler((error, request, reply) => answerProblem(platform, error, request, reply));
  app.setNotFoundHandler((request, reply) =>
    answerProblem(platform, new Problem('request.not-found'), request, reply),
  );
  app.decorateRequest('actor', undefined as unknown as Actor);
  countServing(app);
  refuseWhileStopping(app);
  app.addHook('onRequest', refuseOtherSites);
  return { app, identify };
}

/** Adds capabilities under /api. */
export function serve(
  app: FastifyInstance,
  { platform, identify }: HttpOptions,
  capabilities: readonly Routes[],
): void {
  const routes: Http = {
    raw: app,
    on: (endpoint, handler) => {
      app.route({
        method: endpoint.method,
        url: `/api${endpoint.path}`,
        schema: routeSchema(endpoint),
        // Before the body is read: a stranger learns nothing, not even what is wrong with the request.
        async onRequest(request) {
          request.actor = await identify(request);
          requireAccess(request.actor, endpoint.access);
        },
        async handler(request, reply) {
          const context: HandlerContext = {
            actor: request.actor,
            read: (query) => read(platform, request.actor, query),
            run: (command, input) => execute(platform, command, request.actor, input),
            request,
            reply,
          };
          const { params, query, body } = request;
          // The schemas have parsed these parts, and the handler's types come from the same schemas.
          const answer = await handler({ ...context, params, query, body } as never);
          return isBytes(endpoint.reply) ? sendBytes(reply, answer as BytesReply) : answer;
        },
      });
    },
  };
  for (const capability of capabilities) capability(routes);
}

function routeSchema({ summary, path, params, query, body, reply, access }: Endpoint) {
  return {
    summary,
    tags: [path.split('/')[1] ?? 'api'],
    description: describeAccess(access),
    ...(params && { params }),
    ...(query && { querystring: query }),
    ...(body && { body }),
    response: { ...(!isBytes(reply) && { 200: reply }), default: problemReply },
  };
}

function describeAccess(access: Access): string {
  if (access === 'nobody') return 'Open to everyone.';
  if (access === 'signed-in') return 'Access: whoever is signed in.';
  return `Access: ${enoughFor(access)
    .map((permission) => `\`${permission}\``)
    .join(' or ')}.`;
}

function sendBytes(reply: FastifyReply, { type, body, status = 200, headers = {} }: BytesReply) {
  return reply.code(status).headers(headers).type(type).send(body);
}

/** A browser keeps its connection open, and would go on asking on it while the program ends. */
function refuseWhileStopping(app: FastifyInstance): void {
  let stopping = false;
  app.addHook('preClose', async () => {
    stopping = true;
  });
  app.addHook('onRequest', async () => {
    if (stopping) throw new Problem('server.stopping');
  });
}

/** A browser says where a request comes from; another site's pages must not act with our cookie. */
async function refuseOtherSites(request: FastifyRequest): Promise<void> {
  const site = request.headers['sec-fetch-site'];
  const safe = request.method === 'GET' || request.method === 'HEAD';
  if (!safe && site !== undefined && site !== 'same-origin' && site !== 'none')
    throw new Problem('request.other-site');
}

/** RFC 9457: a stable code for programs, a sentence for people, and nothing of the inside. */
async function answerProblem(
  platform: Platform,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const problem = expected(error);
  if (!problem) request.log.error(error);
  const { code, status, details } =
    problem ?? new Problem('server.failure', { requestId: request.id });
  // A stranger's attempts are not written: anybody could fill the trail with them.
  if (isRecorded(code) && request.actor && request.actor.duty !== 'nobody')
    await recordRefusal(
      platform,
      request.actor,
      `${request.method} ${request.routeOptions.url ?? request.url}`,
      new Problem(code, details),
    );
  return reply
    .code(status)
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send({
      ...details,
      type: `urn:lantai:problem:${code}`,
      status,
      code,
      title: isProblemCode(code) ? problemSentence(code, details) : code,
    });
}

function expected(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error;
  if (!(error instanceof Error)) return undefined;
  if ('validation' in error && error.validation)
    return new Problem('request.invalid', { issues: error.validation });
  const status = 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status === 413) return new Problem('request.too-large');
  if (status >= 400 && status < 500)
    return new Problem('request.invalid', { reason: error.message });
  return undefined;
}
