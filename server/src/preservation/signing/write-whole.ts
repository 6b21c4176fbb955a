import { randomUUID } from 'node:crypto';
import { open } from 'node:fs/promises';
import { renameDurably } from '../durable.ts';

/** Under its name whole and on the disk, or not at all. */
export async function writeWhole(path: string, text: string, mode = 0o644): Promise<void> {
  const unfinished = `${path}.${randomUUID()}.part`;
  {
    await using handle = await open(unfinished, 'wx', mode);
    await handle.writeFile(text);
    await handle.sync();
  }
  await renameDurably(unfinished, path);
}
