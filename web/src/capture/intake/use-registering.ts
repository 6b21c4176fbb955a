import { listUploads } from '@lantai/contract/capture/capture.api.ts';
import type { CategoryCode } from '@lantai/contract/classification/category.ts';
import { createRecord, getWorkbench, listRecords } from '@lantai/contract/records/records.api.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '#platform/api.ts';
import { type ApiProblem, asProblem } from '#platform/api-problem.ts';
import { describedBy, type IntakeDraft, isMail } from './intake-draft.ts';

type Target = { fondsId: string; category: CategoryCode };

/**
 * Registers drafts one after the other, so that temporary numbers follow the order on the screen. A
 * draft that is refused stays, with the reason; the others go on.
 */
export function useRegistering(onRegistered: (draft: IntakeDraft) => void) {
  const queries = useQueryClient();
  const [running, setRunning] = useState(false);
  const [problems, setProblems] = useState<ReadonlyMap<string, ApiProblem>>(new Map());

  const register = async (drafts: readonly IntakeDraft[], target: Target): Promise<number> => {
    setRunning(true);
    const refused = new Map<string, ApiProblem>();
    for (const draft of drafts) {
      const problem = await registerOne(draft, target);
      if (problem) refused.set(draft.key, problem);
      else onRegistered(draft);
    }
    setProblems(refused);
    setRunning(false);
    for (const { path } of [listRecords, getWorkbench, listUploads]) {
      void queries.invalidateQueries({ queryKey: [path] });
    }
    return drafts.length - refused.size;
  };

  return { register, running, problems };
}

async function registerOne(draft: IntakeDraft, target: Target): Promise<ApiProblem | undefined> {
  const components = draft.files.map(({ uploadId, role }) => ({ uploadId, role }));
  try {
    // A mail is 公务电子邮件 unless somebody has chosen another category for it.
    const ofMail = draft.files.some(({ name }) => isMail(name)) && target.category === 'WS';
    const body = { ...(ofMail ? { fondsId: target.fondsId } : target), components };
    await call(createRecord, { body: { ...body, description: describedBy(draft) } });
    return undefined;
  } catch (error) {
    return asProblem(error);
  }
}
