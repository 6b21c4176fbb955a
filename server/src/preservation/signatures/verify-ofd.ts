import type {
  SignatureReading,
  SignatureVerdict,
} from '@lantai/contract/preservation/signature.ts';
import { type OfdPackage, OfdRefused, openOfd } from '../ofd/ofd-package.ts';
import { findOfdSignatures, type OfdSignature } from '../ofd/ofd-signatures.ts';
import type { TrustContext } from '../trust/judge-trust.ts';
import { digestNamed, isWeak } from './algorithms.ts';
import { isCms, readCms } from './cms.ts';
import { digestOf } from './digest-of.ts';
import { Findings, type Step } from './findings.ts';
import { readSealedSignature, type SealedSignature } from './seal.ts';
import { nobody, type SignedBy, signerOf, unknownSigner } from './signed-by.ts';
import { DamagedSignature, UnreadableSignature } from './unreadable-signature.ts';
import { verifyCms } from './verify-cms.ts';
import { verifySealed } from './verify-seal.ts';
import { timestampOf } from './verify-timestamp.ts';

/** Every signature and seal of an OFD, and what none of them protects (GB/T 33190-2016, 18). */
export async function verifyOfd(path: string, trust: TrustContext): Promise<SignatureReading> {
  const ofd = await openOfd(path);
  try {
    const { lists, signatures, lost } = await findOfdSignatures(ofd);
    const verdicts: SignatureVerdict[] = lost.map(lostSignature);
    const covered = new Set(lists);
    for (const signature of signatures) {
      verdicts.push(await verifyOne(ofd, signature, trust));
      for (const name of protectedBy(signature)) covered.add(name);
    }
    return {
      kind: 'read',
      signatures: verdicts,
      uncovered: verdicts.length === 0 ? [] : ofd.names.filter((name) => !covered.has(name)),
      unsearched: unsearchedIn(ofd, signatures),
    };
  } finally {
    ofd.close();
  }
}

const lostSignature = (fault: string): SignatureVerdict => ({
  name: '签名',
  kind: 'signature',
  outcome: 'broken',
  faults: [`${fault}，签名可能被移除`],
  obstacles: [],
  ...unknownSigner,
  coverage: '不明',
});

/** A signature protects what it refers to, and itself. */
function protectedBy({ references, description, value, seal }: OfdSignature): string[] {
  const own = [description, value, seal].filter((name) => name !== null);
  return [...references.map(({ name }) => name), ...own];
}

/** What is no signature of OFD's own, or one that nothing leads to. */
function unsearchedIn(ofd: OfdPackage, signatures: readonly OfdSignature[]): string[] {
  const known = new Set(signatures.map(({ description }) => description));
  const unlisted = ofd.names.filter(
    (name) => /(?:^|\/)Signature\.xml$/i.test(name) && !known.has(name),
  );
  return [
    // GM/T 0099-2020 has a protection of its own, beside OFD's signatures.
    ...(ofd.has('OFDEntries.xml') ? ['GM/T 0099 的完整性保护（OFDEntries.xml）尚不能验证'] : []),
    ...unlisted.map((name) => `“${name}”不在签名列表中，签名可能被移除`),
  ];
}

type Verified = SignedBy & { readonly needed: readonly Step[] };

const nothing: Verified = { ...nobody, needed: ['digest', 'signature'] };

async function verifyOne(
  ofd: OfdPackage,
  signature: OfdSignature,
  trust: TrustContext,
): Promise<SignatureVerdict> {
  const findings = new Findings();
  await checkReferences(ofd, signature, findings);
  const found = await verifyValue(ofd, signature, findings, trust).catch((error: unknown) => {
    if (error instanceof OfdRefused) findings.blame(error.message);
    else findings.note(error);
    return nothing;
  });
  const weak = found.weak || isWeak(digestNamed(signature.checkMethod) ?? '');
  return {
    name: `签名 ${signature.id}`,
    kind: signature.kind,
    outcome: findings.outcome(found.needed),
    faults: findings.faults,
    obstacles: findings.obstacles,
    ...signerOf({ ...found, weak }, trust),
    coverage: `${signature.references.length} 个文件`,
  };
}

/** 18.2.2: the digest of each protected file, as it is in the package now. */
async function checkReferences(
  ofd: OfdPackage,
  { references, checkMethod }: OfdSignature,
  findings: Findings,
): Promise<void> {
  const algorithm = digestNamed(checkMethod);
  if (!algorithm) {
    findings.miss(`保护文件的摘要算法 ${checkMethod} 不认识`);
    return;
  }
  if (references.length === 0) findings.blame('签名没有保护任何文件');
  for (const { name, digest } of references) {
    if (!ofd.has(name)) {
      findings.blame(`被保护的文件“${name}”不在包内`);
      continue;
    }
    const measured = await ofd.digest(name, algorithm);
    if (!measured.equals(Buffer.from(digest, 'base64')))
      findings.blame(`“${name}”的摘要与签名中的不一致，文件在签署后被改动`);
  }
}

async function verifyValue(
  ofd: OfdPackage,
  signature: OfdSignature,
  findings: Findings,
  trust: TrustContext,
): Promise<Verified> {
  if (!signature.value) throw new DamagedSignature('Signature.xml 没有写明签名值在何处');
  const value = await ofd.read(signature.value);
  const described = await ofd.read(signature.description);
  if (isCms(value)) return verifyPlain({ value, described }, findings, trust);
  if (signature.kind === 'signature')
    throw new UnreadableSignature('签名值只有数值，没有签名人的证书，无法验证');
  const sealed = readSealedSignature(value);
  await compareSeal(ofd, signature, sealed, findings);
  const { maker, ...verified } = verifySealed(sealed, described, findings, trust);
  return {
    ...verified,
    others: [],
    signedAt: sealed.sealedAt,
    needed: ['digest', 'signature', 'seal'],
    seal: { ...sealed.seal, version: sealed.version, maker },
  };
}

/** GB/T 35275-2017, PKCS#7: over Signature.xml, or over its digest, which may be inside. */
function verifyPlain(
  { value, described }: { readonly value: Buffer; readonly described: Buffer },
  findings: Findings,
  trust: TrustContext,
): Verified {
  const document = readCms(value);
  const digest = digestNamed(document.signers[0]?.digest ?? '');
  const digested = digest ? digestOf(digest, [described]) : null;
  const { content } = document;
  if (content && !described.equals(content) && !digested?.equals(content))
    findings.blame('签名所含的摘要与 Signature.xml 的不一致，签名描述在签署后被改动');
  const others = content === null && digested ? [digested] : [];
  const verified = verifyCms(document, [content ?? described], findings, others);
  return { ...nothing, ...verified, timestamp: timestampOf(document, findings, trust) };
}

/** The seal beside the signature is the one that is shown; the one inside is the one that is signed. */
async function compareSeal(
  ofd: OfdPackage,
  { seal }: OfdSignature,
  sealed: SealedSignature,
  findings: Findings,
): Promise<void> {
  if (seal === null) return;
  if (!ofd.has(seal)) findings.blame(`印章文件“${seal}”不在包内`);
  else if (!(await ofd.read(seal)).equals(sealed.seal.whole))
    findings.blame(`印章文件“${seal}”与签章中的印章不一致`);
}
