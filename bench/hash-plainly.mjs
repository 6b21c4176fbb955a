// The peer of the fixity bench: one process that reads every file below a folder and takes two digests of it.
import { createHash } from 'node:crypto';
import { createReadStream, readdirSync } from 'node:fs';
import { join } from 'node:path';

const start = performance.now();
const folder = process.argv[2] ?? '.';
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const digests = [createHash('sha512'), createHash('sm3')];
  const pieces = createReadStream(join(entry.parentPath, entry.name), {
    highWaterMark: 256 * 1024,
  });
  for await (const piece of pieces) for (const digest of digests) digest.update(piece);
  for (const digest of digests) digest.digest('hex');
}
console.log(JSON.stringify({ seconds: (performance.now() - start) / 1000 }));
