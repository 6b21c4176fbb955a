import { type BagFinding, bagSentence } from '../preservation/bagit/bag-finding.ts';
import { validateBag } from '../preservation/bagit/validate-bag.ts';
import type { CliCommand } from './commands.ts';
import { tellVerdict } from './tell-verdict.ts';

export const validateBagFolder: CliCommand = {
  usage: 'DIR',
  summary:
    '按 BagIt 1.0、0.97 核对一个包的结构与每一个字节，不下载；不合规时退出码为 1，无法读取为 2',

  run: (line) =>
    tellVerdict(line, async (folder) => {
      const reading = await validateBag(folder);
      if (!reading) return null;
      const { errors, warnings, bag } = reading;
      const sound = `BagIt ${bag?.declaration.version ?? ''} 包`;
      return { errors: errors.map(told), warnings: warnings.map(told), sound };
    }),
};

function told(finding: BagFinding) {
  return { code: finding.code, message: bagSentence(finding) };
}
