import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateOcfl } from '../server/src/preservation/validate-ocfl.ts';

// node bench/ocfl-validate.bench.ts [FILES]: one object of very many small files, next to the least that a careful
// program can do with them: read each and take its SHA-512.
const files = Number(process.argv[2] ?? 100_000);
const perFolder = 1000;

const folder = await mkdtemp(join(tmpdir(), 'lantai-bench-'));
const object = join(folder, 'object');
const manifest: Record<string, string[]> = {};
const state: Record<string, string[]> = {};
for (let number = 0; number < files; number += 1) {
  const inside = `案卷${Math.floor(number / perFolder)}/${'文件题名'.repeat(8)}${number}.txt`;
  const path = `v1/content/${inside}`;
  if (number % perFolder === 0) await mkdir(join(object, path, '..'), { recursive: true });
  const text = `content ${number}`;
  await writeFile(join(object, path), text);
  manifest[sha512(text)] = [path];
  state[sha512(text)] = [inside];
}
const user = { name: 'bench', address: 'urn:x:bench' };
const created = '2026-01-01T00:00:00Z';
const inventory = JSON.stringify({
  id: 'urn:x:bench',
  type: 'https://ocfl.io/1.1/spec/#inventory',
  digestAlgorithm: 'sha512',
  head: 'v1',
  manifest,
  versions: { v1: { created, message: 'bench', user, state } },
});
for (const place of [object, join(object, 'v1')]) {
  await writeFile(join(place, 'inventory.json'), inventory);
  await writeFile(join(place, 'inventory.json.sha512'), `${sha512(inventory)} inventory.json\n`);
}
await writeFile(join(object, '0=ocfl_object_1.1'), 'ocfl_object_1.1\n');

const plain_s = await timed(async () => {
  for (const [path = ''] of Object.values(manifest)) sha512(await readFile(join(object, path)));
});
const validate_s = await timed(async () => {
  const verdict = await validateOcfl(object);
  const found = [...(verdict?.errors ?? ['nothing']), ...(verdict?.warnings ?? [])];
  if (found.length > 0) throw new Error(JSON.stringify(found.slice(0, 5)));
});
await rm(folder, { recursive: true });

console.log(
  JSON.stringify({
    bench: 'ocfl-validate',
    files,
    inventory_mb: Number((Buffer.byteLength(inventory) / 1e6).toFixed(1)),
    files_per_s: Math.round(files / validate_s),
    plain_digests_per_s: Math.round(files / plain_s),
    time_to_plain: Number((validate_s / plain_s).toFixed(2)),
    memory_mb: Math.round(process.memoryUsage().rss / 1e6),
    machine: `${cpus().length} × ${cpus()[0]?.model}`,
  }),
);
// The digest workers would be kept for the next task.
process.exit();

function sha512(bytes: string | Uint8Array): string {
  return createHash('sha512').update(bytes).digest('hex');
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}
