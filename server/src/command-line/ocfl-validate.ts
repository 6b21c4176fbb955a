import { validateOcfl } from '../preservation/validate-ocfl.ts';
import { sentenceOf } from '../preservation/verification/finding-sentence.ts';
import type { Finding } from '../preservation/verification/verify-finding.ts';
import type { CliCommand } from './commands.ts';
import { tellVerdict } from './tell-verdict.ts';

const kinds = { object: '对象', root: '存储根目录', objects: '各对象' } as const;

export const validateStore: CliCommand = {
  usage: 'DIR',
  summary:
    '按 OCFL 1.0、1.1 核对一个对象、存储根目录或对象所在的文件夹；不合规时退出码为 1，无法读取为 2',

  run: (line) =>
    tellVerdict(line, async (folder) => {
      const verdict = await validateOcfl(folder);
      if (!verdict) return null;
      const { kind, objects, errors, warnings } = verdict;
      const sound = `${kinds[kind]}（${objects} 个对象）`;
      return { errors: errors.map(told), warnings: warnings.map(told), sound };
    }),
};

function told(finding: Finding) {
  return { code: finding.code, message: sentenceOf(finding) };
}
