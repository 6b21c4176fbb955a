import { createReadStream } from 'node:fs';
import { PassThrough, type Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { type Digests, digestThrough } from '../digest.ts';
import { plainViolation } from '../xml/plain-violation.ts';
import { readXml } from '../xml/read-xml.ts';
import { Base64Decoder } from './base64-stream.ts';
import { type EepLayer, layersOf } from './eep-content.ts';
import type { EepFinding, EepRecord } from './eep-record.ts';
import { found, PackageRefused } from './package-refused.ts';
import {
  type ContentSink,
  type ObjectRange,
  type ScannedPackage,
  scanPackage,
} from './scan-package.ts';
import { verifyContents, verifyObjects, verifySidecar } from './verify-eep.ts';
import { verifySignaturesOf } from './verify-eep-signatures.ts';

const xsd = fileURLToPath(new URL('eep.xsd', import.meta.url));

/** What becomes of the bytes of one file of the package; the digests are of what was read. */
export type TakeContent = (place: number, bytes: Readable) => Promise<Digests>;

export type EepReading = {
  /** The record as the newest layer tells it; null where nothing can be believed. */
  readonly record: EepRecord | null;
  /** The digests of the newest layer's files, in the order of its encodings. */
  readonly contents: readonly (Digests | null)[];
  /** For each of them, its place among all contents of the package: what `TakeContent` was given. */
  readonly places: readonly number[];
  readonly layers: readonly EepLayer[];
  readonly objects: readonly ObjectRange[];
  readonly findings: readonly EepFinding[];
};

const nothing = { record: null, contents: [], places: [], layers: [], objects: [] };

/**
 * Reads a package whatever its size: its files go to `take` as they come, its metadata is held against
 * the schema, every digest against the bytes. Everything that is wrong is told, with its place.
 */
export async function readEep(path: string, take: TakeContent = digestOnly): Promise<EepReading> {
  const taken: Taken[] = [];
  let scanned: ScannedPackage;
  try {
    scanned = await scanPackage(createReadStream(path), (place) => sinkOf(place, take, taken));
  } catch (error) {
    if (!(error instanceof PackageRefused)) throw error;
    return { ...nothing, findings: [error.finding] };
  }
  const { root, violations } = await readXml(scanned.skeleton, xsd);
  if (!root)
    return {
      ...nothing,
      findings: violations.map(({ line, message }) =>
        found('not-well-formed', { place: `第 ${line} 行`, actual: plainViolation(message) }),
      ),
    };
  const layers = layersOf(root);
  const placed = placeContents(layers, taken);
  const [newest] = layers;
  const findings = [
    ...violations.map(({ line, message }) =>
      found('schema-violated', { place: `第 ${line} 行`, actual: plainViolation(message) }),
    ),
    ...verifyContents(layers, placed),
    ...(await verifyObjects(path, scanned, layers)),
    ...(await signatureFindings(path, scanned)),
    ...(await verifySidecar(path)),
  ];
  const own = placed[0] ?? [];
  return {
    record: newest?.record ?? null,
    contents: own.map((one) => one?.digests ?? null),
    places: own.map((one) => one?.place ?? -1),
    layers,
    objects: scanned.objects,
    findings,
  };
}

/** Signatures that do not hold; one that holds is no finding. */
async function signatureFindings(path: string, { objects }: ScannedPackage): Promise<EepFinding[]> {
  const { signatures } = await verifySignaturesOf(path, objects);
  return signatures.flatMap(({ outcome, reason, layer, id }) =>
    outcome === 'holds'
      ? []
      : [
          found(outcome === 'broken' ? 'signature-broken' : 'signature-not-verified', {
            place: `修改${layer} ${id}`,
            actual: reason,
          }),
        ],
  );
}

export type Taken = {
  readonly place: number;
  readonly digests: Digests;
  readonly isBase64: boolean;
};

function sinkOf(place: number, take: TakeContent, taken: Taken[]): ContentSink {
  const decoder = new Base64Decoder();
  const bytes = new PassThrough();
  const outcome = take(place, bytes);
  // Its failure is reported where the reading waits for it, and must not be unhandled until then.
  outcome.catch((error: unknown) => bytes.destroy(error instanceof Error ? error : undefined));
  return {
    async take(piece) {
      const decoded = decoder.decode(piece);
      if (decoded.length > 0 && !bytes.write(decoded))
        await Promise.race([new Promise((resolve) => bytes.once('drain', resolve)), outcome]);
    },
    async end(plain) {
      decoder.finish();
      bytes.end();
      const digests = await outcome;
      taken[place] = { place, digests, isBase64: plain && !decoder.damaged };
    },
  };
}

/** Contents come in the order of the document: what a modification wraps comes before its own. */
function placeContents(
  layers: readonly EepLayer[],
  taken: readonly Taken[],
): (Taken | undefined)[][] {
  const byId = new Map<string, Taken>();
  let next = 0;
  const placed = layers.toReversed().map(({ encodings }) =>
    encodings.map(({ contentId }) => {
      const own = taken[next];
      next += 1;
      if (own) byId.set(contentId, own);
      return own;
    }),
  );
  return layers.map(({ encodings }, index) =>
    encodings.map(({ refersTo }, place) =>
      refersTo === null ? placed[layers.length - 1 - index]?.[place] : byId.get(refersTo),
    ),
  );
}

async function digestOnly(_place: number, bytes: Readable): Promise<Digests> {
  const { promise, resolve } = Promise.withResolvers<Digests>();
  bytes.pipe(digestThrough(resolve)).resume();
  return promise;
}
