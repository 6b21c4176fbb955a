import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { trustText } from '@lantai/contract/preservation/trust.ts';
import { afterAll, expect, test } from 'vitest';
import { readCertificate } from '../signatures/certificate.ts';
import { pemParts } from './handed-bytes.ts';
import { judgeTrust } from './judge-trust.ts';
import { readRevocationList } from './revocation-list.ts';

const directory = mkdtempSync(join(tmpdir(), 'lantai-chain-'));
afterAll(() => rmSync(directory, { recursive: true }));
const openssl = (folder: string, ...args: string[]) =>
  execFileSync('openssl', args, {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
const version = (() => {
  try {
    return openssl(directory, 'version');
  } catch {
    return '';
  }
})();
// Before 3.0 the identity of SM2 cannot be given on the command line.
const hasOpenssl = /^OpenSSL [3-9]/.test(version);
if (!hasOpenssl) console.warn(`no OpenSSL 3 here (${version || 'none'}): not held against it`);

const configuration = `
[ca]
default_ca = own
[own]
database = index.txt
serial = serial
crlnumber = number
new_certs_dir = .
default_days = 3650
default_crl_days = 30
policy = any
unique_subject = no
[any]
commonName = supplied
[authority]
basicConstraints = critical,CA:true
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[signer]
basicConstraints = critical,CA:false
keyUsage = critical,digitalSignature,nonRepudiation
authorityKeyIdentifier = keyid
`;

/** Root, authority, signer and the authority's list, all by OpenSSL; the keys are of this run alone. */
function chainOf(algorithm: 'RSA' | 'SM2') {
  const folder = join(directory, algorithm);
  mkdirSync(folder);
  const run = (...args: string[]) => openssl(folder, ...args);
  const digest = algorithm === 'SM2' ? '-sm3' : '-sha256';
  // GM/T 0009: the identity of whoever signs.
  const signing = algorithm === 'SM2' ? ['-sigopt', 'distid:1234567812345678'] : [];
  const requesting = algorithm === 'SM2' ? ['-vfyopt', 'distid:1234567812345678'] : [];
  const [kind, ...how] =
    algorithm === 'SM2' ? ['SM2'] : ['RSA', '-pkeyopt', 'rsa_keygen_bits:2048'];
  writeFileSync(join(folder, 'ca.cnf'), configuration);
  writeFileSync(join(folder, 'index.txt'), '');
  writeFileSync(join(folder, 'serial'), '1000\n');
  writeFileSync(join(folder, 'number'), '01\n');
  for (const name of ['root', 'authority', 'signer'])
    run('genpkey', '-algorithm', kind ?? '', ...how, '-out', `${name}.key`);
  const own = ['-key', 'root.key', '-out', 'root.pem', '-days', '3650', '-subj', '/CN=Root'];
  run(
    ...['req', '-x509', '-config', 'ca.cnf', '-extensions', 'authority', '-utf8'],
    ...[digest, ...own, ...signing],
  );
  const issue = (name: string, by: string, extensions: string) => {
    run(
      ...['req', '-new', '-config', 'ca.cnf', '-key', `${name}.key`, '-out', `${name}.csr`],
      ...['-subj', `/CN=${name}`, digest, ...signing],
    );
    run(
      ...['ca', '-batch', '-config', 'ca.cnf', '-extensions', extensions, '-notext'],
      ...['-cert', `${by}.pem`, '-keyfile', `${by}.key`, '-md', digest.slice(1)],
      ...['-in', `${name}.csr`, '-out', `${name}.pem`, ...signing, ...requesting],
    );
  };
  issue('authority', 'root', 'authority');
  issue('signer', 'authority', 'signer');
  const list = (file: string) => {
    run(
      ...['ca', '-gencrl', '-config', 'ca.cnf', '-cert', 'authority.pem', '-keyfile'],
      ...['authority.key', '-md', digest.slice(1), '-out', file, ...signing],
    );
    return bytesOf(folder, file, 'X509 CRL');
  };
  const before = list('before.crl');
  run(
    ...['ca', '-config', 'ca.cnf', '-cert', 'authority.pem', '-keyfile', 'authority.key'],
    ...['-md', digest.slice(1), '-revoke', 'signer.pem', '-crl_reason', 'superseded'],
  );
  return { folder, before, after: list('after.crl') };
}

function bytesOf(folder: string, name: string, label = 'CERTIFICATE'): Buffer {
  const [bytes] = pemParts(readFileSync(join(folder, name)), label);
  if (!bytes) throw new Error(`${name} holds no ${label}`);
  return bytes;
}

test.runIf(hasOpenssl).each(['RSA', 'SM2'] as const)(
  'a chain and a revocation list of %s that OpenSSL made are followed and read',
  (algorithm) => {
    const { folder, before, after } = chainOf(algorithm);
    const certificate = (name: string) => readCertificate(bytesOf(folder, `${name}.pem`));
    const judged = (lists: readonly Uint8Array[], moment: string) => {
      const anchors = [{ role: 'anchor' as const, der: certificate('root').der }];
      const material = { name: '试验', certificates: anchors, lists };
      const now = new Date(Date.now() + 3_600_000).toISOString();
      return judgeTrust(
        certificate('signer'),
        [certificate('authority')],
        { material, now },
        { moment, isProven: false },
      );
    };
    const [entry] = readRevocationList(after).revoked.values();
    const then = Date.parse(entry?.at ?? '');
    const shortly = (later: number) => new Date(then + later).toISOString();
    expect(entry?.reason).toBe(4);
    expect(readRevocationList(before).revoked.size).toBe(0);
    const unrevoked = judged([before], shortly(1000));
    expect(unrevoked.path).toEqual(['signer', 'authority', 'Root']);
    expect(trustText(unrevoked)).toContain('“signer”未吊销');
    expect(judged([after], shortly(1000)).outcome).toBe('revoked');
    expect(judged([before], shortly(20 * 365 * 86_400_000)).outcome).toBe('expired');
  },
);
