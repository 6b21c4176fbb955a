import { dayOf } from '#platform/clock.ts';
import type { Db } from '#platform/database.ts';
import type { WatchedCause } from './watched-cause.ts';

const whole = { audience: 'security', agencyId: null, link: '/preservation/trust' } as const;
const ahead = 30 * 24 * 60 * 60_000;

/** What the trust list needs to stay true: newer revocation lists, newer certificates of its authorities. */
export async function watchTrust(db: Db, now: Date): Promise<WatchedCause[]> {
  const overdue = await db
    .selectFrom('revocation_list as list')
    .innerJoin('trusted_certificate as trusted', 'trusted.subject', 'list.issuer')
    .select('list.issuer')
    .select((row) => row.fn.max('list.next_update').as('due'))
    .where('trusted.taken_off_version', 'is', null)
    .where('trusted.role', '<>', 'pinned')
    .groupBy('list.issuer')
    .having((row) => row.fn.max('list.next_update'), '<', now)
    .execute();
  const ending = await db
    .selectFrom('trusted_certificate')
    .select(['id', 'subject', 'valid_to'])
    .where('taken_off_version', 'is', null)
    .where('valid_to', '<', new Date(now.getTime() + ahead))
    .execute();
  return [
    ...overdue.map(
      ({ issuer, due }): WatchedCause => ({
        ...{ ...whole, kind: 'revocation-overdue', cause: `revocation-overdue ${issuer}` },
        title: `吊销列表逾期：${issuer}`,
        detail: `“${issuer}”的吊销列表应于 ${due && dayOf(due)} 更新；从该机构取得新的列表，载入信任列表。`,
      }),
    ),
    ...ending.map(
      ({ id, subject, valid_to }): WatchedCause => ({
        ...{ ...whole, kind: 'trust-ending', cause: `trust-ending ${id}` },
        title: `信任的证书到期：${subject}`,
        detail: `“${subject}”的证书有效至 ${dayOf(valid_to)}；此后的签名不再按它判断，列入换发的证书后再移出。`,
      }),
    ),
  ];
}
