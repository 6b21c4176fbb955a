import { parentPort } from 'node:worker_threads';
import { algorithmName, schemeNamed } from '../signatures/algorithms.ts';
import { type Certificate, readCertificate } from '../signatures/certificate.ts';
import { authorityKeyOf } from '../signatures/certificate-extensions.ts';
import { UnreadableSignature } from '../signatures/unreadable-signature.ts';
import { verifySignature } from '../signatures/verify-signature.ts';
import { isSelfIssued, sameBytes } from './find-paths.ts';
import { hasIssuedList } from './find-revocation.ts';
import { pemParts } from './handed-bytes.ts';
import type { HandedAnswer, HandedTask } from './handed-task.ts';
import { type RevocationList, readRevocationList } from './revocation-list.ts';
import { digest, distinguishedName, shownCertificate } from './shown-certificate.ts';
import { openTrustList, type TrustMaterial } from './trust-list.ts';

parentPort?.on('message', (task: HandedTask) => {
  parentPort?.postMessage({ answer: read(task) });
});

const refused = (why: string): HandedAnswer => ({ kind: 'refused', why });

function read(task: HandedTask): HandedAnswer {
  try {
    return task.kind === 'list' ? readList(task) : readCertificates(task.bytes);
  } catch (error) {
    // Whatever a broken file does to a reader, it is the file that is broken.
    return refused(error instanceof UnreadableSignature ? error.message : '文件已损坏，读不出');
  }
}

const mostTogether = 20;

function readCertificates(bytes: Uint8Array): HandedAnswer {
  const parts = pemParts(bytes, 'CERTIFICATE');
  if (parts.length === 0) return refused('其中没有 X.509 证书');
  if (parts.length > mostTogether)
    return refused(`其中有 ${parts.length} 张证书，超过 ${mostTogether} 张`);
  const certificates = parts.map((part) => readCertificate(part));
  const changed = certificates.find((one) => isSelfIssued(one) && !isSignedByItself(one));
  if (changed) return refused(`“${changed.subject.text}”的自签名不正确，证书被改动`);
  return { kind: 'certificates', certificates: certificates.map(shownCertificate) };
}

function isSignedByItself(certificate: Certificate): boolean {
  const { signed, value, algorithm, parameters, extensions } = certificate;
  // An authority that changes its key issues its new certificate itself, under the older key, and names that.
  const named = authorityKeyOf(extensions);
  if (named !== undefined && named !== certificate.keyIdentifier) return true;
  const how = { signature: algorithm, parameters };
  return verifySignature([signed], value, certificate, how).isRight;
}

function readList({ bytes, material, now }: HandedTask & { kind: 'list' }): HandedAnswer {
  const [part, ...more] = pemParts(bytes, 'X509 CRL');
  if (!part || more.length > 0) return refused('其中没有吊销列表，或不止一份');
  const list = readRevocationList(part);
  const issuer = issuerOf(list, material);
  if (!issuer) return refused(whyNot(list, material));
  if (list.thisUpdate > now) return refused(`签发时间 ${list.thisUpdate} 在现在之后`);
  const { scope } = list;
  const scheme = schemeNamed(list.algorithm);
  return {
    kind: 'list',
    list: {
      content: Buffer.from(list.der).toString('base64'),
      issuer: distinguishedName(list.issuer),
      number: list.number && BigInt(`0x${list.number}`).toString(),
      thisUpdate: list.thisUpdate,
      nextUpdate: list.nextUpdate,
      entries: list.revoked.size,
      isPartial: scope.points.length > 0 || scope.usersOnly || scope.authoritiesOnly,
      algorithm: scheme?.digest ? algorithmName(scheme, scheme.digest) : list.algorithm,
      sm3: digest('sm3', list.der),
    },
  };
}

const authoritiesOf = (material: TrustMaterial): readonly Certificate[] => {
  const { anchors, intermediates } = openTrustList(material);
  return [...anchors, ...intermediates];
};

const issuerOf = (list: RevocationList, material: TrustMaterial) =>
  authoritiesOf(material).find(
    (one) => sameBytes(one.subject.der, list.issuer.der) && hasIssuedList(one, list),
  );

function whyNot(list: RevocationList, material: TrustMaterial): string {
  const name = list.issuer.text;
  const isNamed = authoritiesOf(material).some(({ subject }) =>
    sameBytes(subject.der, list.issuer.der),
  );
  return isNamed
    ? `签名不正确，或“${name}”的证书不用于签发吊销列表`
    : `信任列表中没有发布它的“${name}”，无从核验`;
}
