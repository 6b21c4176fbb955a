import * as api from '@lantai/contract/collection/record-help.api.ts';
import type { Routes } from '#platform/http.ts';
import { Problem } from '#platform/problem.ts';
import type { Storage } from '../../preservation/storage.ts';
import { findRecordsLackingAttachments } from './attachment-queries.ts';
import { findReadable, readRecord } from './record-readings.ts';
import { suggestFor } from './suggestion/suggestion-queries.ts';

export const recordHelpRoutes =
  (storage: Storage): Routes =>
  ({ on }) => {
    on(api.readFirstPage, async ({ read, params }) => {
      const found = await read((db) => findReadable(db, params.recordId));
      // The bytes are read when the transaction is over: a large file takes a while.
      return readRecord(storage, found);
    });
    on(api.listAbsentAttachments, ({ read, query }) =>
      read((db) => findRecordsLackingAttachments(db, query)),
    );
    on(api.suggestClause, async ({ read, query }) => {
      const [suggested] = await read((db) => suggestFor(db, [query.recordId]));
      if (!suggested) throw new Problem('records.not-found', query);
      return suggested;
    });
    on(api.suggestClauses, ({ read, body }) => read((db) => suggestFor(db, body.recordIds)));
  };
