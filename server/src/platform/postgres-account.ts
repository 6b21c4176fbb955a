import { execFileSync } from 'node:child_process';
import { chown, lchown, readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PostgresError } from './postgres-error.ts';

type Ids = { readonly uid: number; readonly gid: number };

/**
 * Who PostgreSQL runs as: `ids` to switch to, or a `wrapper` that hides from it that it is root.
 * Both are empty when we are an ordinary user.
 */
export type Account = { readonly ids: Partial<Ids>; readonly wrapper: readonly string[] };

const ourselves: Account = { ids: {}, wrapper: [] };

/**
 * Chooses the account and gives it the directory, which must exist. PostgreSQL refuses to run as
 * root, so root hands over to an account that reaches both the programs and the directory.
 * Fails with `no-access` or `no-account`.
 */
export async function prepareAccount(directory: string, programs: string): Promise<Account> {
  const owner = await stat(directory);
  const user = process.getuid?.();
  if (user !== undefined && user !== 0 && owner.uid !== user) {
    throw new PostgresError(
      'no-access',
      `数据库目录 ${directory} 属于另一用户（uid ${owner.uid}），当前用户（uid ${user}）不能使用。请以该用户运行，或把目录的属主改为当前用户。`,
    );
  }
  if (user !== 0) return ourselves;
  const account = await accountForRoot(owner, directory, programs);
  const ids = { uid: account.ids.uid ?? 0, gid: account.ids.gid ?? 0 };
  if (ids.uid !== owner.uid) await giveTree(directory, ids);
  return account;
}

async function accountForRoot(owner: Ids, directory: string, programs: string): Promise<Account> {
  const known = await knownAccounts();
  // The owner first: what an ordinary user began must stay readable for that user.
  const candidates = [...(owner.uid === 0 ? [] : [owner]), ...known];
  for (const { uid, gid } of candidates) {
    const ids = { uid, gid };
    if ((await reaches(ids, dirname(directory))) && (await reaches(ids, programs))) {
      return { ids, wrapper: [] };
    }
  }
  for (const { uid } of known) {
    const wrapper = ['unshare', '--user', `--map-user=${uid}`];
    if (canRun(wrapper)) return { ids: {}, wrapper };
  }
  throw new PostgresError(
    'no-account',
    `PostgreSQL 不能以 root 身份运行，而 postgres、nobody 用户进不了程序目录（${programs}）或数据目录（${directory}）。请改用普通用户运行，或把程序和数据放到各级目录都允许其他用户进入（o+x）的位置，例如 /opt 和 /srv；也可用 DATABASE_URL 指定已有的数据库。`,
  );
}

/** `postgres` where the machine has it, else `nobody`; initdb wants an account that has a name. */
async function knownAccounts(): Promise<Ids[]> {
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  return ['postgres', 'nobody'].flatMap((name) => {
    const [, , uid, gid] = lines.find(([user]) => user === name) ?? [];
    return Number(uid) > 0 ? [{ uid: Number(uid), gid: Number(gid) }] : [];
  });
}

/** Whether every folder on the way, and the last one, may be entered by the account. */
async function reaches({ uid, gid }: Ids, folder: string): Promise<boolean> {
  const found = await stat(folder);
  const enter = found.uid === uid ? 0o100 : found.gid === gid ? 0o010 : 0o001;
  if ((found.mode & enter) === 0) return false;
  return dirname(folder) === folder || reaches({ uid, gid }, dirname(folder));
}

// Containers mostly forbid user namespaces; only trying tells.
function canRun([program, ...args]: string[]): boolean {
  try {
    execFileSync(program ?? '', [...args, 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

async function giveTree(directory: string, { uid, gid }: Ids): Promise<void> {
  await chown(directory, uid, gid);
  const entries = await readdir(directory, { recursive: true });
  for (const entry of entries) await lchown(join(directory, entry), uid, gid);
}
