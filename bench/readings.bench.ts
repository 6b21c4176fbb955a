// Prints one JSON line: how often number, creator, title and date are read right from a PDF's first
// page; of the demonstration's documents, whose layout is that of GB/T 9704-2012, and of 60 laws set
// as running text, of which title and date are known. `notSaid` counts an honest nothing.
import { existsSync, readFileSync } from 'node:fs';
import { componentBytes } from '../server/src/demo/component-bytes.ts';
import { demoDistrict } from '../server/src/demo/district.ts';
import { readPlacedPages } from '../server/src/preservation/text/pdf-text.ts';

type Score = { right: number; wrong: number; notSaid: number };
const scores = new Map<string, Score>();

function note(what: string, expected: string, read: string | null | undefined): void {
  const score = scores.get(what) ?? { right: 0, wrong: 0, notSaid: 0 };
  score[read === null || read === undefined ? 'notSaid' : read === expected ? 'right' : 'wrong'] +=
    1;
  scores.set(what, score);
}

async function readingsOf(bytes: Uint8Array) {
  const answer = await readPlacedPages(bytes, 'first-page');
  const readings = answer.kind === 'read' ? answer.readings : [];
  return new Map(readings.map(({ field, value }) => [field, value]));
}

const start = performance.now();
let documents = 0;
for (const { components } of demoDistrict().records)
  for (const component of components) {
    if (component.content.kind !== 'document') continue;
    const { documentNumber, issuer, title, date } = component.content.document;
    const read = await readingsOf(new Uint8Array(await componentBytes(component)));
    note('number', documentNumber, read.get('documentNumber'));
    note('creator', issuer, read.get('creator'));
    note('title', title, read.get('title'));
    note('date', date, read.get('date'));
    documents += 1;
  }
const milliseconds = Math.round((performance.now() - start) / documents);

const data = new URL('../../shared/data/', import.meta.url);
const laws = new URL('laws.jsonl', data);
if (existsSync(laws)) {
  const lines = readFileSync(laws, 'utf8').trim().split('\n');
  for (const line of lines) {
    const { title, date, pdf } = JSON.parse(line) as { title: string; date: string; pdf?: string };
    if (!pdf) continue;
    const read = await readingsOf(new Uint8Array(readFileSync(new URL(`laws-pdf/${pdf}`, data))));
    note('lawTitle', title.replaceAll(' ', ''), read.get('title'));
    note('lawDate', date, read.get('date'));
  }
}
console.log(
  JSON.stringify({ bench: 'readings', documents, milliseconds, ...Object.fromEntries(scores) }),
);
