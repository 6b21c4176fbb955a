import type { BatchChange } from '@lantai/contract/records/batch-change.ts';
import { type EditRow, previewEdit } from '@lantai/contract/records/batch-edit.api.ts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '#platform/api.ts';

/** What the API takes at once. */
const PART = 500;

export type Preview = {
  readonly changes: readonly BatchChange[];
  readonly rows: readonly EditRow[];
};

/** Previews a batch part by part, so that every difference is seen, of however many records. */
export function usePreview(recordIds: readonly string[]) {
  const [done, setDone] = useState(0);
  const preview = useMutation<Preview, Error, BatchChange[]>({
    mutationFn: async (changes) => {
      const rows: EditRow[] = [];
      for (let offset = 0; offset < recordIds.length; offset += PART) {
        setDone(offset);
        const part = recordIds.slice(offset, offset + PART);
        const reply = await call(previewEdit, { body: { recordIds: part, changes, offset } });
        rows.push(...reply.rows);
      }
      return { changes, rows };
    },
  });
  return { ...preview, done };
}
