import { businessRoles } from '@lantai/contract/identity/role.ts';
import * as api from '@lantai/contract/monitoring/monitoring.api.ts';
import type { Platform } from '#platform/command.ts';
import type { Routes } from '#platform/http.ts';
import { endSession } from '../identity/end-session.ts';
import { findNarrowings, narrowRole } from '../identity/narrow-role.ts';
import { countedTo } from './count-activities.ts';
import { moveWarning } from './move-warning.ts';
import { findProcessCounts, findProcessDays } from './process-queries.ts';
import { processWorkbook } from './process-workbook.ts';
import { findSessions } from './session-queries.ts';
import { findWarnings } from './warning-queries.ts';

export const monitoringRoutes =
  (platform: Platform): Routes =>
  ({ on }) => {
    on(api.listWarnings, ({ read, query: { after, limit, ...filter } }) =>
      read((db) => findWarnings(db, filter, { after, limit })),
    );
    on(api.moveWarning, ({ run, params, body }) => run(moveWarning, { ...params, ...body }));
    on(api.listSessions, async ({ read }) => ({
      sessions: await read((db) => findSessions(db, platform.now())),
    }));
    on(api.endSession, ({ run, params, body }) => run(endSession, { ...params, ...body }));
    on(api.countProcesses, async ({ read, query }) => ({
      ...(await read((db) => findProcessCounts(db, query))),
      countedTo: await countedTo(platform),
    }));
    on(api.listProcessDays, ({ read, params, query }) =>
      read((db) => findProcessDays(db, params.process, query)),
    );
    on(api.exportProcesses, async ({ read, query }) => ({
      type: api.exportProcesses.reply.bytes[0],
      body: await read((db) => processWorkbook(db, query)),
      headers: {
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('业务过程统计.xlsx')}`,
      },
    }));
    on(api.listRoleNarrowings, async ({ read, query: { agencyId } }) => {
      const known = await read((db) => findNarrowings(db, [agencyId]));
      return {
        roles: businessRoles.map((role) => {
          const one = known.find((each) => each.role === role);
          return {
            ...{ role, version: one?.version ?? 0, without: one?.without ?? [] },
            ...{ reason: one?.reason ?? null, decidedByName: one?.decidedByName ?? null },
            decidedAt: one?.decidedAt ?? null,
          };
        }),
      };
    });
    on(api.narrowRole, ({ run, body }) => run(narrowRole, body));
  };
