import { mkdir, rm, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { foundInPackage } from '@lantai/contract/capture/package-rule.ts';
import type { KeepBytes, PackageReading } from './package-record.ts';
import { findBag, readBag } from './read-bag.ts';
import { readEnvelope } from './read-envelope.ts';
import { readTransferFolder } from './read-transfer-folder.ts';
import { recordOfElements } from './record-of-elements.ts';
import { unpackZip } from './unpack-zip.ts';

/** Reads whatever is handed in as a package: an EEP, a transfer folder, a bag, or one of them as a ZIP. */
export async function readPackage(
  path: string,
  { keep, unpacking }: { keep: KeepBytes; unpacking: string },
): Promise<PackageReading> {
  if ((await stat(path)).isDirectory()) return readFolder(path, keep);
  if (/\.(?:eep|xml)$/iu.test(path)) return readOneEnvelope(path, keep);
  if (!/\.zip$/iu.test(path)) {
    const reason = '不是 EEP 封装包、ZIP 或文件夹';
    return {
      records: [],
      findings: [foundInPackage(basename(path), 'package-unreadable', { reason })],
      listed: 0,
    };
  }
  try {
    await rm(unpacking, { recursive: true, force: true });
    await mkdir(unpacking, { recursive: true });
    const findings = await unpackZip(path, unpacking);
    // What came out before it broke off may be half a file.
    if (findings.some(({ rule }) => rule === 'package-unreadable'))
      return { records: [], findings, listed: 0 };
    const reading = await readFolder(unpacking, keep);
    return { ...reading, findings: [...findings, ...reading.findings] };
  } finally {
    await rm(unpacking, { recursive: true, force: true });
  }
}

async function readFolder(path: string, keep: KeepBytes): Promise<PackageReading> {
  const bag = await findBag(path);
  return bag === undefined ? readTransferFolder(path, keep) : readBag(bag, keep);
}

async function readOneEnvelope(path: string, keep: KeepBytes): Promise<PackageReading> {
  const { told, findings } = await readEnvelope(path, basename(path), keep);
  const judged = told && recordOfElements(told);
  return {
    records: judged?.record ? [judged.record] : [],
    findings: [...findings, ...(judged?.findings ?? [])],
    listed: 1,
  };
}
