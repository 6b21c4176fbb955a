import { systemActor } from '#platform/actor.ts';
import { read } from '#platform/command.ts';
import { sealTrail } from '../audit/sealing/seal-trail.ts';
import { reportVerification } from '../audit/verification/report-verification.ts';
import { verifyTrail } from '../audit/verification/verify-trail.ts';
import type { CliCommand } from './commands.ts';
import { optional, withInstallation } from './with-installation.ts';

export const verifyAudit: CliCommand = {
  usage: '[--files DIR]',
  summary: '校验审计链；给出 --files 时只校验导出的块文件，不需要数据库',

  async run(line) {
    const exported = optional(line, 'files');
    const report = exported
      ? await verifyTrail({ directory: exported })
      : await withInstallation(line, async ({ platform, trailDirectory }) => {
          // What was done since the last block, this opening included, is sealed and verified too.
          await sealTrail(platform, { directory: trailDirectory });
          return verifyTrail({
            read: (query) => read(platform, systemActor, query),
            directory: trailDirectory,
          });
        });
    console.log(line.json ? JSON.stringify(report) : reportVerification(report));
    if (!report.ok) process.exitCode = 2;
  },
};
