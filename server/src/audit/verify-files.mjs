#!/usr/bin/env node
// Verifies an exported audit trail of 兰台 (Lantai); needs nothing but Node.js 20 or later:
//   node verify-files.mjs DIR [--json]
// verify-signature.mjs has to lie beside it.
// DIR holds block files 000000001.jsonl, …: a header on the first line, then one line per entry,
// {"leaf":…,"entry":{…}}. A leaf is SM3(0x00 + the entry's bytes), a node SM3(0x01 + left + right),
// the tree that of RFC 6962; a header's hash is SM3 over the header without `hash`, names sorted;
// the next block carries it as previousHash. Exit: 0 sound, 1 something was changed, 2 no trail.
// Where 000000001.jsonl.sig lies beside a block, it is a signature over the block file: SM2 with SM3.
// It shows who holds the key, not who they are: compare the key's digest with one written down elsewhere.
// Compare the newest hash with one written down elsewhere: who rewrites every file can hash it too.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, sm3, verifySignature } from './verify-signature.mjs';

const names = 'firstSeq format hash height lastSeq merkleRoot previousHash sealedAt'.split(' ');
const sealedNames = names.filter((name) => name !== 'hash');

/** Undefined when the line is not a header, written exactly so. */
function readHeader(line) {
  const header = parse(line);
  const isExact = header && JSON.stringify(header, names) === line;
  if (!isExact || Object.keys(header).join() !== names.join()) return undefined;
  const { format, height, firstSeq, lastSeq, merkleRoot, previousHash, hash, sealedAt } = header;
  const sound =
    format === 'lantai-trail-block/1' &&
    [height, firstSeq, lastSeq].every((value) => Number.isSafeInteger(value) && value >= 1) &&
    [merkleRoot, previousHash, hash].every((value) => /^[0-9a-f]{64}$/.test(value)) &&
    typeof sealedAt === 'string';
  return sound ? header : undefined;
}

function readEntry(line) {
  const [, claimed, text] = /^\{"leaf":"([0-9a-f]{64})","entry":(\{.*\})\}$/s.exec(line) ?? [];
  const seq = text && parse(text)?.seq;
  if (!Number.isSafeInteger(seq)) return undefined;
  return { seq, claimed, leaf: sm3(Uint8Array.of(0), text) };
}

/** Level by level; one without a neighbour moves up as it is. */
function merkleRoot(leaves) {
  let level = leaves;
  while (level.length > 1) {
    const above = [];
    for (let i = 0; i < level.length; i += 2)
      above.push(i + 1 < level.length ? sm3(Uint8Array.of(1), level[i], level[i + 1]) : level[i]);
    level = above;
  }
  return level[0] ?? sm3('');
}

/** Everything that is wrong with one block file by itself. */
function checkBlock(height, text) {
  const [first, ...lines] = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const header = readHeader(first);
  if (!header) return { header, entries: 0, faults: [{ kind: 'block-altered', height }] };
  const entries = lines.map(readEntry);
  const faults = checkEntries(header, entries);
  const hash = sm3(JSON.stringify(header, sealedNames)).toString('hex');
  if (header.height !== height || hash !== header.hash)
    faults.unshift({ kind: 'block-altered', height });
  const root = () => merkleRoot(entries.map(({ leaf }) => leaf)).toString('hex');
  if (faults.length === 0 && root() !== header.merkleRoot) faults.push({ kind: 'altered', height });
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
    if (entry?.claimed !== entry?.leaf.toString('hex') || !entry)
      faults.push({ kind: 'altered', height, seq });
    expected = seq + 1;
  }
  if (expected <= lastSeq) faults.push({ kind: 'removed', height, seq: expected, lastSeq });
  return faults;
}

/** The signatures beside the blocks: how many hold, whose keys, and what is wrong. */
function verifySignatures(directory, heights, report) {
  /** @type {{ signed: number, unsigned: number, keys: string[] }} */
  const signed = { signed: 0, unsigned: 0, keys: [] };
  for (const height of heights) {
    const path = join(directory, nameOf(height));
    if (!existsSync(`${path}.sig`)) {
      signed.unsigned += 1;
      continue;
    }
    const { isRight, key } = verifySignature(
      readFileSync(path),
      readFileSync(`${path}.sig`, 'utf8'),
    );
    if (!isRight) report.findings.push({ kind: 'signature-broken', height });
    else if (!signed.keys.includes(key)) signed.keys.push(key);
    if (isRight) signed.signed += 1;
  }
  return signed;
}

const nameOf = (height) => `${String(height).padStart(9, '0')}.jsonl`;

function verify(directory) {
  const heights = readdirSync(directory)
    .filter((name) => name === nameOf(Number.parseInt(name, 10)))
    .map((name) => Number.parseInt(name, 10))
    .sort((one, other) => one - other);
  /** @type {Record<string, string | number>[]} */
  const findings = [];
  const report = { entries: 0, blocks: heights.length, sealedTo: 0, head: null, findings };
  // A range may begin in the middle; block 1 is chained to zeros.
  let previous = heights[0] === 1 ? { height: 0, lastSeq: 0, hash: '0'.repeat(64) } : undefined;
  let next = heights[0];
  for (const height of heights) {
    if (height > next) {
      findings.push({ kind: 'block-missing', height: next, lastHeight: height - 1 });
      previous = undefined;
    }
    next = height + 1;
    const text = readFileSync(join(directory, nameOf(height)), 'utf8');
    const { header, entries, faults } = checkBlock(height, text);
    findings.push(...faults);
    if (header && previous && !follows(header, previous))
      findings.push({ kind: 'chain-broken', height });
    previous = header;
    if (faults.length > 0 || header.firstSeq <= report.sealedTo) continue;
    report.entries += entries;
    report.sealedTo = header.lastSeq;
    report.head = { height, hash: header.hash };
  }
  const signed = verifySignatures(directory, heights, report);
  return { ok: findings.length === 0, ...report, ...signed };
}

const follows = (header, { height, lastSeq, hash }) =>
  header.height === height + 1 && header.firstSeq === lastSeq + 1 && header.previousHash === hash;

const [directory, mode] = process.argv.slice(2);
if (directory === undefined) throw new Error('node verify-files.mjs DIR [--json]');
const report = verify(directory);
if (mode === '--json') console.log(JSON.stringify(report));
else {
  const { ok, blocks, entries, sealedTo, head, findings, signed, unsigned, keys } = report;
  if (blocks === 0) console.log('没有审计块，无从校验。');
  else console.log(ok ? '校验通过：没有发现改动、删除或插入。' : '校验不通过。');
  console.log(`审计块 ${blocks} 个，可采信的记录 ${entries} 条，封存至第 ${sealedTo} 条。`);
  if (head) console.log(`最新一块为第 ${head.height} 块，摘要（SM3）${head.hash}`);
  console.log(`签名成立的块 ${signed} 个，未签名的块 ${unsigned} 个；签名人是谁，本脚本不能判断。`);
  for (const key of keys) console.log(`签名公钥的摘要（SM3）${key}`);
  const words = { altered: '被改动', removed: '被删除', inserted: '是后来插入的' };
  const blockWords = { altered: '内有记录被改动', 'block-altered': '的块头被改动' };
  Object.assign(blockWords, { 'block-missing': '不存在', 'chain-broken': '与前一块不相接' });
  Object.assign(blockWords, { 'signature-broken': '的签名不成立' });
  for (const { kind, seq, lastSeq = seq, height, lastHeight = height } of findings)
    if (seq === undefined) console.log(`第 ${height}—${lastHeight} 块${blockWords[kind]}。`);
    else console.log(`第 ${seq}—${lastSeq} 条${words[kind]}（第 ${height} 块）。`);
}
process.exitCode = report.blocks === 0 ? 2 : report.ok ? 0 : 1;
