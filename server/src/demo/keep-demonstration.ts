import { mkdir, readdir } from 'node:fs/promises';
import type { Role } from '@lantai/contract/identity/role.ts';
import { type Actor, systemActor } from '#platform/actor.ts';
import { type Command, changed, command, execute, read, unchanged } from '#platform/command.ts';
import { startExport } from '../access/export/start-export.ts';
import { decidePolicy } from '../backup/decide-policy.ts';
import { startWork } from '../backup/start-work.ts';
import type { Installation } from '../installation.ts';
import { prepareCopy } from '../preservation/copies/copy-root.ts';
import { registerCopy } from '../preservation/copies/register-copy.ts';
import { getIdentity } from '../preservation/copies/store-copies.ts';
import { registerMedium } from '../preservation/offline-media/register-medium.ts';
import { startKeepingInspection } from '../quality/keeping/start-keeping-inspection.ts';
import { demoPassword } from './demo-password.ts';
import { type DemoDistrict, demoDistrict } from './district.ts';
import { loadOrganisation, type Organisation } from './load-organisation.ts';

const beginKeeping = command<Record<string, never>, boolean>({
  name: 'demo.begin-keeping',

  async perform({ tx }) {
    const begun = await tx
      .selectFrom('trail_entry')
      .select('seq')
      .where('command', '=', 'demo.begin-keeping')
      .executeTakeFirst();
    if (begun) return unchanged(false);
    return changed(true, { subject: 'archive:demonstration', details: {} });
  },
});

/**
 * Orders, once, what an archive room does with what it keeps: a copy, a backup, an inspection with its check, an
 * export, an offline medium. It is done in the background once the program runs. Returns what to print.
 */
export async function keepDemonstration(installation: Installation): Promise<string[]> {
  if (!(await execute(installation.platform, beginKeeping, systemActor, {}))) return [];
  const district = demoDistrict();
  const organisation = await loadOrganisation(installation, district, demoPassword);
  const sysadmin = await organisation.actor(loginOf(district, 'sysadmin'));
  // Beside the data directory: within it, neither would outlive it.
  const copy = await givenFolder(`${installation.directory}-copy`);
  const backup = await givenFolder(`${installation.directory}-backup`);
  if (copy) await copyTo(copy, installation, sysadmin);
  if (backup) await backUpTo(backup, installation, sysadmin);
  await keepOneAgency(installation, organisation);
  const made = [copy, backup].filter((path) => path !== undefined);
  return made.length > 0 ? [`\n  演示的副本和备份：${made.join('、')}`] : [];
}

async function keepOneAgency({ platform }: Installation, organisation: Organisation) {
  const [, fonds = ''] = organisation.fondsCodes;
  const [agencyId, fondsId] = [organisation.agencyId(fonds), organisation.fondsId(fonds)];
  const head = await organisation.actorFor(fonds, 'archives-head');
  const run = <Input, Result>(what: Command<Input, Result>, input: Input) =>
    execute(platform, what, head, input);
  await run(startKeepingInspection, { agencyId, kind: 'full', cause: 'asked', withCheck: true });
  await run(startExport, {
    filter: { fondsId, state: ['filed'], year: 2023 },
    reason: '送区审计局核对 2023 年文件',
  });
  await run(registerMedium, {
    ...{ fondsId, category: 'WS', yearFrom: 2019, yearTo: 2022, kind: 'disk', setNumber: 1 },
    ...{ model: '3.5 英寸硬磁盘', capacityBytes: 4e12, place: '二号库房 3 号防磁柜' },
    authority: '云岫自资办〔2026〕2号',
  });
}

async function copyTo(path: string, { platform, storage }: Installation, sysadmin: Actor) {
  const copyId = crypto.randomUUID();
  const identity = await read(platform, sysadmin, (db) => getIdentity(db, copyId));
  const { sameDevice } = await prepareCopy(storage, path, identity);
  await execute(platform, registerCopy, sysadmin, {
    ...{ copyId, name: '同机副本', path, location: 'same', distanceKm: null },
    ...{ medium: '硬磁盘', sameDevice },
  });
}

async function backUpTo(folder: string, { platform }: Installation, sysadmin: Actor) {
  await execute(platform, decidePolicy, sysadmin, {
    ...{ folder, keyFile: null, everyDays: 1, fullEveryDays: 7, fromHour: 22, toHour: 6 },
    ...{ keepSets: 14, drillEveryDays: 90, sample: 20, alarmAfterDays: 2 },
    note: '演示：夜间备份，每周一次完全备份',
  });
  await execute(platform, startWork, sysadmin, { work: 'full' });
}

/** Made, if it may be; what somebody else has put something into is left alone. */
async function givenFolder(path: string): Promise<string | undefined> {
  try {
    await mkdir(path, { recursive: true });
    return (await readdir(path)).length === 0 ? path : undefined;
  } catch {
    return undefined;
  }
}

function loginOf({ people }: DemoDistrict, wanted: Role): string {
  return people.find(({ grants }) => grants.some(({ role }) => role === wanted))?.login ?? '';
}
