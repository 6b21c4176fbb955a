import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readSignatures } from '../signatures/read-signatures.ts';
import { drawOfdPage, readOfdOutline, readOfdRuns } from './read-ofd.ts';

/** For ofd-samples.test.ts: does everything to every OFD of a folder, and says what this took. */
const [folder = ''] = process.argv.slice(2);
const refused: string[] = [];
let slowest = 0;

for (const name of readdirSync(folder)) {
  const path = join(folder, name);
  const start = performance.now();
  const outline = await readOfdOutline(path);
  const pages = outline.kind === 'read' ? outline.pages.length : 0;
  const answers = [outline, await readOfdRuns(path), await readSignatures(path, 'OFD')];
  for (let page = 1; page <= pages; page += 1) {
    const drawing = await drawOfdPage(path, page);
    if (drawing.kind === 'failed') refused.push(`${name} ${page}: ${drawing.reason}`);
  }
  for (const answer of answers)
    if (answer.kind === 'failed') refused.push(`${name}: ${answer.reason}`);
  slowest = Math.max(slowest, performance.now() - start);
}

// In kilobytes (getrusage).
const megabytes = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ refused, slowest, megabytes }));
process.exit(0);
