import { formatKey, standingOf } from '@lantai/contract/preservation/format-register.ts';
import { examineFile } from '../../preservation/formats/examine-file.ts';
import type { CheckSubject } from '../check-subject.ts';

/** What the agency does with files of a format, and how the register calls it. */
export type RegisteredFormat = {
  readonly standing: 'accepted' | 'convert' | 'refused';
  readonly name: string;
};

/**
 * What the register of formats says of a file by its bytes; undefined where it leaves it to the rule of the
 * category, and where the rules of the run do not ask it.
 */
export async function registeredFormat(
  { rules, formatStandings }: CheckSubject,
  path: string,
  fileName: string,
): Promise<RegisteredFormat | undefined> {
  if (!rules.asksFormatRegister) return undefined;
  const answer = await examineFile(path, { fileName });
  if (answer.kind !== 'examined') return undefined;
  const { puid, name, version } = answer.file;
  const key = formatKey({ puid, name });
  const standing = standingOf(key, formatStandings.get(key) ?? null);
  return standing && { standing, name: [name, version].filter(Boolean).join(' ') };
}

export const standingWords = {
  accepted: '格式登记册：接受',
  convert: '格式登记册：应转换',
  refused: '格式登记册：拒收',
} as const;
