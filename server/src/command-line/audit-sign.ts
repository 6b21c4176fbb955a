import { sealTrail } from '../audit/sealing/seal-trail.ts';
import { keystoreOf } from '../preservation/signing/keystore-of.ts';
import { signTrail } from '../preservation/signing/sign-trail.ts';
import type { CliCommand } from './commands.ts';
import { optional, withInstallation } from './with-installation.ts';

export const signAudit: CliCommand = {
  usage: '[--sign KEY]',
  summary: '封存审计链，并用签名密钥为尚未签名的审计块签名；不写 --sign 时用最新的一把',

  async run(line) {
    await withInstallation(line, async (installation) => {
      const { platform, trailDirectory: directory } = installation;
      const keystore = keystoreOf(installation);
      const wanted = optional(line, 'sign');
      const now = new Date();
      const signer = await (wanted ? keystore.signer(wanted, now) : keystore.usualSigner(now));
      if (!signer)
        throw new TypeError('密钥库中没有可用的密钥；先用 npx lantai keys create 建立。');
      await sealTrail(platform, { directory });
      const signed = await signTrail(directory, signer);
      console.log(line.json ? JSON.stringify({ signed }) : `签名 ${signed} 个审计块。`);
    });
  },
};
