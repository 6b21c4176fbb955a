import { argon2, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const hashArgon2 = promisify(argon2);

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 };

type Cost = typeof cost;

async function digest(password: string, salt: Buffer, { memory, passes, parallelism }: Cost) {
  return hashArgon2('argon2id', {
    message: password.normalize('NFC'),
    nonce: salt,
    memory,
    passes,
    parallelism,
    tagLength: 32,
  });
}

/** An argon2id hash in the usual PHC string form. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const tag = await digest(password, salt, cost);
  const { memory, passes, parallelism } = cost;
  const base64 = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '');
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(salt)}$${base64(tag)}`;
}

/** Compares in constant time; a hash in a form we did not write matches nothing. */
export async function passwordMatches(password: string, hash: string): Promise<boolean> {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(hash);
  if (!parts) return false;
  const [, memory, passes, parallelism, salt = '', tag = ''] = parts;
  const expected = Buffer.from(tag, 'base64');
  const actual = await digest(password, Buffer.from(salt, 'base64'), {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
  });
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

/** Takes as long as a real comparison, so that a stranger cannot time which accounts exist. */
export async function pretendToMatch(password: string): Promise<void> {
  await digest(password, Buffer.alloc(16), cost);
}

/** A first password that satisfies every setting; letters that look alike are left out. */
export function inventPassword(): string {
  const kinds = ['abcdefghijkmnpqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789', '@#%+=?'];
  const pick = (letters: string) => letters[randomInt(letters.length)] ?? 'x';
  const body = Array.from({ length: 13 }, (_, index) => pick(kinds[index % 3] ?? ''));
  return [...body, pick(kinds[3] ?? '')].join('');
}
