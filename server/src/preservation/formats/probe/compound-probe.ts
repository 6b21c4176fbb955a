import { open } from 'node:fs/promises';
import { CompoundFault, openCompoundFile } from '../containers/compound-file.ts';
import type { Identification, Probe } from '../identification.ts';
import { damaged, encrypted, readable } from './probe-result.ts';

// FilePass ([MS-XLS], 2.4.117) follows the first record of a workbook that is closed with a password.
const filePass = 0x2f;

/** Whether the directory holds together, and whether the document asks for a password. */
export async function probeCompound(path: string, { puid }: Identification): Promise<Probe> {
  if (puid === 'fmt/494' || puid === 'fmt/754') return encrypted('文档已加密，需要口令');
  await using handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const { entries, beginning } = await openCompoundFile(handle);
    const facts = { streams: entries.filter(({ kind }) => kind === 'stream').length };
    const longer = entries.find(({ kind, size: claimed }) => kind === 'stream' && claimed > size);
    if (longer) return damaged(`数据流 ${longer.name} 不完整`, facts);
    const workbook = entries.find(({ name }) => name === 'Workbook');
    const block = workbook ? await beginning(workbook) : Buffer.alloc(0);
    const second = block.length >= 8 ? 4 + block.readUInt16LE(2) : 0;
    if (second + 2 <= block.length && second > 0 && block.readUInt16LE(second) === filePass)
      return encrypted('工作簿已加密，需要口令', facts);
    return readable(facts);
  } catch (error) {
    if (!(error instanceof CompoundFault)) throw error;
    return damaged(`复合文档已损坏：${error.message}`);
  }
}
