import { systemActor } from '#platform/actor.ts';
import { read } from '#platform/command.ts';
import { type TrustContext, withoutTrust } from '../preservation/trust/judge-trust.ts';
import { readTrustFolder } from '../preservation/trust/read-trust-folder.ts';
import { findTrustMaterial } from '../preservation/trust/trust-queries.ts';
import type { CommandLine } from './commands.ts';
import { optional, withInstallation } from './with-installation.ts';

/**
 * Whom a command that verifies is to trust: the certificates of a folder (`--trust`), the trust list of an
 * installation (`--data`), or nobody. An installation is opened only where it is named.
 */
export async function trustOn(line: CommandLine): Promise<TrustContext> {
  const now = new Date().toISOString();
  const folder = optional(line, 'trust');
  if (folder !== undefined) return { material: await readTrustFolder(folder), now };
  if (optional(line, 'data') === undefined) return withoutTrust;
  const material = await withInstallation(line, ({ platform }) =>
    read(platform, systemActor, (db) => findTrustMaterial(db)),
  );
  return { material, now };
}
