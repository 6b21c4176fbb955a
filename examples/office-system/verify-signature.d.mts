type Verdict = { isRight: boolean; key?: string };

export function verifySignature(content: Buffer, text: string): Verdict;
export function verifyValue(
  content: Buffer,
  signature: { certificate: string; value: string },
): Verdict;
