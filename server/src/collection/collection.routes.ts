import * as api from '@lantai/contract/collection/collection.api.ts';
import type { Platform } from '#platform/command.ts';
import type { Routes } from '#platform/http.ts';
import { confirmRepeat } from '../records/confirm-repeat.ts';
import { beginHandling } from './pre-filing/begin-handling.ts';
import { findClausesInForce } from './pre-filing/clauses-in-force.ts';
import { findCollected } from './pre-filing/collected-queries.ts';
import { endHandling } from './pre-filing/end-handling.ts';
import { preFileRecords } from './pre-filing/pre-file-records.ts';
import { takeBackRecords } from './pre-filing/take-back-records.ts';
import { acceptRecords } from './submissions/accept-records.ts';
import { resubmitRecords } from './submissions/resubmit-records.ts';
import { returnRecords } from './submissions/return-records.ts';
import {
  findSubmissions,
  getSubmission,
  getSubmissionList,
  previewSubmission,
} from './submissions/submission-queries.ts';
import { submitRecords } from './submissions/submit-records.ts';

/** Collecting and handing over. Proposals, papers and plans have routes of their own beside it. */
export const collectionRoutes =
  (platform: Platform): Routes =>
  ({ on }) => {
    on(api.beginHandling, ({ run, body }) => run(beginHandling, body));
    on(api.endHandling, ({ run, body }) => run(endHandling, body));
    on(api.preFileRecords, ({ run, body }) => run(preFileRecords, body));
    on(api.takeBackRecords, ({ run, body }) => run(takeBackRecords, body));
    on(api.listClauses, ({ read, query }) => read((db) => findClausesInForce(db, query.agencyId)));
    on(api.listCollected, ({ read, query: { after, limit, ...filter } }) =>
      read((db) => findCollected(db, filter, { after, limit })),
    );
    on(api.confirmRepeat, async ({ run, params, body }) => {
      await run(confirmRepeat, { ...params, ...body });
      return {};
    });

    on(api.previewSubmission, ({ read, actor, body }) =>
      read((db) => previewSubmission(db, actor, { ...body, now: platform.now() })),
    );
    on(api.submitRecords, ({ run, body }) => run(submitRecords, body));
    on(api.resubmitRecords, ({ run, body }) => run(resubmitRecords, body));
    on(api.listSubmissions, ({ read, query: { after, limit, ...filter } }) =>
      read((db) => findSubmissions(db, filter, { after, limit })),
    );
    on(api.getSubmission, ({ read, actor, params }) =>
      read((db) => getSubmission(db, actor, params.submissionId)),
    );
    on(api.getSubmissionList, ({ read, params }) =>
      read((db) => getSubmissionList(db, params.submissionId)),
    );
    on(api.acceptRecords, async ({ read, run, actor, params, body }) => {
      const id = await run(acceptRecords, { ...params, ...body });
      return read((db) => getSubmission(db, actor, id));
    });
    on(api.returnRecords, async ({ read, run, actor, params, body }) => {
      const id = await run(returnRecords, { ...params, ...body });
      return read((db) => getSubmission(db, actor, id));
    });
  };
