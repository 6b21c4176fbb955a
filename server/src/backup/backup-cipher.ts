import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  scryptSync,
  timingSafeEqual,
} from 'node:crypto';
import { Transform } from 'node:stream';
import { Problem } from '#platform/problem.ts';

/**
 * What a backup folder is locked with: AES-256-GCM, because authenticated SM4 is not in every build of OpenSSL
 * (docs/decisions/0031). Never written anywhere; the folder keeps only what tells a wrong key.
 */
export type BackupKey = { readonly content: Buffer; readonly names: Buffer };

const magic = Buffer.from('LTB1');
const saltBytes = 16;
const tagBytes = 16;
const pieceBytes = 64 * 1024;
const scryptCost = { N: 2 ** 15, r: 8, p: 1, maxmem: 2 ** 26 };

/** One mechanism for a key file and for a pass phrase written into a file. */
export function deriveKey(secret: Buffer, salt: Buffer): BackupKey {
  const master = scryptSync(secret, salt, 32, scryptCost);
  const part = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', master, salt, `lantai backup ${purpose}`, 32));
  return { content: part('content'), names: part('names') };
}

export function keyCheck({ names }: BackupKey): string {
  return hiddenName({ names }, 'key check');
}

export function isKeyOf(key: BackupKey, check: string): boolean {
  const [ours, theirs] = [Buffer.from(keyCheck(key)), Buffer.from(check)];
  return ours.length === theirs.length && timingSafeEqual(ours, theirs);
}

/** A digest is told by its name in the pool to nobody who has no key. */
export function hiddenName({ names }: Pick<BackupKey, 'names'>, name: string): string {
  return createHmac('sha512', names).update(name).digest('hex');
}

// STREAM (Hoang, Reyhanitabar, Rogaway, Vizár 2015): the nonce counts the pieces and marks the last one, so that
// pieces cannot be exchanged, repeated, or cut off at the end without the tag saying so.
function nonce(piece: number, isLast: boolean): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeUIntBE(piece, 5, 6);
  bytes[11] = isLast ? 1 : 0;
  return bytes;
}

function fileKey({ content }: BackupKey, salt: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', content, salt, 'lantai backup file', 32));
}

/** Locks a stream of bytes. */
export function locking(key: BackupKey): Transform {
  const salt = randomBytes(saltBytes);
  const ofFile = fileKey(key, salt);
  const lock = (bytes: Buffer, piece: number, isLast: boolean) => {
    const cipher = createCipheriv('aes-256-gcm', ofFile, nonce(piece, isLast));
    return Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  };
  return inPieces(pieceBytes, lock, Buffer.concat([magic, salt]));
}

/** Opens what `locking` made; fails where a single bit, the order or the end is another. */
export function unlocking(key: BackupKey): Transform {
  let ofFile: Buffer | undefined;
  let head = Buffer.alloc(0);
  const unlock = (bytes: Buffer, piece: number, isLast: boolean) => {
    if (!ofFile || bytes.length < tagBytes) throw new Problem('backup.locked-file-damaged');
    const decipher = createDecipheriv('aes-256-gcm', ofFile, nonce(piece, isLast));
    decipher.setAuthTag(bytes.subarray(-tagBytes));
    try {
      return Buffer.concat([decipher.update(bytes.subarray(0, -tagBytes)), decipher.final()]);
    } catch (cause) {
      throw new Problem('backup.locked-file-damaged', {}, { cause });
    }
  };
  const pieces = inPieces(pieceBytes + tagBytes, unlock);
  const headBytes = magic.length + saltBytes;
  const passOn = pieces._transform.bind(pieces);
  pieces._transform = (chunk: Buffer, encoding, done) => {
    if (ofFile) return passOn(chunk, encoding, done);
    head = Buffer.concat([head, chunk]);
    if (head.length < headBytes) return done();
    if (!head.subarray(0, magic.length).equals(magic))
      return done(new Problem('backup.locked-file-damaged'));
    ofFile = fileKey(key, head.subarray(magic.length, headBytes));
    return passOn(head.subarray(headBytes), encoding, done);
  };
  return pieces;
}

type Turn = (bytes: Buffer, piece: number, isLast: boolean) => Buffer;

/** Cuts a stream into pieces of one size and turns each; the last one, even if empty, is turned as the last. */
function inPieces(size: number, turn: Turn, before?: Buffer): Transform {
  let waiting: Buffer[] = [];
  let bytes = 0;
  let piece = 0;
  return new Transform({
    construct(done) {
      if (before) this.push(before);
      done();
    },
    transform(chunk: Buffer, _encoding, done) {
      try {
        waiting.push(chunk);
        bytes += chunk.length;
        if (bytes > size) {
          let all = Buffer.concat(waiting, bytes);
          // One is held back: only the end tells which piece is the last.
          while (all.length > size) {
            this.push(turn(all.subarray(0, size), piece++, false));
            all = all.subarray(size);
          }
          waiting = [all];
          bytes = all.length;
        }
        done();
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)));
      }
    },
    flush(done) {
      try {
        this.push(turn(Buffer.concat(waiting, bytes), piece, true));
        done();
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)));
      }
    },
  });
}
