import type { TrailReport } from '@lantai/contract/audit/trail.ts';
import { systemActor } from '#platform/actor.ts';
import { read } from '#platform/command.ts';
import { sealTrail } from '../audit/sealing/seal-trail.ts';
import { reportVerification } from '../audit/verification/report-verification.ts';
import { verifyTrail } from '../audit/verification/verify-trail.ts';
import type { Installation } from '../installation.ts';
import { keystoreOf } from '../preservation/signing/keystore-of.ts';
import {
  reportTrailSignatures,
  type TrailSignatures,
  verifyTrailSignatures,
} from '../preservation/signing/sign-trail.ts';
import type { CliCommand } from './commands.ts';
import { optional, withInstallation } from './with-installation.ts';

export const verifyAudit: CliCommand = {
  usage: '[--files DIR]',
  summary: '校验审计链；给出 --files 时只校验导出的块文件，不需要数据库',

  async run(line) {
    const exported = optional(line, 'files');
    const { report, signatures } = exported
      ? {
          report: await verifyTrail({ directory: exported }),
          signatures: await verifyTrailSignatures(exported),
        }
      : await withInstallation(line, verifyOwn);
    if (line.json) console.log(JSON.stringify({ ...report, signatures }));
    else console.log(`${reportVerification(report)}\n${reportTrailSignatures(signatures)}`);
    if (!report.ok || signatures.findings.length > 0) process.exitCode = 2;
  },
};

async function verifyOwn(
  installation: Installation,
): Promise<{ report: TrailReport; signatures: TrailSignatures }> {
  const { platform, trailDirectory: directory } = installation;
  // What was done since the last block, this opening included, is sealed and verified too.
  await sealTrail(platform, { directory });
  const report = await verifyTrail({
    read: (query) => read(platform, systemActor, query),
    directory,
  });
  const ownKeys = await keystoreOf(installation).publicKeys();
  return { report, signatures: await verifyTrailSignatures(directory, ownKeys) };
}
