import type { Certificate } from './certificate.ts';
import type { Findings } from './findings.ts';
import { UnreadableSignature } from './unreadable-signature.ts';
import { verifySignature } from './verify-signature.ts';

/**
 * A signature does not protect the certificate beside it. Where the issuer's is there as well, or the
 * certificate is its own issuer, a name that was put into it afterwards is found out. Whether the issuer
 * is to be trusted is another question, and is not answered here.
 */
export function checkCertificate(
  certificate: Certificate,
  others: readonly Certificate[],
  findings: Findings,
): void {
  const issuers = [certificate, ...others].filter(({ subject }) =>
    Buffer.from(subject.der).equals(certificate.issuer.der),
  );
  if (issuers.length > 0 && !issuers.some((issuer) => mayHaveIssued(issuer, certificate)))
    findings.blame('证书的签名不正确，证书被改动');
}

/** An algorithm that is not known leaves the question open, as a missing issuer does. */
function mayHaveIssued(
  issuer: Certificate,
  { signed, value, algorithm, parameters }: Certificate,
): boolean {
  try {
    return verifySignature([signed], value, issuer, { signature: algorithm, parameters }).isRight;
  } catch (error) {
    if (!(error instanceof UnreadableSignature)) throw error;
    return true;
  }
}
