/**
 * Where our digests stand in a package. The standard has no place for a digest without a signature,
 * and a signature is not made up here: what each file's bytes were is said in its 编码描述, and a
 * 附注 of the record has the SM3 of the whole 被签名对象, taken with noughts where it stands itself.
 * It shows damage, not forgery: whoever changes the package on purpose can write a new one.
 */
export const digestLength = 64;
export const digestBlank = '0'.repeat(digestLength);

/** The note of one layer: 修改0 is the original package, 修改1 the first one around it. */
export function integrityNote(layer: number, sm3: string): string {
  return `${integrityNotePrefix(layer)}${sm3}`;
}

export function integrityNotePrefix(layer: number): string {
  return `兰台完整性校验（修改${layer}）被签名对象 SM3：`;
}

export function digestInNote(note: string, layer: number): string | undefined {
  const prefix = integrityNotePrefix(layer);
  const digest = note.startsWith(prefix) ? note.slice(prefix.length) : '';
  return /^[0-9a-f]{64}$/.test(digest) ? digest : undefined;
}

/** 编码描述 with the digests of the bytes before they were encoded. */
export function encodingDescription({ sha512, sm3 }: { sha512: string; sm3: string }): string {
  return `Base64（IETF RFC 2045）；编码前 SM3：${sm3}；编码前 SHA-512：${sha512}`;
}

export function digestsInDescription(text: string): { sha512: string | null; sm3: string | null } {
  return {
    sm3: /编码前 SM3：([0-9a-f]{64})(?![0-9a-f])/.exec(text)?.[1] ?? null,
    sha512: /编码前 SHA-512：([0-9a-f]{128})(?![0-9a-f])/.exec(text)?.[1] ?? null,
  };
}
