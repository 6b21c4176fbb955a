import { type Role, roleNames } from '@lantai/contract/identity/role.ts';
import { systemActor } from '#platform/actor.ts';
import { changed, command, execute, read } from '#platform/command.ts';
import type { Installation } from '../installation.ts';
import { loadCategories } from './categories/load-categories.ts';
import { demoPassword } from './demo-password.ts';
import { type DemoDistrict, demoDistrict } from './district.ts';
import { beginOpenYear, fileOldYears } from './hand-over-records.ts';
import { loadArchivists } from './load-archivists.ts';
import { loadOrganisation } from './load-organisation.ts';
import { loadPlans } from './load-plans.ts';
import { loadRecords } from './load-records.ts';
import { approveSchedules } from './load-schedules.ts';

const finishLoading = command<Record<string, never>, undefined>({
  name: 'demo.finish-loading',

  async perform() {
    return changed(undefined, { subject: 'archive:demonstration', details: {} });
  },
});

/**
 * Fills an empty archive with the fictional district, through the product's own commands and in the
 * names of its people. Cut off, it goes on at the next start. Returns what to print: the accounts.
 */
export async function loadDemonstration(installation: Installation): Promise<string[]> {
  const { platform } = installation;
  const state = await findState(installation);
  if (state === 'other')
    throw new Error('这个数据目录里已有正式数据，不能装入演示。请用 --data 另指一个空目录。');
  const district = demoDistrict();
  if (state !== 'loaded') {
    console.log('正在装入演示区（虚构），约需一分钟 ……');
    const organisation = await loadOrganisation(installation, district, demoPassword);
    await approveSchedules(installation, organisation);
    await loadRecords(installation, district, organisation);
    await fileOldYears(installation, district, organisation);
    await beginOpenYear(installation, district, organisation);
    await loadCategories(installation, organisation);
    await loadPlans(installation, organisation);
    await loadArchivists(installation, district, organisation);
    await execute(platform, finishLoading, systemActor, {});
  }
  return accountLines(district);
}

async function findState({
  platform,
}: Installation): Promise<'empty' | 'begun' | 'loaded' | 'other'> {
  return read(platform, systemActor, async (db) => {
    const mark = (name: string) =>
      db.selectFrom('trail_entry').select('seq').where('command', '=', name).executeTakeFirst();
    if (await mark('demo.finish-loading')) return 'loaded';
    if (await mark('demo.begin-loading')) return 'begun';
    const account = await db.selectFrom('account').select('id').limit(1).executeTakeFirst();
    return account ? 'other' : 'empty';
  });
}

/** One account for each role, the administrators first. */
function accountLines({ people, agencies, authority }: DemoDistrict): string[] {
  const nameOf = (fonds: string) =>
    [authority, ...agencies].find((agency) => agency.fonds === fonds)?.name ?? fonds;
  const rank = (fonds: string) => (fonds === agencies[0]?.fonds ? 0 : 1);
  const seen = new Set<Role>();
  // Whoever tries it wants to see an agency at work, so an agency's people come before the authority's.
  const inOrder = people.toSorted((one, other) => rank(one.fonds) - rank(other.fonds));
  const lines = inOrder.flatMap((person) =>
    person.grants.flatMap(({ role }) => {
      if (seen.has(role)) return [];
      seen.add(role);
      const place = `${nameOf(person.fonds)} ${person.name}`;
      return [`    ${roleNames[role].padEnd(8, '　')}${person.login.padEnd(18)}${place}`];
    }),
  );
  return [
    `\n  演示账号（全部虚构）；口令都是 ${demoPassword}\n`,
    ...lines,
    '\n  其余账号见“人员与账号”（用系统管理员登录）。',
  ];
}
