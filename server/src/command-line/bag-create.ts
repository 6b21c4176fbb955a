import { writeBag } from '../preservation/bagit/write-bag.ts';
import { StoreFault } from '../preservation/store-fault.ts';
import type { CliCommand } from './commands.ts';
import { required } from './with-installation.ts';

export const createBag: CliCommand = {
  usage: '--from DIR --to DIR',
  summary: '把一个文件夹的内容复制成 BagIt 1.0 包（SHA-512 与 SHA-256 清单）；--to 不能已经存在',

  async run(line) {
    const [from, to] = [required(line, 'from'), required(line, 'to')];
    const { oxum } = await writeBag({ from, to, now: new Date() }).catch(inWords);
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
    `${path} 是链接、设备文件，或名称含有“..\\”，不能装入包；换成普通文件名后再试。`,
  );
}
