import { listProposals, proposeChange } from '@lantai/contract/collection/proposals.api.ts';
import type {
  Description,
  DescriptionField,
  RecordDetail,
} from '@lantai/contract/records/record.ts';
import { isAccepted } from '@lantai/contract/records/record-life.ts';
import {
  describeRecord,
  getRecord,
  listRecords,
  recordHistory,
} from '@lantai/contract/records/records.api.ts';
import { Form, type FormInstance } from 'antd';
import { useState } from 'react';
import { call, useApiCommand } from '#platform/api.ts';
import type { ApiProblem } from '#platform/api-problem.ts';
import type { Conflict } from './conflict-notice.tsx';
import { changesBetween, mergeDescriptions } from './merge-descriptions.ts';
import { mergeMore, moreChangesBetween } from './more-changes.ts';

/** What the form holds: the description, and the further fields of the category's profile. */
export type DescribeValues = Description & { more?: RecordDetail['more'] };

/** The form of one record, from what was read when it opened to what is saved. */
export function useDescribing(opened: RecordDetail) {
  const [form] = Form.useForm<DescribeValues>();
  const [base, setBase] = useState(opened);
  const [conflict, setConflict] = useState<Conflict>();
  const command = useApiCommand(describeRecord, {
    refreshes: [listRecords, getRecord, recordHistory],
  });
  const proposal = useApiCommand(proposeChange, { refreshes: [listProposals, getRecord] });
  const proposes = needsApproval(base);

  const meet = async (problem: ApiProblem) => {
    const theirs = await call(getRecord, { params: { recordId: base.id } });
    const merge = mergeDescriptions(base.description, theirs.description, valuesOf(form, base));
    const further = mergeMore(base.more, theirs.more, moreOf(form));
    form.setFieldsValue({ ...merge.description, more: further.more });
    setConflict({
      by: typeof problem.details.by === 'string' ? problem.details.by : '',
      before: base.description,
      theirs: theirs.description,
      taken: merge.taken,
      contested: merge.contested,
      further: further.contested.map((key) => fieldName(theirs, key)),
    });
    setBase(theirs);
  };

  /** Saves what differs; `then` follows when it is saved, or when there was nothing to save. */
  const save = (reason: string | undefined, then: (saved: boolean) => void) => {
    const changes = changesBetween(base.description, valuesOf(form, base));
    const more = moreChangesBetween(base.more, moreOf(form));
    const isMore = Object.keys(more).length > 0;
    if (Object.keys(changes).length === 0 && !isMore) return then(false);
    const body = { version: base.version, changes, ...(isMore && { more }) };
    if (proposes) {
      proposal.mutate(
        { body: { ...body, recordId: base.id, kind: 'correct', reason: reason ?? '' } },
        { onSuccess: () => then(true) },
      );
      return;
    }
    command.mutate(
      { params: { recordId: base.id }, body: { ...body, ...(reason && { reason }) } },
      {
        onSuccess: (saved) => {
          setBase(saved);
          setConflict(undefined);
          then(true);
        },
        onError: (problem) => {
          if (problem.code === 'records.changed-meanwhile') void meet(problem);
        },
      },
    );
  };

  const decide = (field: DescriptionField, whose: 'theirs' | 'mine') => {
    if (!conflict) return;
    if (whose === 'theirs') form.setFieldValue(field, conflict.theirs[field]);
    setConflict({ ...conflict, contested: conflict.contested.filter((each) => each !== field) });
  };

  const problem = conflict ? undefined : (command.error ?? proposal.error);
  const saving = command.isPending || proposal.isPending;
  return { form, base, conflict, decide, save, saving, problem, proposes };
}

/** After acceptance what is saved is a correction that waits for approval. */
export function needsApproval({ state }: RecordDetail): boolean {
  return isAccepted(state);
}

/** What stands in the form; a field that is not shown keeps what it had. */
function valuesOf(form: FormInstance<DescribeValues>, base: RecordDetail): Description {
  const { more: _, ...described } = form.getFieldsValue();
  return { ...base.description, ...described };
}

const moreOf = (form: FormInstance<DescribeValues>) => form.getFieldsValue().more ?? {};

function fieldName({ profile }: RecordDetail, key: string): string {
  return profile?.fields.find((field) => field.key === key)?.name ?? key;
}
