import * as edits from '@lantai/contract/records/batch-edit.api.ts';
import * as metadataApi from '@lantai/contract/records/metadata.api.ts';
import * as api from '@lantai/contract/records/records.api.ts';
import type { Routes } from '#platform/http.ts';
import { findEdits, getEdit } from './batch-editing/edit-queries.ts';
import { previewEdit } from './batch-editing/preview-edit.ts';
import { startEdit } from './batch-editing/start-edit.ts';
import { undoEdit } from './batch-editing/undo-edit.ts';
import { removeComponent } from './change-components.ts';
import { conceal } from './conceal-quarantined.ts';
import { describeRecord } from './describe-record.ts';
import { exportRecords } from './export-records.ts';
import { noteRecordMetadata } from './metadata/note-metadata.ts';
import { metadataOf } from './metadata/record-metadata.ts';
import { noteCorrespondence } from './note-correspondence.ts';
import { getRecordDetail } from './record-detail.ts';
import { getRecordHistory } from './record-history.ts';
import { findRecords } from './record-queries.ts';
import { recordsWorkbook } from './records-workbook.ts';
import { registerRecord } from './register-record.ts';
import { reviewQuarantine } from './review-quarantine.ts';
import { voidRecord } from './void-record.ts';

/** Taking a record in with its uploads is the business of capture (capture.routes.ts). */
export const recordsRoutes: Routes = ({ on }) => {
  on(api.listRecords, async ({ read, actor, query }) => {
    const { after, limit, sort: by, direction, ...filter } = query;
    const page = await read((db) =>
      findRecords(db, filter, { after, limit, order: { by, direction } }),
    );
    return { ...page, records: page.records.map((row) => conceal(actor, row)) };
  });
  on(api.exportRecords, async ({ run, actor, query: { columns, ...filter } }) => {
    const { rows, shown, at } = await run(exportRecords, { filter, columns });
    const concealed = rows.map((row) => conceal(actor, row));
    return {
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      headers: { 'content-disposition': 'attachment; filename="records.xlsx"' },
      body: await recordsWorkbook(concealed, { columns: shown, at, by: actor.name }),
    };
  });
  on(api.getRecord, ({ read, actor, params }) =>
    read((db) => getRecordDetail(db, actor, params.recordId)),
  );
  on(metadataApi.getRecordMetadata, ({ read, params }) =>
    read((db) => metadataOf(db, params.recordId)),
  );
  on(metadataApi.noteRecordMetadata, async ({ read, run, params, body }) => {
    const id = await run(noteRecordMetadata, { ...params, ...body });
    return read((db) => metadataOf(db, id));
  });
  on(api.recordHistory, ({ read, params }) => read((db) => getRecordHistory(db, params.recordId)));

  on(api.describeRecord, async ({ read, run, actor, params, body }) => {
    const id = await run(describeRecord, { ...params, ...body });
    return read((db) => getRecordDetail(db, actor, id));
  });
  on(api.registerRecord, async ({ read, run, actor, params }) => {
    const id = await run(registerRecord, params);
    return read((db) => getRecordDetail(db, actor, id));
  });
  on(api.voidRecord, async ({ read, run, actor, params, body }) => {
    const id = await run(voidRecord, { ...params, ...body });
    return read((db) => getRecordDetail(db, actor, id));
  });
  on(api.removeComponent, async ({ read, run, actor, params }) => {
    const id = await run(removeComponent, params);
    return read((db) => getRecordDetail(db, actor, id));
  });
  on(api.noteCorrespondence, async ({ read, run, actor, params, body }) => {
    const id = await run(noteCorrespondence, { ...params, ...body });
    return read((db) => getRecordDetail(db, actor, id));
  });
  on(api.reviewQuarantine, ({ run, params, body }) =>
    run(reviewQuarantine, { ...params, ...body }),
  );

  on(edits.previewEdit, ({ read, actor, body }) => read((db) => previewEdit(db, actor, body)));
  on(edits.editRecords, ({ run, body }) => run(startEdit, body));
  on(edits.listEdits, ({ read, query }) => read((db) => findEdits(db, query.limit)));
  on(edits.getEdit, ({ read, params }) => read((db) => getEdit(db, params.editId)));
  on(edits.undoEdit, ({ run, params, body }) => run(undoEdit, { ...params, ...body }));
};
