import { Problem } from '#platform/problem.ts';

/** Base64 between two lines (RFC 7468). */
export function pem(label: string, der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

/** A certificate as its issuer hands it over: PEM, or DER as it is. */
export function certificateBytes(handed: Buffer): Buffer {
  if (handed[0] === 0x30) return handed;
  const [, text] =
    /-----BEGIN CERTIFICATE-----([\s\S]+?)-----END CERTIFICATE-----/.exec(
      handed.toString('latin1'),
    ) ?? [];
  if (text === undefined) throw new Problem('preservation.certificate-unreadable');
  return Buffer.from(text, 'base64');
}
