import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readCertificate } from '../signatures/certificate.ts';
import { basicConstraintsOf } from '../signatures/certificate-extensions.ts';
import { isSystemError } from '../store-fault.ts';
import { hasIssuedList } from './find-revocation.ts';
import { pemParts } from './handed-bytes.ts';
import { readRevocationList } from './revocation-list.ts';
import type { TrustMaterial } from './trust-list.ts';

/**
 * A folder that whoever verifies on the command line trusts whole: each authority's certificate in it is a trusted
 * one, each other certificate is trusted itself. A revocation list counts where its issuer is in the folder.
 */
export async function readTrustFolder(directory: string): Promise<TrustMaterial> {
  const names = await readdir(directory).catch((error: unknown) => {
    if (isSystemError(error, 'ENOENT', 'ENOTDIR')) throw new TypeError(`没有文件夹 ${directory}。`);
    throw error;
  });
  const read = async (wanted: RegExp, label: string) => {
    const kept = names.filter((name) => wanted.test(name)).toSorted();
    const files = await Promise.all(kept.map((name) => readFile(join(directory, name))));
    return files.flatMap((bytes) => pemParts(bytes, label));
  };
  const certificates = (await read(/\.(?:pem|cer|crt|der)$/i, 'CERTIFICATE')).map(readCertificate);
  const lists = (await read(/\.crl$/i, 'X509 CRL')).map(readRevocationList);
  return {
    name: `文件夹 ${directory}`,
    certificates: certificates.map(({ der, extensions }) => ({
      role: basicConstraintsOf(extensions)?.isCa ? 'anchor' : 'pinned',
      der,
    })),
    lists: lists
      .filter((list) => certificates.some((issuer) => hasIssuedList(issuer, list)))
      .map(({ der }) => der),
  };
}
