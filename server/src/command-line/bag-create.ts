import { writeBag } from '../preservation/bagit/write-bag.ts';
import { StoreFault } from '../preservation/store-fault.ts';
import type { CliCommand } from './commands.ts';
import { optional, required } from './with-installation.ts';

export const createBag: CliCommand = {
  usage: '--from DIR --to DIR [--version 1.0|0.97]',
  summary:
    '把一个文件夹的内容复制成 BagIt 包（默认 1.0；SHA-512 与 SHA-256 清单）；--to 不能已经存在',

  async run(line) {
    const [from, to] = [required(line, 'from'), required(line, 'to')];
    const edition = optional(line, 'version') ?? '1.0';
    if (edition !== '1.0' && edition !== '0.97')
      throw new TypeError('--version 应为 1.0 或 0.97。');
    const { oxum } = await writeBag({ from, to, now: new Date(), edition }).catch(inWords);
    if (line.json) return console.log(JSON.stringify({ bag: to, payloadOxum: oxum }));
    const [bytes, files] = oxum.split('.');
    console.log(`已写出 ${to}：${files} 个文件，${bytes} 字节。`);
  },
};

function inWords(error: unknown): never {
  if (!(error instanceof StoreFault)) throw error;
  const { code, details } = error;
  const path = String(details.path);
  if (code === 'store.already-there') throw new TypeError(`${path} 已经存在，换一个文件夹名。`);
  if (code === 'store.content-missing') throw new TypeError(`没有文件夹 ${path}。`);
  throw new TypeError(
    `${path} 是链接、设备文件，或名称含有“..\\”（0.97 还有“%0A”“%0D”），不能装入包；换成普通文件名后再试。`,
  );
}
