import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { safeName } from '../../preservation/eep/safe-name.ts';
import { isSystemError } from '../../preservation/store-fault.ts';

/** Where a fonds' packages come in, and where they go. */
export type HotDirectory = {
  readonly inbox: string;
  readonly receipts: string;
  readonly accepted: string;
  readonly returned: string;
};

export const hotFolder = (directory: string) => join(directory, 'hot-folder');

const ours = ['回执', '已接收', '退回', '说明.txt'] as const;
const [receiptsName, acceptedName, returnedName, noteName] = ours;

const note = `热文件夹

放入：EEP 封装包（.eep）、移交信息包文件夹或其 ZIP（DA/T 93 附录 B，内有“目录文件.xml”；或档发〔2012〕7号，内有“文件目录.XML”）、
BagIt 包文件夹或其 ZIP（1.0、0.97）。
放完以后，在旁边放一个空文件“包名.done”或“包名.完成”，立即接收；不放的，60 秒没有变动即视为放完。
结果：回执/包名.json。接收的移到“已接收”，退回的移到“退回”，按回执改正后重新放入。
重复放入不会重复登记。
`;

export async function openHotDirectory(
  directory: string,
  fondsCode: string,
): Promise<HotDirectory> {
  const inbox = join(hotFolder(directory), safeName(fondsCode));
  const folders = {
    inbox,
    receipts: join(inbox, receiptsName),
    accepted: join(inbox, acceptedName),
    returned: join(inbox, returnedName),
  };
  for (const folder of Object.values(folders)) await mkdir(folder, { recursive: true });
  try {
    await writeFile(join(inbox, noteName), note, { flag: 'wx' });
  } catch (error) {
    if (!isSystemError(error, 'EEXIST')) throw error;
  }
  return folders;
}

/** What is put beside a package and belongs to it: the sign that it is whole, and its digest. */
export const markers = ['.done', '.完成'] as const;
export const sidecar = '.sm3';

export type Waiting = { readonly name: string; readonly isMarked: boolean };

/** The packages that wait, whole or not. A marker whose package is gone would lie about the next one. */
export async function waitingIn({ inbox }: HotDirectory): Promise<Waiting[]> {
  const entries = await readdir(inbox);
  const names = new Set(entries);
  const companions = [...markers, sidecar];
  const isCompanion = (name: string) =>
    companions.some((end) => name.endsWith(end) && names.has(name.slice(0, -end.length)));
  for (const name of entries) {
    const marker = markers.find((end) => name.endsWith(end));
    if (marker && !names.has(name.slice(0, -marker.length))) await rm(join(inbox, name));
  }
  return entries
    .filter((name) => !name.startsWith('.') && !ours.some((own) => own === name))
    .filter((name) => !isCompanion(name) && !markers.some((end) => name.endsWith(end)))
    .map((name) => ({ name, isMarked: markers.some((end) => names.has(`${name}${end}`)) }));
}

/** Slower networks pause for seconds in the middle of a file, not for a minute. */
export const quietSeconds = 60;

/**
 * A marker is sure, and office systems set one. People do not: what nothing has happened to for a
 * minute is whole too. The change time is asked, which no copying tool can set back.
 */
export async function isWhole(
  { inbox }: HotDirectory,
  { name, isMarked }: Waiting,
  now: Date,
): Promise<boolean> {
  if (isMarked) return true;
  const newest = await newestChange(join(inbox, name));
  return newest !== undefined && newest + quietSeconds * 1000 <= now.getTime();
}

async function newestChange(path: string): Promise<number | undefined> {
  try {
    const facts = await stat(path);
    if (!facts.isDirectory()) return facts.ctimeMs;
    const below = await readdir(path, { recursive: true });
    const times = await Promise.all(below.map((name) => stat(join(path, name))));
    return Math.max(facts.ctimeMs, ...times.map(({ ctimeMs }) => ctimeMs));
  } catch (error) {
    // Taken away again while it was looked at.
    if (isSystemError(error, 'ENOENT')) return undefined;
    throw error;
  }
}
