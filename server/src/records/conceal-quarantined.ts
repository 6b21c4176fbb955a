import {
  emptyDescription,
  type RecordDetail,
  type RecordRow,
} from '@lantai/contract/records/record.ts';
import type { Actor } from '#platform/actor.ts';

const concealed = '（带密级标志，不列出）';

/**
 * A quarantined record's words are for the secrecy officer alone. The archivists of its agency must
 * know that there is one and where it came from, but this system may not repeat what it says
 * (workflows I.2: no body, no full title).
 */
export function conceal<Shown extends RecordRow | RecordDetail>(actor: Actor, row: Shown): Shown {
  if (!row.quarantined || actor.permissions.has('records.review-quarantine')) return row;
  return {
    ...row,
    title: concealed,
    documentNumber: null,
    creator: null,
    remark: null,
    more: {},
    ...('description' in row && {
      description: {
        ...emptyDescription,
        title: concealed,
        departmentId: row.description.departmentId,
      },
      componentList: row.componentList.map((component) => ({ ...component, fileName: concealed })),
    }),
  };
}
