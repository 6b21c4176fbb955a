/** The parts of one kind in what somebody hands over: PEM (RFC 7468), of which there may be several, or DER as it is. */
export function pemParts(handed: Uint8Array, label: string): Buffer[] {
  const bytes = Buffer.from(handed);
  if (bytes[0] === 0x30) return [bytes];
  const block = new RegExp(`-----BEGIN ${label}-----([\\s\\S]+?)-----END ${label}-----`, 'g');
  return [...bytes.toString('latin1').matchAll(block)].map(([, text = '']) =>
    Buffer.from(text, 'base64'),
  );
}
