// Plain JavaScript for Node 20 with nothing installed: this runs before everything else does.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const modules = join(root, 'node_modules');
const node26 = join(modules, 'node/bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** Installs what package-lock.json names, unless exactly that is already there. */
export function installPackages() {
  if (isInstalled()) return;
  say('正在安装依赖…', 'Installing dependencies …');
  // npm tells its scripts where it is; started without it, the machine's own is used.
  const [npm, ...before] = process.env.npm_execpath?.endsWith('.js')
    ? [process.execPath, process.env.npm_execpath]
    : ['npm'];
  // Not `npm ci`: it refuses a lock file that lacks packages for other platforms, as npm writes it
  // where a registry does not carry them. This installs the same versions, and we look after it.
  const install = [
    ...before,
    'install',
    '--no-save',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  const { status } = spawnSync(npm, install, {
    cwd: root,
    // Standard output belongs to the program that runs next, which may be asked for JSON.
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32' && npm === 'npm',
  });
  if (status === 0 && isInstalled()) return;
  say(
    '依赖没有装好。请检查网络或 npm 镜像（npm config get registry）、磁盘空间和目录权限；不能有 ignore-scripts 设置。离线的机器可从已装好的同型机器复制整个 node_modules 目录。',
    'The dependencies were not installed. Check the network or registry (npm config get registry), disk space, permissions, and that ignore-scripts is off. An offline machine can be given the node_modules folder of an equal one.',
  );
  process.exit(1);
}

// npm writes what it installed into node_modules/.package-lock.json as its last step, so an
// install that was cut off never looks complete.
function isInstalled() {
  const locked = readJson(join(root, 'package-lock.json'))?.packages;
  const installed = readJson(join(modules, '.package-lock.json'))?.packages;
  if (!locked || !installed) return false;
  const complete = Object.entries(locked).every(
    ([path, wanted]) =>
      !path.includes('node_modules/') ||
      wanted.link ||
      // Packages for other platforms are rightly absent, but never present in another version.
      (wanted.optional && !installed[path]) ||
      installed[path]?.version === wanted.version,
  );
  return complete && existsSync(node26) && spawnSync(node26, ['--version']).status === 0;
}

/** Builds the web page when its sources are not those it was last built from. */
export function buildPage() {
  if (!existsSync(join(root, 'web/index.html'))) {
    return say('网页尚不存在，跳过构建。', 'There is no web page yet; skipping its build.');
  }
  const stamp = join(root, 'web/dist/.built-from');
  const sources = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return;
  say('正在构建网页…', 'Building the web page …');
  const vite = join(modules, 'vite/bin/vite.js');
  const { status } = spawnSync(node26, [vite, 'build', '--logLevel', 'warn'], {
    cwd: join(root, 'web'),
    env: environment(),
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) {
    say('网页构建失败，原因见上。', 'The web page could not be built; the reason stands above.');
    process.exit(status ?? 1);
  }
  writeFileSync(stamp, sources);
}

const pageSources = ['web/src', 'web/public', 'contract/src', 'package-lock.json'];

// By content: a fresh checkout gives every file a new time, and an old one may restore the old.
function fingerprint() {
  const hash = createHash('sha256');
  const loose = readdirSync(join(root, 'web')).filter((name) => /\.(html|ts|json)$/.test(name));
  for (const source of [...pageSources, ...loose.map((name) => `web/${name}`)]) {
    for (const path of filesBelow(source)) {
      const content = readFileSync(join(root, path));
      hash.update(`${path}\0${content.length}\0`).update(content);
    }
  }
  return hash.digest('hex');
}

function filesBelow(path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [path];
  const names = readdirSync(full).sort();
  return names.flatMap((name) => filesBelow(`${path}/${name}`));
}

/** Becomes Node 26 running this script. Where a process cannot be replaced, stands in for it. */
export async function become(script, args, options = []) {
  const command = [...options, join(root, script), ...args];
  const env = environment();
  // Without a process in between, a signal, also one that cannot be caught, meets the program.
  if (process.execve && process.platform !== 'win32') {
    const first = fileURLToPath(new URL('leave-with-npm.mjs', import.meta.url));
    process.execve(node26, ['node', '--import', first, ...command], env);
  }
  await import('./leave-with-npm.mjs');
  const child = spawn(node26, command, { env, stdio: 'inherit' });
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  for (const signal of ['SIGINT', 'SIGHUP']) {
    // A terminal sends these to both of us; passed on, the program would take them for a second
    // press of Ctrl-C.
    process.on(signal, () => process.stdin.isTTY || child.kill(signal));
  }
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

function environment() {
  return { ...process.env, PATH: `${join(modules, '.bin')}${delimiter}${process.env.PATH ?? ''}` };
}

function say(chinese, english) {
  process.stderr.write(`${chinese}\n${english}\n`);
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
