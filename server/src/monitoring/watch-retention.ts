import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';
import type { WatchedCause } from './watched-cause.ts';

/** 保管期限到期: counted for each agency, as the list behind it counts. */
export async function watchRetention(
  db: Db,
  { today, ahead }: { readonly today: string; readonly ahead: number },
): Promise<WatchedCause[]> {
  const soon = Temporal.PlainDate.from(today).add({ days: ahead }).toString();
  const rows = await db
    .selectFrom('record_expiry')
    .select('agency_id as agencyId')
    .select([
      sql<number>`count(*) filter (where expires_on <= ${today}::date)`.as('expired'),
      sql<number>`count(*) filter (where expires_on > ${today}::date and expires_on <= ${soon}::date)`.as(
        'expiring',
      ),
    ])
    .where('expires_on', '<=', soon)
    .groupBy('agency_id')
    .execute();
  return rows.flatMap(({ agencyId, expired, expiring }) => [
    ...(expired > 0
      ? [
          {
            ...({ kind: 'retention-expired', audience: 'archives', agencyId } as const),
            cause: `retention-expired ${agencyId}`,
            title: `保管期限到期 ${expired} 件`,
            detail: `截至 ${today}，有 ${expired} 件保管期限已满，应当组织鉴定。`,
            link: '/appraisal/expired?standing=open',
          },
        ]
      : []),
    ...(expiring > 0
      ? [
          {
            ...({ kind: 'retention-expiring', audience: 'archives', agencyId } as const),
            cause: `retention-expiring ${agencyId}`,
            title: `${ahead} 天内到期 ${expiring} 件`,
            detail: `${soon} 以前有 ${expiring} 件保管期限将满，可以提前安排鉴定。`,
            link: `/appraisal/expired?standing=open`,
          },
        ]
      : []),
  ]);
}
