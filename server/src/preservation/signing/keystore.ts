import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Problem } from '#platform/problem.ts';
import { type Certificate, readCertificate } from '../signatures/certificate.ts';
import { type KeyOwner, makeCertificate, makeRequest } from './make-certificate.ts';
import { certificateBytes } from './pem.ts';
import { openSecret, sealedSecret, sealSecret } from './sealed-secret.ts';
import { newSm2Pair, pairOf, type Sm2Pair, signSm2Digest } from './sign-sm2.ts';
import type { Signer } from './signer.ts';
import { writeWhole } from './write-whole.ts';

const keyEntry = z.strictObject({
  format: z.literal('lantai-key/1'),
  keyId: z.uuid(),
  organisation: z.string(),
  name: z.string(),
  createdAt: z.iso.datetime(),
  certificate: z.base64(),
  /** Whether the certificate is the key's own, not a certificate authority's. */
  isSelfIssued: z.boolean(),
  /** From this moment on nothing is signed with it; what was signed before stays valid. */
  revokedAt: z.iso.datetime().nullable(),
  revokedBecause: z.string().nullable(),
  secret: sealedSecret,
});
type KeyEntry = z.output<typeof keyEntry>;

export type OwnKeys = ReadonlyMap<string, string | null>;

/** A key as everybody may know it. */
export type KnownKey = Omit<KeyEntry, 'secret' | 'format'>;

/**
 * Private keys in files of their own, one a key, outside the database and sealed under a pass phrase
 * that is kept in neither. The pass phrase is asked for only where a key is used.
 */
export class Keystore {
  readonly directory: string;
  readonly #passphrase: () => Promise<string>;

  constructor(directory: string, passphrase: () => Promise<string>) {
    this.directory = directory;
    this.#passphrase = passphrase;
  }

  async create(owner: KeyOwner, period: { from: Date; to: Date }): Promise<KnownKey> {
    const keyId = randomUUID();
    const pair = newSm2Pair();
    return this.#keep({
      format: 'lantai-key/1',
      keyId,
      ...owner,
      createdAt: period.from.toISOString(),
      certificate: makeCertificate(pair, owner, period).toString('base64'),
      isSelfIssued: true,
      revokedAt: null,
      revokedBecause: null,
      secret: await sealSecret(pair.secret, await this.#passphrase(), keyId),
    });
  }

  /** The oldest first. */
  async list(): Promise<KnownKey[]> {
    const names = await readdir(this.directory).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    });
    const ids = names.filter((name) => name.endsWith('.key.json')).map((name) => name.slice(0, 36));
    const keys = await Promise.all(ids.map(async (keyId) => known(await this.#entry(keyId))));
    return keys.toSorted((one, other) => (one.createdAt < other.createdAt ? -1 : 1));
  }

  /** A request to a certificate authority, signed by the key (PKCS#10). */
  async request(keyId: string): Promise<Buffer> {
    const entry = await this.#entry(keyId);
    return makeRequest(await this.#open(entry), entry);
  }

  /** The certificate that an authority issued takes the place of the one before; signatures carry their own. */
  async takeCertificate(keyId: string, handed: Buffer): Promise<KnownKey> {
    const entry = await this.#entry(keyId);
    const certificate = readHanded(handed);
    const own = readCertificate(Buffer.from(entry.certificate, 'base64'));
    if (!Buffer.from(certificate.point).equals(own.point))
      throw new Problem('preservation.certificate-not-of-key', { keyId });
    const isSelfIssued = Buffer.from(certificate.issuer.der).equals(certificate.subject.der);
    const text = Buffer.from(certificate.der).toString('base64');
    return this.#keep({ ...entry, certificate: text, isSelfIssued });
  }

  async revoke(keyId: string, because: string, now: Date): Promise<KnownKey> {
    const entry = await this.#entry(keyId);
    if (entry.revokedAt !== null) throw revoked(entry);
    return this.#keep({ ...entry, revokedAt: now.toISOString(), revokedBecause: because });
  }

  /** Opens a key, once for as many signatures as are wanted. */
  async signer(keyId: string, now: Date): Promise<Signer> {
    const entry = await this.#entry(keyId);
    if (entry.revokedAt !== null) throw revoked(entry);
    const certificate = Buffer.from(entry.certificate, 'base64');
    const { validFrom, validTo } = readCertificate(certificate);
    const at = now.toISOString();
    if (at < validFrom || at > validTo)
      throw new Problem('preservation.certificate-expired', { name: entry.name });
    const pair = await this.#open(entry);
    return {
      keyId,
      certificate,
      signDigest: async (digest) => signSm2Digest(numberOf(digest), pair),
    };
  }

  /** The newest key that may sign now, if there is one. */
  async usualSigner(now: Date): Promise<Signer | undefined> {
    const newest = (await this.list()).findLast(({ revokedAt }) => revokedAt === null);
    return newest && this.signer(newest.keyId, now);
  }

  /**
   * The public keys of all keys there have been, as signatures name them (SubjectPublicKeyInfo in
   * hexadecimal digits), each with the moment of its revocation.
   */
  async publicKeys(): Promise<OwnKeys> {
    const keys = await this.list();
    return new Map(
      keys.map(({ certificate, revokedAt }) => {
        const { publicKey } = readCertificate(Buffer.from(certificate, 'base64'));
        return [Buffer.from(publicKey).toString('hex'), revokedAt] as const;
      }),
    );
  }

  async #open({ secret, keyId }: KeyEntry): Promise<Sm2Pair> {
    return pairOf(await openSecret(secret, await this.#passphrase(), keyId));
  }

  async #entry(keyId: string): Promise<KeyEntry> {
    if (!z.uuid().safeParse(keyId).success) throw new Problem('preservation.key-not-found');
    const text = await readFile(this.#pathOf(keyId), 'utf8').catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') throw new Problem('preservation.key-not-found');
        throw error;
      },
    );
    return keyEntry.parse(JSON.parse(text));
  }

  /** Whole and on the disk under its name, or not at all: a lost private key cannot be made again. */
  async #keep(entry: KeyEntry): Promise<KnownKey> {
    await mkdir(this.directory, { recursive: true, mode: 0o700 });
    await writeWhole(this.#pathOf(entry.keyId), `${JSON.stringify(entry, null, 2)}\n`, 0o600);
    return known(entry);
  }

  #pathOf(keyId: string): string {
    return join(this.directory, `${keyId}.key.json`);
  }
}

function known({ secret: _secret, format: _format, ...rest }: KeyEntry): KnownKey {
  return rest;
}

function readHanded(handed: Buffer): Certificate {
  try {
    return readCertificate(certificateBytes(handed));
  } catch (cause) {
    throw new Problem('preservation.certificate-unreadable', {}, { cause });
  }
}

const numberOf = (bytes: Uint8Array) => BigInt(`0x0${Buffer.from(bytes).toString('hex')}`);

const revoked = ({ name, revokedAt }: KeyEntry) =>
  new Problem('preservation.key-revoked', { name, revokedAt });
