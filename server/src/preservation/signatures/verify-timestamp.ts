import type { TimestampVerdict } from '@lantai/contract/preservation/signature.ts';
import { judgeTrust, type TrustContext } from '../trust/judge-trust.ts';
import { digestNamed } from './algorithms.ts';
import { childrenOf, expected, readAsn1, tags } from './asn1.ts';
import { octetsOf, oidOf, timeOf } from './asn1-values.ts';
import { attribute, readCms, type SignedDocument } from './cms.ts';
import { digestOf } from './digest-of.ts';
import { Findings } from './findings.ts';
import { UnreadableSignature } from './unreadable-signature.ts';
import { verifyCms } from './verify-cms.ts';

type Known = { -readonly [Part in 'at' | 'authority' | 'trust']: TimestampVerdict[Part] };

const timestampInfo = '1.2.840.113549.1.9.16.1.4';

/** A timestamp (RFC 3161; GB/T 20520-2006 has the same token): signed itself, and over these bytes. */
export function verifyTimestamp(
  token: Uint8Array,
  stamped: readonly Uint8Array[],
  trust: TrustContext,
): TimestampVerdict {
  const findings = new Findings();
  const known: Known = { at: null, authority: null, trust: null };
  try {
    const document = readCms(token);
    if (document.contentType !== timestampInfo || !document.content)
      throw new UnreadableSignature('不是 RFC 3161 的时间戳');
    const { at, digest, imprint } = readInfo(document.content);
    known.at = at;
    const { certificate } = verifyCms(document, [document.content], findings);
    known.authority = certificate?.subject.text ?? null;
    const then = { use: 'timestamping', moment: at, isProven: false } as const;
    known.trust = certificate && judgeTrust(certificate, document.certificates, trust, then);
    const isSame = digestOf(digest, stamped).equals(imprint);
    findings.check('timestamp', isSame, '所盖的不是这些内容');
  } catch (error) {
    findings.note(error);
  }
  return {
    outcome: findings.outcome(['digest', 'signature', 'timestamp']),
    ...known,
    faults: findings.faults,
    obstacles: findings.obstacles,
  };
}

/** The timestamp over a signature's value, where it has one (RFC 3161, appendix A). What is wrong with it is wrong with the signature. */
export function timestampOf(
  document: SignedDocument,
  findings: Findings,
  trust: TrustContext,
): TimestampVerdict | null {
  const [signer] = document.signers;
  const token = signer?.unsigned.get(attribute.timestampToken);
  if (!signer || !token) return null;
  return countTimestamp(verifyTimestamp(token.whole, [signer.value], trust), findings);
}

export function countTimestamp(verdict: TimestampVerdict, findings: Findings): TimestampVerdict {
  for (const fault of verdict.faults) findings.blame(`时间戳：${fault}`);
  for (const obstacle of verdict.obstacles) findings.miss(`时间戳：${obstacle}`);
  return verdict;
}

/** TSTInfo (RFC 3161, 2.4.2): version, policy, imprint, serial number, time. */
function readInfo(content: Uint8Array) {
  const [, , imprint, , time] = childrenOf(expected(readAsn1(content), tags.sequence));
  const [algorithm, hash] = childrenOf(expected(imprint, tags.sequence));
  const oid = oidOf(childrenOf(expected(algorithm, tags.sequence))[0]);
  const digest = digestNamed(oid);
  if (!digest) throw new UnreadableSignature(`摘要算法 ${oid} 不认识`);
  return { at: timeOf(time), digest, imprint: octetsOf(hash) };
}
