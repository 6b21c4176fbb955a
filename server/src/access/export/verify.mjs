#!/usr/bin/env node
// Verifies and lists what 兰台 (Lantai) hands out; needs nothing but Node.js 18 or later:
//   node verify.mjs [DIR] [--list] [--json]
// DIR is the folder this file lies in unless another is given. An export is a bag of BagIt 1.0 (RFC 8493):
// manifest-ALGORITHM.txt has the digest of every file below data/, tagmanifest-ALGORITHM.txt those of the
// files beside it. A package of transfer has 其他/固化验证信息.txt: SM3, bytes and path of every file of it.
// Where the archive signed it, NAME.sig is the signature over such a list (verify-signature.mjs beside this file).
// Exit: 0 whole, 1 something is missing, changed or surplus, 2 neither of both.
// It shows damage. Who changes a file on purpose can write its digest anew: compare the digest of the list,
// printed at the end, with the one in the archive's register, and the digest of the signer's key with its key.
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const words = process.argv.slice(2);
const asked = words.find((word) => !word.startsWith('--'));
const root = asked ?? dirname(fileURLToPath(import.meta.url));
const sealName = '其他/固化验证信息.txt';
const algorithms = ['sha512', 'sha256'];

function readLines(name) {
  return readFileSync(join(root, name), 'utf8')
    .split(/\r\n|\n|\r/u)
    .filter(Boolean);
}

/** RFC 8493, 2.1.3: a line break and a percent sign in a path are written as %0A, %0D and %25. */
function readPath(written, manifest) {
  const path =
    manifest === sealName
      ? written
      : written.replace(/%(0A|0D|25)/giu, (sign) => decodeURIComponent(sign));
  const steps = path.split('/');
  const leadsOut = steps.some((step) => step === '' || step === '.' || step === '..');
  return leadsOut || path.includes('\\') || /^[A-Za-z]:/u.test(path) ? undefined : path;
}

/** Path by path what a manifest says; undefined where there is no such manifest. */
function readManifest(name, problems, form = /^([0-9a-fA-F]+)\s+\*?(.+)$/u) {
  if (!existsSync(join(root, name))) return undefined;
  const listed = new Map();
  for (const line of readLines(name)) {
    const [, digest, written] = form.exec(line) ?? [];
    const path = written && readPath(written, name);
    if (path) listed.set(path, digest.toLowerCase());
    else
      problems.push({
        path: name,
        problem: 'a line that leads nowhere',
        问题: '清单中有无法辨认的行',
        line,
      });
  }
  return listed;
}

/** Every file below a folder; what is neither file nor folder is told and not followed. */
function filesBelow(folder, problems, found = []) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const stat = lstatSync(path);
    const told = relative(root, path).split(sep).join('/');
    if (stat.isDirectory()) filesBelow(path, problems, found);
    else if (stat.isFile()) found.push(told);
    else problems.push({ path: told, problem: 'neither file nor folder', 问题: '不是普通文件' });
  }
  return found;
}

async function digestOf(path, algorithm) {
  const hash = createHash(algorithm);
  for await (const piece of createReadStream(path)) hash.update(piece);
  return hash.digest('hex');
}

async function verifyListed(listed, { algorithm, present, problems }) {
  let bytes = 0;
  for (const [path, digest] of listed) {
    if (!present.has(path)) {
      problems.push({ path, problem: 'missing', 问题: '缺失' });
      continue;
    }
    bytes += lstatSync(join(root, path)).size;
    const actual = await digestOf(join(root, path), algorithm);
    if (actual !== digest)
      problems.push({ path, problem: 'changed', 问题: '内容已改变', expected: digest, actual });
  }
  return bytes;
}

/** RFC 8493, 2.2.2: bytes and files as they were counted when the bag was made. */
function verifyCount({ bytes, files }, problems) {
  const line = readLines('bag-info.txt').find((one) => one.startsWith('Payload-Oxum:'));
  const said = line?.slice('Payload-Oxum:'.length).trim();
  if (said !== undefined && said !== `${bytes}.${files}`)
    problems.push({
      path: 'bag-info.txt',
      problem: 'other count',
      问题: '件数或字节数不符',
      expected: said,
      actual: `${bytes}.${files}`,
    });
}

/** The catalogue of a package of transfer, row by row. */
function listRows(catalogue) {
  const text = readFileSync(join(root, catalogue), 'utf8');
  return [...text.matchAll(/<文件>(.*?)<\/文件>/gsu)].map(([, row]) => {
    const of = (name) => new RegExp(`<${name}>(.*?)</${name}>`, 'su').exec(row)?.[1] ?? '';
    return { path: catalogue, code: of('档号'), title: of('题名'), files: 1 };
  });
}

/** What is in it, read from the metadata beside the files, or from the catalogue. */
function listRecords(present) {
  const catalogue = ['目录文件.xml', '文件目录.XML'].find((name) => present.has(name));
  if (catalogue) return listRows(catalogue);
  return [...present]
    .filter((path) => path.startsWith('data/') && path.endsWith('/元数据.json'))
    .sort((one, other) => (one < other ? -1 : 1))
    .map((path) => {
      try {
        const told = JSON.parse(readFileSync(join(root, path), 'utf8'));
        const first = (id) => told.元数据?.find((element) => element.编号 === id)?.值?.[0] ?? '';
        return { path, code: first('M8'), title: first('M22'), files: told.电子文件?.length ?? 0 };
      } catch {
        return { path, code: '', title: '（元数据无法读取）', files: 0 };
      }
    });
}

/** A package of transfer: every file but the list itself and its signature is in the list. */
async function verifyTransfer() {
  const problems = [];
  const present = new Set(filesBelow(root, problems));
  const listed = readManifest(sealName, problems, /^([0-9a-f]{64}) {2}\d+ {2}(.+)$/u);
  const bytes = await verifyListed(listed, { algorithm: 'sm3', present, problems });
  for (const path of present)
    if (!listed.has(path) && path !== sealName && path !== `${sealName}.sig`)
      problems.push({ path, problem: 'surplus', 问题: '清单中没有这个文件' });
  const key = await verifySignatureOf(sealName, problems);
  const manifest = await digestOf(join(root, sealName), 'sm3');
  const told = { algorithm: 'sm3', files: listed.size, bytes, manifest, key, problems, present };
  return { whole: problems.length === 0, ...told };
}

/** The SM3 of the signer's key; null where nobody signed. */
async function verifySignatureOf(name, problems) {
  const path = `${name}.sig`;
  if (!existsSync(join(root, path))) return null;
  const { verifySignature } = await import('./verify-signature.mjs').catch(() => ({}));
  const texts = [readFileSync(join(root, name)), readFileSync(join(root, path), 'utf8')];
  const { isRight, key } = verifySignature?.(...texts) ?? {};
  if (isRight) return key;
  if (verifySignature) problems.push({ path, problem: 'signature broken', 问题: '签名不成立' });
  else problems.push({ path, problem: 'not verified', 问题: '缺 verify-signature.mjs，未验证' });
  return null;
}

async function verify() {
  if (existsSync(join(root, sealName))) return verifyTransfer();
  const problems = [];
  const algorithm = algorithms.find((name) => existsSync(join(root, `manifest-${name}.txt`)));
  if (!existsSync(join(root, 'bagit.txt')) || algorithm === undefined) return undefined;
  const present = new Set(filesBelow(root, problems));
  const payload = readManifest(`manifest-${algorithm}.txt`, problems);
  const tags = readManifest(`tagmanifest-${algorithm}.txt`, problems) ?? new Map();
  const bytes = await verifyListed(payload, { algorithm, present, problems });
  await verifyListed(tags, { algorithm, present, problems });
  for (const path of present)
    if (path.startsWith('data/') && !payload.has(path))
      problems.push({ path, problem: 'surplus', 问题: '清单中没有这个文件' });
  if (existsSync(join(root, 'bag-info.txt'))) verifyCount({ bytes, files: payload.size }, problems);
  const manifest = await digestOf(join(root, `manifest-${algorithm}.txt`), algorithm);
  const key = await verifySignatureOf(`tagmanifest-${algorithm}.txt`, problems);
  return {
    whole: problems.length === 0,
    algorithm,
    files: payload.size,
    bytes,
    manifest,
    key,
    problems,
    present,
  };
}

const verdict = await verify();
if (!verdict) {
  console.error(`${root} 不是导出包或移交信息包：没有摘要清单（neither）。`);
  process.exitCode = 2;
} else {
  const { present, ...told } = verdict;
  const records = listRecords(present);
  if (words.includes('--json')) console.log(JSON.stringify({ ...told, records }));
  else {
    if (words.includes('--list'))
      for (const { code, title, files } of records)
        console.log(`${code}\t${title}\t${files} 个文件`);
    for (const { path, 问题: problem } of told.problems) console.log(`${problem}：${path}`);
    const state = told.whole ? '完好' : `有 ${told.problems.length} 处问题`;
    console.log(
      `${state}：${records.length} 件，${told.files} 个文件，${told.bytes} 字节（${told.algorithm}）`,
    );
    console.log(`清单摘要 ${told.manifest}`);
    console.log(told.key ? `签名成立，签名公钥的摘要（SM3）${told.key}` : '没有可采信的签名');
  }
  process.exitCode = told.whole ? 0 : 1;
}
