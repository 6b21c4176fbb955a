import { Readable } from 'node:stream';
import * as api from '@lantai/contract/audit/audit.api.ts';
import type { TrailEntry } from '@lantai/contract/audit/trail.ts';
import type { Platform } from '#platform/command.ts';
import type { Routes } from '#platform/http.ts';
import { countEntries, findBlocks, findTrail } from './audit-queries.ts';
import { exportTrail } from './export-trail.ts';
import { proveEntry } from './sealing/prove-entry.ts';
import { csvHeading, csvLine } from './trail-csv.ts';
import { recordVerification } from './verification/record-verification.ts';
import { orderVerification, verifyAsSystem } from './verification/verify-trail.job.ts';

/** Up to here a verification answers within a few seconds; beyond, it is a job. */
const shortTrail = 50_000;

export const auditRoutes =
  (platform: Platform, { directory }: { directory: string }): Routes =>
  ({ on }) => {
    on(api.listTrail, ({ read, query }) => read((db) => findTrail(db, query)));
    on(api.listBlocks, ({ read, query }) => read((db) => findBlocks(db, query)));
    on(api.proveEntry, ({ read, params }) =>
      read((db) => proveEntry(db, { ...params, directory })),
    );

    on(api.exportTrailCsv, async ({ read, run, query }) => {
      const newest = await run(exportTrail, query);
      const page = (before: number) =>
        read((db) => findTrail(db, { ...query, before, limit: 500 }));
      return {
        type: 'text/csv; charset=utf-8',
        headers: { 'content-disposition': 'attachment; filename="audit-trail.csv"' },
        body: Readable.from(csvOf(page, newest + 1)),
      };
    });

    on(api.verifyTrail, async ({ read, run }) => {
      if ((await read(countEntries)) > shortTrail)
        return { report: null, jobId: await run(orderVerification, {}) };
      const report = await verifyAsSystem(platform, directory);
      await run(recordVerification, report);
      return { report, jobId: null };
    });
  };

type TrailPage = { readonly entries: readonly TrailEntry[]; readonly next: number | null };

/** Page by page, each in a transaction of its own: a long export holds up nothing else. */
async function* csvOf(
  page: (before: number) => Promise<TrailPage>,
  before: number,
): AsyncGenerator<string> {
  yield csvHeading;
  for (let next: number | null = before; next !== null; ) {
    const found: TrailPage = await page(next);
    yield found.entries.map(csvLine).join('');
    next = found.next;
  }
}
