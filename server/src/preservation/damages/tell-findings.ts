import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readInventoryIn } from '../ocfl-inventory.ts';
import { StoreFault } from '../store-fault.ts';
import type { Finding } from '../verification/verify-finding.ts';

/** What is wrong, with what the disk and the object's own inventory tell beyond it. */
export type ToldFinding = Finding & {
  /** Of content: how many bytes lie there. */
  readonly size: number | null;
  /** The path of the same object whose content this is by right. */
  readonly isContentOf: string | null;
};

/** Looks what lies where something was found to be wrong, before anybody mends it. */
export async function tellFindings(
  path: string,
  findings: readonly Finding[],
): Promise<ToldFinding[]> {
  if (findings.length === 0) return [];
  const owners = await ownersOf(path);
  return Promise.all(findings.map((finding) => telling(path, owners, finding)));
}

/** Path of content by its SHA-512, as the inventory has it; nothing where that cannot be read. */
async function ownersOf(path: string): Promise<ReadonlyMap<string, string>> {
  try {
    const found = await readInventoryIn(path);
    const entries = Object.entries(found?.inventory.manifest ?? {});
    return new Map(entries.map(([digest, paths]) => [digest.toLowerCase(), paths[0] ?? '']));
  } catch (error) {
    if (error instanceof StoreFault) return new Map();
    throw error;
  }
}

async function telling(
  path: string,
  owners: ReadonlyMap<string, string>,
  finding: Finding,
): Promise<ToldFinding> {
  const isContent = finding.code === 'E092' || finding.code === 'E093';
  const found = isContent ? await stat(join(path, finding.path)).catch(() => null) : null;
  return {
    ...finding,
    size: found?.isFile() ? found.size : null,
    isContentOf: owners.get(finding.actual.toLowerCase()) ?? null,
  };
}
