// The client of an office system: plain JavaScript for Node ≥ 20, no packages. Copy it, or read it and
// write your own; README.md beside it says what goes over the wire.
import { createHash, createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import { verifyValue } from './verify-signature.mjs';

/** A refusal: `status`, and the problem document with its `code`, `title` and, for deliveries, `faults`. */
export class Refused extends Error {
  constructor(status, problem) {
    super(`${status} ${problem?.code ?? ''}: ${problem?.title ?? ''}`);
    this.name = 'Refused';
    this.status = status;
    this.problem = problem;
  }
}

/** A receipt that the archive's key has not signed as it stands: not to be relied on. */
export class Unproven extends Error {
  constructor(receipt) {
    super(`receipt ${receipt?.receiptId ?? ''} is not signed with the archive's certificate`);
    this.name = 'Unproven';
    this.receipt = receipt;
  }
}

export class OfficeSystem {
  /**
   * `url` of the Lantai, `token` of this system; `agent` where connections are to be kept. Told the archive's
   * `certificate` (PEM, or base64 of DER), it takes no receipt that is not signed with it.
   */
  constructor({ url, token, agent, certificate }) {
    this.url = url;
    this.token = token;
    this.agent = agent;
    this.certificate = certificate;
  }

  /** Who I am to the archive, and which of my organisation codes it knows. */
  describe() {
    return this.ask('GET', '/api/exchange/source');
  }

  noteOrganisations(organisations) {
    return this.ask('POST', '/api/exchange/organisations', { organisations });
  }

  noteFinished(instances) {
    return this.ask('POST', '/api/exchange/finished', { instances });
  }

  async receipt(receiptId) {
    return this.proven(await this.ask('GET', `/api/exchange/receipts/${receiptId}`));
  }

  /** Every version of a document that was handed over, the newest first. */
  async receipts(sourceId) {
    const query = new URLSearchParams({ sourceId });
    const { receipts } = await this.ask('GET', `/api/exchange/receipts?${query}`);
    return receipts.map((receipt) => this.proven(receipt));
  }

  proven(receipt) {
    const { certificate } = this;
    if (certificate === undefined || isSignedBy({ receipt, certificate })) return receipt;
    throw new Unproven(receipt);
  }

  /** What changed since `after`; go on with `next` as long as there is one. */
  receiptEvents(after = 0) {
    return this.ask('GET', `/api/exchange/receipt-events?after=${after}`);
  }

  /**
   * Hands one document over. `components` have `role`, `fileName` and either `bytes` or `path`; size and
   * digest are worked out here. `cutAfter` breaks the connection after so many bytes, for tests.
   */
  async deliver({ components, ...fields }, { cutAfter, algorithm = 'sha256' } = {}) {
    const described = await Promise.all(
      components.map((component, index) => describe(component, `file-${index + 1}`, algorithm)),
    );
    const envelope = { ...fields, components: described.map(({ declared }) => declared) };
    return this.send(envelope, described, { cutAfter });
  }

  /** The request itself: an envelope as it is, and the files; `deliver` makes both from a document. */
  async send(envelope, files, { cutAfter } = {}) {
    const boundary = `lantai-${randomUUID()}`;
    const pieces = [
      Buffer.from(
        `--${boundary}\r\ncontent-disposition: form-data; name="envelope"\r\n` +
          `content-type: application/json\r\n\r\n${JSON.stringify(envelope)}\r\n`,
      ),
      ...files.flatMap(({ part, bytes, path, size }) => [
        Buffer.from(
          `--${boundary}\r\ncontent-disposition: form-data; name="${part}"; filename="${part}"\r\n` +
            'content-type: application/octet-stream\r\n\r\n',
        ),
        bytes ?? { path, size },
        Buffer.from('\r\n'),
      ]),
      Buffer.from(`--${boundary}--\r\n`),
    ];
    const path = '/api/exchange/deliveries';
    const length = pieces.reduce((sum, piece) => sum + (piece.size ?? piece.length), 0);
    const headers = {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'content-length': length,
    };
    const answer = await this.request('POST', path, headers, async (request) => {
      let sent = 0;
      for (const piece of pieces)
        for await (const chunk of Buffer.isBuffer(piece) ? [piece] : createReadStream(piece.path)) {
          if (cutAfter !== undefined && sent + chunk.length > cutAfter) {
            await write(request, chunk.subarray(0, Math.max(0, cutAfter - sent)));
            request.destroy(new Error('cut off'));
            return;
          }
          await write(request, chunk);
          sent += chunk.length;
        }
      request.end();
    });
    return this.proven(answer);
  }

  ask(method, path, body) {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const headers = text === undefined ? {} : { 'content-type': 'application/json' };
    return this.request(method, path, headers, async (request) => request.end(text));
  }

  request(method, path, headers, send) {
    const url = new URL(path, this.url);
    const { request: open } = url.protocol === 'https:' ? https : http;
    return new Promise((resolve, reject) => {
      const request = open(url, {
        method,
        headers: { authorization: `Bearer ${this.token}`, ...headers },
        ...(this.agent && { agent: this.agent }),
      });
      request.once('error', reject);
      request.once('response', (response) => {
        readJson(response).then(
          (answer) =>
            response.statusCode < 300
              ? resolve(answer)
              : reject(new Refused(response.statusCode, answer)),
          reject,
        );
      });
      send(request).catch((error) => {
        request.destroy(error);
        reject(error);
      });
    });
  }
}

/** What the envelope says of a file, and where its bytes are. */
export async function describe({ role, fileName, bytes, path }, part, algorithm = 'sha256') {
  const size = bytes ? bytes.length : (await stat(path)).size;
  const hash = createHash(algorithm);
  if (bytes) hash.update(bytes);
  else for await (const chunk of createReadStream(path)) hash.update(chunk);
  const digest = { algorithm, value: hash.digest('hex') };
  return { part, bytes, path, size, declared: { role, fileName, size, digest, part } };
}

/** Whether a pushed receipt comes from the archive and is not an old one played again. */
export function isGenuine({ secret, signature, body, now = Date.now(), tolerance = 300 }) {
  const { t, v1 } = Object.fromEntries(
    String(signature)
      .split(',')
      .map((pair) => pair.split('=')),
  );
  const expected = createHmac('sha256', secret).update(`${t}.${body}`).digest();
  const given = Buffer.from(v1 ?? '', 'hex');
  const isSame = given.length === expected.length && timingSafeEqual(given, expected);
  return isSame && Math.abs(now / 1000 - Number(t)) <= tolerance;
}

/** Whether a receipt is as the archive signed it, with this certificate and no other. */
export function isSignedBy({ receipt, certificate }) {
  const { signature, outcome: _outcome, ...signed } = receipt;
  const trusted = certificate.replaceAll(/-----[^-]+-----|\s/g, '');
  if (!signature || signature.certificate !== trusted) return false;
  return verifyValue(Buffer.from(canonicalJson(signed)), signature).isRight;
}

/** JSON without white space, names sorted by code unit (RFC 8785). */
export function canonicalJson(value) {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.keys(value)
    .sort((one, other) => (one < other ? -1 : 1))
    .map((name) => `${JSON.stringify(name)}:${canonicalJson(value[name])}`);
  return `{${members.join(',')}}`;
}

function write(request, chunk) {
  if (request.destroyed) throw new Error('the connection is closed');
  return request.write(chunk)
    ? undefined
    : new Promise((resolve, reject) => {
        request.once('drain', resolve);
        request.once('close', () => reject(new Error('the connection is closed')));
      });
}

async function readJson(response) {
  const chunks = [];
  for await (const chunk of response) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    return { title: text.slice(0, 500) };
  }
}
