import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { CliCommand } from './commands.ts';
import { optional, required } from './with-installation.ts';

const client = fileURLToPath(
  new URL('../../../examples/office-system/conformance.mjs', import.meta.url),
);

/**
 * For whoever writes or buys an office system: it runs what the example does, as a program of its own,
 * and opens no archive here.
 */
export const checkConformance: CliCommand = {
  usage: 'URL --token T [--org 机构代码] [--big 兆字节]',
  summary: '逐项检验一个兰台的移交接口：幂等、断线、改动、未知机构、摘要、回执、大文件、密级',

  async run(line) {
    const [url] = line.positionals;
    if (url === undefined) throw new TypeError('缺少兰台的地址。用 npx lantai --help 查看用法。');
    const passedOn = ['org', 'big'].flatMap((name) => {
      const value = optional(line, name);
      return value === undefined ? [] : [`--${name}`, value];
    });
    const child = spawn(
      process.execPath,
      [
        client,
        url,
        '--token',
        required(line, 'token'),
        ...passedOn,
        ...(line.json ? ['--json'] : []),
      ],
      { stdio: 'inherit' },
    );
    const [code] = await once(child, 'exit');
    process.exitCode = typeof code === 'number' ? code : 1;
  },
};
