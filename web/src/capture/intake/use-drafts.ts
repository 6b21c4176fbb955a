import { useCallback, useEffect, useRef } from 'react';
import { z } from 'zod';
import { usePreference } from '#platform/preference.ts';
import { documentUploads } from '../uploads/queues.ts';
import type { Sending } from '../uploads/upload-queue.ts';
import { draftOf, type IntakeDraft, intakeDraft, type Repeated } from './intake-draft.ts';

const drafts = z.array(intakeDraft);
const none: IntakeDraft[] = [];
const repeated = z.object({ creator: z.string(), year: z.string(), departmentId: z.string() });
const nothing: Repeated = { creator: '', year: '', departmentId: '' };

/**
 * The drafts of this person in this browser. They outlive a reload, as their files on the server do:
 * an afternoon's typing is not lost with a tab.
 */
export function useDrafts(sendings: readonly Sending[]) {
  const [kept, keep] = usePreference('intake.drafts', drafts, none);
  const [last, remember] = usePreference('intake.repeated', repeated, nothing);
  const latest = useRef(kept);
  useEffect(() => {
    latest.current = kept;
  }, [kept]);

  // Registering takes a while and typing goes on: each change starts from what is there by then.
  const update = useCallback(
    (change: (drafts: readonly IntakeDraft[]) => readonly IntakeDraft[]) => {
      latest.current = [...change(latest.current)];
      keep(latest.current);
    },
    [keep],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the queue may have brought a file
  useEffect(() => {
    const fresh = documentUploads
      .takeStaged()
      .flatMap(({ uploadId, path }) => (uploadId ? [draftOf({ uploadId, name: path }, last)] : []));
    if (fresh.length > 0) update((before) => [...before, ...fresh]);
  }, [sendings, last, update]);

  return { drafts: kept, update, last, remember };
}
