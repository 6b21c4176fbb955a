import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/**
 * `npm run bench [name …]`: every bench in a process of its own, one after the other, so that none
 * slows another; each prints one line of JSON with its figure beside a peer's of the same run.
 */
const benches = [
  ...['import', 'filing', 'store', 'search', 'numbering-map', 'entry-sheet', 'memory'],
  ...['completeness', 'readings', 'suggestion', 'ocfl-validate', 'fixity'],
];

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !benches.includes(name));
if (unknown.length > 0) {
  console.error(`no bench ${unknown.join(', ')}; there are ${benches.join(', ')}`);
  process.exit(1);
}
for (const name of asked.length > 0 ? asked : benches) {
  const path = fileURLToPath(new URL(`${name}.bench.ts`, import.meta.url));
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', path], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) process.exitCode = 1;
}
