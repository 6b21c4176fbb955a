import type { CommandLine } from './commands.ts';

/** A finding as it is told: a code for programs, a sentence for people. */
export type Told = { code: string; message: string };

export type ToldVerdict = { errors: Told[]; warnings: Told[]; sound: string };

/**
 * Judges the folder that was named and tells the verdict. The exit code is 0 for valid, 1 for not valid, and
 * 2 where nothing could be judged.
 */
export async function tellVerdict(
  line: CommandLine,
  judge: (folder: string) => Promise<ToldVerdict | null>,
): Promise<void> {
  const [folder] = line.positionals;
  if (folder === undefined) return tellUnreadable(line, '缺少要核对的文件夹。');
  const verdict = await judge(folder).catch((error: unknown) => {
    if (error instanceof Error && 'syscall' in error) return error;
    throw error;
  });
  if (!verdict) return tellUnreadable(line, `没有文件夹 ${folder}。`);
  if (verdict instanceof Error) return tellUnreadable(line, `无法读取：${verdict.message}`);
  const { errors, warnings, sound } = verdict;
  const valid = errors.length === 0;
  process.exitCode = valid ? 0 : 1;
  if (line.json) return console.log(JSON.stringify({ valid, errors, warnings }));
  for (const { code, message } of errors) console.log(`错误  ${code}  ${message}`);
  for (const { code, message } of warnings) console.log(`提示  ${code}  ${message}`);
  const faults = `不合规：${errors.length} 处错误，${warnings.length} 处提示。`;
  console.log(valid ? `${sound}合规，${warnings.length} 处提示。` : faults);
}

function tellUnreadable({ json }: CommandLine, title: string): void {
  process.exitCode = 2;
  if (json) console.log(JSON.stringify({ code: 'unreadable', title }));
  else console.error(title);
}
