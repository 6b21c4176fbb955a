import { hash } from 'node:crypto';

/** SM3 (GB/T 32905-2016), as 64 lower-case hexadecimal digits. */
export function sm3(bytes: Uint8Array | string): string {
  return hash('sm3', bytes, 'hex');
}
