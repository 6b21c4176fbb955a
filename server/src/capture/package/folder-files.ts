import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { foundInPackage, type PackageFinding } from '@lantai/contract/capture/package-rule.ts';

export type FolderFiles = {
  /** Below the folder, with `/`, in the order of their names. */
  readonly paths: readonly string[];
  readonly findings: readonly PackageFinding[];
};

const most = 200_000;

/** Left behind by file managers, and by nobody meant to be archived. */
const litter = /^(?:\..*|Thumbs\.db|desktop\.ini|__MACOSX)$/iu;

/** The plain files of a folder. Links are not followed: they lead to what nobody has handed in. */
export async function filesIn(folder: string): Promise<FolderFiles> {
  const paths: string[] = [];
  const findings: PackageFinding[] = [];
  const waiting = [''];
  for (let below = waiting.pop(); below !== undefined; below = waiting.pop()) {
    const entries = await readdir(join(folder, below), { withFileTypes: true });
    for (const entry of entries) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (litter.test(entry.name)) continue;
      if (entry.isDirectory()) waiting.push(path);
      else if (entry.isFile()) paths.push(path);
      else
        findings.push(
          foundInPackage('移交包', 'entry-unsafe', { value: path, reason: '不是普通文件' }),
        );
      if (paths.length > most) return { paths: [], findings: [tooMany(), ...findings] };
    }
  }
  return { paths: paths.toSorted((one, other) => (one < other ? -1 : 1)), findings };
}

const tooMany = () =>
  foundInPackage('移交包', 'package-unreadable', { reason: `多于 ${most} 个文件` });
