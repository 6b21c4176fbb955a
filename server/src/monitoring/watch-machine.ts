import { statfs } from 'node:fs/promises';
import { commandName } from '@lantai/contract/audit/command-names.ts';
import type { Db } from '#platform/database.ts';
import { slowestOf } from '#platform/response-times.ts';
import { failingWork } from '#platform/work-health.ts';
import { workName } from './background-work.ts';
import type { WatchedCause } from './watched-cause.ts';

const whole = { audience: 'operation', agencyId: null } as const;

type Place = { readonly name: string; readonly path: string };

/** 存储空间不足: of each place that the archive writes to. */
export async function watchSpace(
  places: readonly Place[],
  leastPercent: number,
): Promise<WatchedCause[]> {
  const causes: WatchedCause[] = [];
  for (const { name, path } of places) {
    const { bavail, blocks, bsize } = await statfs(path);
    const percent = Math.floor((bavail / blocks) * 100);
    if (percent >= leastPercent) continue;
    const gigabytes = Math.round((bavail * bsize) / 2 ** 30);
    causes.push({
      ...{ ...whole, kind: 'space-low', cause: `space-low ${name}` },
      title: `${name}可用空间 ${percent}%`,
      detail: `${name}所在磁盘只剩 ${percent}%（${gigabytes} GiB），低于预警线 ${leastPercent}%；扩容或清理后自行消除。`,
      link: '/status',
    });
  }
  return causes;
}

/** 系统异常运行: jobs that failed in the last week, work in the background that fails again and again. */
export async function watchWork(db: Db, now: Date): Promise<WatchedCause[]> {
  const weekAgo = new Date(now.getTime() - 7 * 24 * 60 * 60 * 1000);
  const failed = await db
    .selectFrom('job_run')
    .select(['id', 'kind', 'problem', 'ended_at'])
    .where('state', '=', 'failed')
    .where('ended_at', '>', weekAgo)
    .orderBy('ended_at', 'desc')
    .limit(200)
    .execute();
  return [
    ...failed.map(
      ({ id, kind, problem }): WatchedCause => ({
        ...{ ...whole, kind: 'job-failed', cause: `job-failed ${id}`, happened: true },
        title: `任务失败：${commandName(kind)}`,
        detail: problem?.title ?? '没有留下原因，查看系统日志。',
        link: '/status',
      }),
    ),
    ...failingWork().map(
      ({ name, times, reason }): WatchedCause => ({
        ...{ ...whole, kind: 'work-failing', cause: `work-failing ${name}` },
        title: `后台工作“${workName(name)}”连续失败 ${times} 次`,
        detail: reason,
        link: '/status',
      }),
    ),
  ];
}

/** 响应超时: the slowest twentieth of the answers of the last five minutes. */
export function watchResponses(limit: number, now: Date): WatchedCause[] {
  const { p95, answers } = slowestOf(now, 5 * 60_000);
  if (answers < 20 || p95 <= limit) return [];
  return [
    {
      ...{ ...whole, kind: 'slow-response', cause: 'slow-response' },
      title: `响应缓慢：${Math.round(p95)} 毫秒`,
      detail: `最近 5 分钟的 ${answers} 次响应中，最慢的二十分之一超过 ${Math.round(p95)} 毫秒，预警线 ${limit} 毫秒。`,
      link: '/status',
    },
  ];
}

/** 存储介质不稳定: what stands on the list of damages, and nobody has mended or explained. */
export async function watchStore(db: Db): Promise<WatchedCause[]> {
  const rows = await db
    .selectFrom('store_damage')
    .select('agency_id as agencyId')
    .select((row) => [
      row.fn.countAll<number>().as('open'),
      row.fn.countAll<number>().filterWhere('lost', '=', true).as('lost'),
    ])
    .where('state', '=', 'open')
    .groupBy('agency_id')
    .execute();
  return rows.map(({ agencyId, open, lost }) => ({
    // What is no record of an agency's is the business of who keeps the machine.
    ...({ kind: 'medium-unstable', agencyId } as const),
    audience: agencyId === null ? 'operation' : 'archives',
    cause: `medium-unstable ${agencyId ?? 'store'}`,
    title: `存储与副本中有 ${open} 处损坏`,
    detail: `${open} 个对象与入库时不同，尚未处理${lost > 0 ? `，其中 ${lost} 个各处都没有完好的` : ''}；由完好的一处修复，或查明原因后说明。`,
    link: '/preservation/damages?state=open',
  }));
}
