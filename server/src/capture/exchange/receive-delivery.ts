import { createHash, type Hash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { type Readable, Transform } from 'node:stream';
import type { Multipart, MultipartFile } from '@fastify/multipart';
import type {
  DeliveryFault,
  EnvelopeComponent,
} from '@lantai/contract/capture/exchange/envelope.ts';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '#platform/actor.ts';
import { execute, type Platform } from '#platform/command.ts';
import { Problem } from '#platform/problem.ts';
import { sniffFile } from '../../preservation/media-type.ts';
import { hasStaged, stage, stagedPath } from '../../preservation/staging.ts';
import type { Storage } from '../../preservation/storage.ts';
import type { StagedComponent } from '../../records/insert-records.ts';
import { ignoreRepeat } from './ignore-repeat.ts';
import { isBodyLike } from './judge-envelope.ts';
import { queueDelivery } from './queue-delivery.ts';
import { fault, readEnvelope } from './read-envelope.ts';
import { rejectDelivery } from './reject-delivery.ts';
import { takeDelivery } from './take-delivery.ts';

type Place = { readonly platform: Platform; readonly storage: Storage };

export type Received = { readonly deliveryId: string; readonly outcome: 'taken' | 'repeated' };

/**
 * A delivery as it comes over the wire: its envelope, then its files, each written to staging and
 * digested while it arrives. Bytes are whole and synced before any row refers to them.
 */
export async function receiveDelivery(
  { platform, storage }: Place,
  actor: Actor,
  request: FastifyRequest,
): Promise<Received> {
  if (!request.isMultipart()) throw withoutEnvelope();
  const parts = request.parts();
  const read = await readFirst(parts);
  const { sourceId, components } = read.envelope;
  const queued = await execute(platform, queueDelivery, actor, read);
  const { deliveryId } = queued;
  if (queued.isKnown) {
    await passOver(parts);
    await execute(platform, ignoreRepeat, actor, { deliveryId });
    return { deliveryId, outcome: 'repeated' };
  }
  const refused = (faults: readonly DeliveryFault[]) =>
    new Problem('capture.delivery-rejected', { sourceId, receiptId: deliveryId, faults });
  if (queued.faults.length > 0) {
    await passOver(parts);
    throw refused(queued.faults);
  }
  const { staged, faults } = await stageParts(storage, parts, components);
  if (faults.length > 0) {
    await execute(platform, rejectDelivery, actor, { deliveryId, faults });
    throw refused(faults);
  }
  await requireStaged(storage, staged);
  const outcome = await execute(platform, takeDelivery, actor, { deliveryId, components: staged });
  return { deliveryId, outcome };
}

type Parts = AsyncIterator<Multipart> & AsyncIterable<Multipart>;

/** A connection that breaks off is the sender's to repeat: nothing of the delivery is registered. */
async function next(parts: Parts): Promise<Multipart | undefined> {
  try {
    const { value, done } = await parts.next();
    return done ? undefined : value;
  } catch (error) {
    throw whyUnreadable(error);
  }
}

/** The library tells by its codes what it could not read; what it does not name is a broken connection. */
function whyUnreadable(error: unknown): Problem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'FST_INVALID_JSON_FIELD_ERROR') return withoutEnvelope();
  if (/_LIMIT$|_TOO_LARGE$/u.test(code)) return new Problem('request.too-large');
  return new Problem('capture.delivery-broken-off', {}, { cause: error });
}

async function readFirst(parts: Parts) {
  const first = await next(parts);
  try {
    if (first?.fieldname !== 'envelope') throw withoutEnvelope();
    const given = first.type === 'file' ? await textOf(first.file) : first.value;
    return readEnvelope(typeof given === 'string' ? parsed(given) : given);
  } catch (error) {
    if (first?.type === 'file') first.file.resume();
    await passOver(parts);
    throw error;
  }
}

/** As long as an envelope may be that comes as a field. */
export const mostEnvelopeBytes = 2 * 1024 ** 2;

/** Many clients give every part of JSON a file name. */
async function textOf(file: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  const arriving: AsyncIterable<Buffer> = file;
  for await (const chunk of arriving) {
    size += chunk.length;
    if (size > mostEnvelopeBytes) throw new Problem('request.too-large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw withoutEnvelope();
  }
}

function withoutEnvelope(): Problem {
  return new Problem('capture.envelope-invalid', {
    faults: [fault('envelope-missing', 'envelope')],
  });
}

/** Read to its end and not kept: a sender that is still writing would not see the answer. */
async function passOver(parts: Parts): Promise<void> {
  for (let part = await next(parts); part; part = await next(parts))
    if (part.type === 'file') part.file.resume();
}

/** Sent over hours, the first of many files may have been swept before the last one was here. */
async function requireStaged(
  { staging }: Storage,
  components: readonly StagedComponent[],
): Promise<void> {
  for (const { sha512 } of components)
    if (!(await hasStaged(staging, sha512))) throw new Problem('capture.delivery-broken-off');
}

type Staged = { staged: StagedComponent[]; faults: DeliveryFault[] };

async function stageParts(
  storage: Storage,
  parts: Parts,
  components: readonly EnvelopeComponent[],
): Promise<Staged> {
  const byPart = new Map<string, StagedComponent>();
  const faults: DeliveryFault[] = [];
  for (let part = await next(parts); part; part = await next(parts)) {
    const component = components.find((each) => each.part === part?.fieldname);
    if (part.type === 'file' && component && !byPart.has(component.part)) {
      const { found, wrong } = await stagePart(storage, part, component);
      byPart.set(component.part, found);
      faults.push(...wrong);
    } else {
      if (part.type === 'file') part.file.resume();
      faults.push(fault('part-unexpected', part.fieldname));
    }
  }
  for (const { part, fileName } of components)
    if (!byPart.has(part)) faults.push(fault('part-missing', fileName));
  return { staged: components.flatMap(({ part }) => byPart.get(part) ?? []), faults };
}

/** Which digests are taken in passing, and which staging takes anyway. */
async function stagePart(
  { staging }: Storage,
  { file }: MultipartFile,
  component: EnvelopeComponent,
): Promise<{ found: StagedComponent; wrong: DeliveryFault[] }> {
  const { role, fileName, size, digest } = component;
  const sha256 = createHash('sha256');
  const source = digest.algorithm === 'sha256' ? throughHash(file, sha256) : file;
  const { sha512, sm3, ...bytes } = await stage(staging, source).catch((error: unknown) => {
    throw new Problem('capture.delivery-broken-off', {}, { cause: error });
  });
  const wrong: DeliveryFault[] = [];
  if (bytes.size !== size)
    wrong.push(
      fault('size-differs', fileName, { declared: String(size), found: String(bytes.size) }),
    );
  const taken = { sha512, sm3, sha256: () => sha256.digest('hex') }[digest.algorithm];
  const found = typeof taken === 'function' ? taken() : taken;
  if (found !== digest.value)
    wrong.push(fault('digest-differs', fileName, { declared: digest.value, found }));
  const path = stagedPath(staging, sha512);
  const mediaType = await sniffFile(path);
  if (isBodyLike(component) && mediaType === 'text/plain' && (await looksLikeWebPage(path)))
    wrong.push(fault('body-is-html', fileName));
  return { found: { role, fileName, mediaType, size: bytes.size, sha512, sm3 }, wrong };
}

function throughHash(source: Readable, hash: Hash): Readable {
  const through = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  source.once('error', (error) => through.destroy(error));
  return source.pipe(through);
}

async function looksLikeWebPage(path: string): Promise<boolean> {
  await using handle = await open(path, 'r');
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(1024), 0, 1024, 0);
  return /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/iu.test(
    buffer.toString('utf8', 0, bytesRead).replace(/^\ufeff/u, ''),
  );
}
