import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';
import type { WatchedCause } from './watched-cause.ts';

const tenMinutes = 10 * 60_000;

/** 非授权访问: who was refused again and again within ten minutes, and where sign-ins fail. */
export async function watchAccess(
  db: Db,
  { now, limit }: { readonly now: Date; readonly limit: number },
): Promise<WatchedCause[]> {
  const refused = await db
    .selectFrom('trail_entry')
    .select(['actor_name as name', 'address', 'person_id as personId'])
    .select(sql<boolean>`command = 'identity.sign-in'`.as('isSignIn'))
    .select((row) => row.fn.countAll<number>().as('times'))
    .select(sql<number>`min(seq)`.as('first'))
    .where('outcome', '=', 'refused')
    .where('at', '>', new Date(now.getTime() - tenMinutes))
    .groupBy(['actor_name', 'address', 'person_id', sql`command = 'identity.sign-in'`])
    .having((row) => row.fn.countAll<number>(), '>=', limit)
    .execute();
  return refused.map(({ name, address, isSignIn, times, first, personId }) => {
    const from = address ? `，来自 ${address}` : '';
    return {
      kind: isSignIn ? ('sign-in-failing' as const) : ('access-refused' as const),
      ...({ audience: 'security', agencyId: null, happened: true } as const),
      // A new row of refusals after this one was closed begins with another entry of the trail.
      cause: `refused ${isSignIn} ${personId ?? name} ${address ?? ''} ${first}`,
      title: isSignIn ? `登录连续失败 ${times} 次` : `${name}被拒绝 ${times} 次`,
      detail: `10 分钟内${isSignIn ? '登录失败' : '访问无权的内容'} ${times} 次：${name}${from}。`,
      link: '/audit/trail?outcome=refused',
    };
  });
}
