#!/usr/bin/env node
// Verifies an exported audit trail of 兰台 (Lantai) with nothing but Node.js 20 or later:
//
//   node verify-files.mjs DIR [--json]
//
// DIR holds block files 000000001.jsonl, …: a header on the first line, then one line per entry,
// {"leaf":…,"entry":{…}}. A leaf is SM3(0x00 + the entry's bytes), a node SM3(0x01 + left + right),
// the tree that of RFC 6962; a header's hash is SM3 over the header without `hash`, names sorted, and
// the next block carries it as previousHash. Exit status: 0 sound, 1 something was changed, 2 no trail.
// Compare the hash of the newest block with one that was written down elsewhere: whoever can rewrite
// every file can also compute every hash anew.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const sm3 = (...parts) => {
  const hash = createHash('sm3');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const digest = /^[0-9a-f]{64}$/;
const isPosition = (value) => Number.isSafeInteger(value) && value >= 1;
const headerNames = ['firstSeq', 'format', 'hash', 'height', 'lastSeq', 'merkleRoot', 'previousHash', 'sealedAt'];

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readHeader(line) {
  const header = parse(line);
  if (typeof header !== 'object' || header === null) return undefined;
  const sound =
    JSON.stringify(header, headerNames) === line &&
    Object.keys(header).join() === headerNames.join() &&
    header.format === 'lantai-trail-block/1' &&
    [header.height, header.firstSeq, header.lastSeq].every(isPosition) &&
    [header.merkleRoot, header.previousHash, header.hash].every((hash) => typeof hash === 'string' && digest.test(hash)) &&
    typeof header.sealedAt === 'string';
  return sound ? header : undefined;
}

function readEntry(line) {
  const [, leaf, text] = /^\{"leaf":"([0-9a-f]{64})","entry":(\{.*\})\}$/s.exec(line) ?? [];
  const seq = text === undefined ? undefined : parse(text)?.seq;
  return Number.isSafeInteger(seq) ? { seq, claimed: leaf, leaf: sm3(Uint8Array.of(0), text).toString('hex') } : undefined;
}

/** The root of a tree over leaves given in hexadecimal: level by level, an odd one out moves up. */
function merkleRoot(leaves) {
  let level = leaves.map((leaf) => Buffer.from(leaf, 'hex'));
  if (level.length === 0) return sm3('').toString('hex');
  while (level.length > 1) {
    const above = [];
    for (let i = 0; i < level.length; i += 2)
      above.push(i + 1 < level.length ? sm3(Uint8Array.of(1), level[i], level[i + 1]) : level[i]);
    level = above;
  }
  return level[0].toString('hex');
}

/** Everything that is wrong with one block file by itself. */
function checkBlock(height, text) {
  const [first, ...lines] = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const header = readHeader(first);
  if (!header) return { header, entries: 0, faults: [{ kind: 'block-altered', height }] };
  const entries = lines.map(readEntry);
  const faults = checkEntries(header, entries);
  const sealed = JSON.stringify(header, headerNames.filter((name) => name !== 'hash'));
  if (header.height !== height || sm3(sealed).toString('hex') !== header.hash)
    faults.unshift({ kind: 'block-altered', height });
  if (faults.length === 0 && merkleRoot(entries.map(({ leaf }) => leaf)) !== header.merkleRoot)
    faults.push({ kind: 'altered', height });
  return { header, entries: entries.length, faults };
}

function checkEntries({ height, firstSeq, lastSeq }, entries) {
  const faults = [];
  let expected = firstSeq;
  for (const entry of entries) {
    const seq = entry ? entry.seq : expected;
    if (seq < expected || seq > lastSeq) {
      faults.push({ kind: 'inserted', height, seq });
      continue;
    }
    if (seq > expected) faults.push({ kind: 'removed', height, seq: expected, lastSeq: seq - 1 });
    if (!entry || entry.claimed !== entry.leaf) faults.push({ kind: 'altered', height, seq });
    expected = seq + 1;
  }
  if (expected <= lastSeq) faults.push({ kind: 'removed', height, seq: expected, lastSeq });
  return faults;
}

function verify(directory) {
  const heights = readdirSync(directory)
    .filter((name) => /^\d{9,}\.jsonl$/.test(name) && name === `${String(Number.parseInt(name, 10)).padStart(9, '0')}.jsonl`)
    .map((name) => Number.parseInt(name, 10))
    .sort((one, other) => one - other);
  const report = { entries: 0, blocks: 0, sealedTo: 0, head: null, findings: [] };
  // A range may begin in the middle; block 1 is chained to zeros.
  let previous = heights[0] === 1 ? { height: 0, lastSeq: 0, hash: '0'.repeat(64) } : undefined;
  let expected = heights[0];
  for (const height of heights) {
    if (height > expected) {
      report.findings.push({ kind: 'block-missing', height: expected, lastHeight: height - 1 });
      previous = undefined;
    }
    expected = height + 1;
    report.blocks += 1;
    const { header, entries, faults } = checkBlock(height, readFileSync(join(directory, `${String(height).padStart(9, '0')}.jsonl`), 'utf8'));
    report.findings.push(...faults);
    const follows = !header || !previous || (header.height === previous.height + 1 && header.firstSeq === previous.lastSeq + 1 && header.previousHash === previous.hash);
    if (!follows) report.findings.push({ kind: 'chain-broken', height });
    previous = header;
    if (faults.length > 0 || header.firstSeq <= report.sealedTo) continue;
    report.entries += entries;
    report.sealedTo = header.lastSeq;
    report.head = { height, hash: header.hash };
  }
  return { ok: report.findings.length === 0, ...report };
}

const [directory, mode] = process.argv.slice(2);
if (directory === undefined) {
  console.error('node verify-files.mjs DIR [--json]');
  process.exit(2);
}
const report = verify(directory);
if (mode === '--json') console.log(JSON.stringify(report));
else if (report.blocks === 0) console.log('没有审计块。');
else {
  const span = (first, last = first) => (last === first ? first : `${first}—${last}`);
  console.log(`审计块 ${report.blocks} 个，可采信的记录 ${report.entries} 条，封存至第 ${report.sealedTo} 条。`);
  if (report.head) console.log(`最新一块为第 ${report.head.height} 块，摘要（SM3）${report.head.hash}`);
  const words = { altered: '被改动', removed: '被删除', inserted: '是后来插入的', 'block-altered': '的块头被改动', 'block-missing': '不存在', 'chain-broken': '与前一块不相接' };
  for (const { kind, seq, lastSeq, height, lastHeight } of report.findings)
    console.log(seq === undefined ? `第 ${span(height, lastHeight)} 块${kind === 'altered' ? '内有记录被改动' : words[kind]}。` : `第 ${span(seq, lastSeq)} 条${words[kind]}（第 ${height} 块）。`);
  console.log(report.ok ? '校验通过：没有发现改动、删除或插入。' : '校验不通过。');
}
process.exitCode = report.blocks === 0 ? 2 : report.ok ? 0 : 1;
