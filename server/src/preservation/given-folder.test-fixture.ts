import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** For tests: a folder of its own that is gone when the test is. */
export async function givenFolder() {
  const path = await mkdtemp(join(tmpdir(), 'lantai-preservation-'));
  return {
    async write(name: string, content: string | Uint8Array): Promise<string> {
      await writeFile(join(path, name), content);
      return join(path, name);
    },
    [Symbol.asyncDispose]: () => rm(path, { recursive: true }),
  };
}
