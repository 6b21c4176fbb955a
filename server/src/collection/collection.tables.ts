import type { CategoryCode } from '@lantai/contract/classification/category.ts';
import type { ProfileValues } from '@lantai/contract/classification/profile-values.ts';
import type { Employment, PostState } from '@lantai/contract/collection/archivist-post.ts';
import type { DeadlineRule } from '@lantai/contract/collection/deadline.ts';
import type { ListParts, OpenThing } from '@lantai/contract/collection/hand-over.ts';
import type { ScopeAnswer } from '@lantai/contract/collection/out-of-scope.ts';
import type { PlanState } from '@lantai/contract/collection/plan.ts';
import type {
  DecidingPart,
  ProposalKind,
  ProposalState,
} from '@lantai/contract/collection/proposal.ts';
import type {
  ItemOutcome,
  SubmissionListRow,
  SubmissionState,
} from '@lantai/contract/collection/submission.ts';
import type { ThingKind } from '@lantai/contract/identity/hand-over-owed.ts';
import type { DescriptionChanges } from '@lantai/contract/records/record.ts';
import type { ColumnType, Generated } from 'kysely';
import type { Json } from '#platform/tables.ts';

/** What was signed, as it was then. */
type SignedList = {
  readonly agencyName: string;
  readonly departmentName: string;
  readonly submittedByName: string;
  readonly rows: readonly SubmissionListRow[];
  readonly bytes: number;
};

declare module '#platform/tables.ts' {
  interface Tables {
    out_of_scope_case: {
      id: Generated<string>;
      agency_id: string;
      department_id: string | null;
      record_id: string;
      note: string;
      put_by: string;
      put_at: Date;
      proposed: ScopeAnswer | null;
      proposed_clause: string | null;
      proposed_reason: string | null;
      proposed_by: string | null;
      proposed_at: Date | null;
      decided: ScopeAnswer | null;
      decided_clause: string | null;
      decided_reason: string | null;
      decided_by: string | null;
      decided_at: Date | null;
    };
    month_end_check: {
      agency_id: string;
      department_id: string;
      month: string;
      note: string;
      done_by: string;
      done_at: Date;
    };
    submission: {
      id: Generated<string>;
      agency_id: string;
      fonds_id: string;
      department_id: string;
      year: number;
      number: number;
      kind: 'first' | 'again';
      state: SubmissionState;
      list: Json<SignedList>;
      list_sm3: string;
      submitted_by: string;
      submitted_at: Date;
      settled_at: Date | null;
      run_id: string;
    };
    submission_number_head: { agency_id: string; fonds_id: string; year: number; last: number };
    submission_item: {
      submission_id: string;
      agency_id: string;
      record_id: string;
      position: number;
      outcome: Generated<ItemOutcome>;
      reason: string | null;
      decided_by: string | null;
      decided_at: Date | null;
    };
    proposal: {
      id: Generated<string>;
      agency_id: string;
      department_id: string | null;
      record_id: string;
      kind: ProposalKind;
      reason: string;
      changes: ColumnType<DescriptionChanges | null, string | null, never>;
      more: ColumnType<ProfileValues | null, string | null | undefined, never>;
      record_version: number;
      state: ProposalState;
      proposed_by: string;
      proposed_at: Date;
      ended_at: Date | null;
    };
    proposal_decision: {
      proposal_id: string;
      agency_id: string;
      part: DecidingPart | 'proposer';
      consents: boolean;
      reason: string | null;
      decided_by: string;
      decided_at: Date;
    };
    refused_material: {
      id: Generated<string>;
      agency_id: string;
      department_id: string | null;
      temporary_number: string | null;
      title: string | null;
      ground: string;
      refused_by: string | null;
      refused_at: Date;
    };
    collection_setting: {
      id: Generated<number>;
      agency_id: string;
      idle_warn_days: Generated<number>;
      vacancy_warn_days: Generated<number>;
      reason: string;
      decided_by: string | null;
      decided_at: Date;
    };
    paper_receipt: {
      id: Generated<string>;
      agency_id: string;
      department_id: string | null;
      record_id: string;
      from_person: string;
      to_person: string;
      note: string | null;
      handed_at: Date;
      received_at: Date | null;
      returned_at: Date | null;
    };
    hand_over: {
      id: Generated<string>;
      agency_id: string;
      person_id: string;
      successor_id: string;
      list: Json<readonly OpenThing[]>;
      list_sm3: string;
      parts: ColumnType<ListParts | null, string | null | undefined, never>;
      drawn_up_by: string;
      drawn_up_at: Date;
      handed_signed_at: Date | null;
      taken_signed_at: Date | null;
    };
    thing_in_hand: { person_id: string; agency_id: string; kind: ThingKind; id: string };
    archivist_post: {
      id: Generated<string>;
      agency_id: string;
      unit_id: string;
      person_id: string;
      role: 'archivist' | 'department-archivist';
      state: Generated<PostState>;
      employment: Employment;
      position: string;
      since: string;
      until: string | null;
      certificate_name: string | null;
      certificate_number: string | null;
      certificate_issuer: string | null;
      certificate_on: string | null;
      certificate_until: string | null;
      professional_title: string | null;
      phone: string | null;
      remark: string | null;
      stand_in_id: string | null;
      hand_over_id: string | null;
      successor_id: string | null;
      entered_by: string | null;
      entered_at: Date;
      changed_at: Date;
      version: Generated<number>;
    };
    deadline_rule: {
      id: Generated<string>;
      agency_id: string | null;
      category: CategoryCode;
      matter: string | null;
      rule: Json<DeadlineRule>;
      source: string;
      verified: boolean;
      effective_from: string;
      decided_by: string | null;
      decided_at: Date;
    };
    holiday_year: { year: number; agency_id: string | null; source: string; verified: boolean };
    holiday: { day: string; agency_id: string | null; works: boolean; name: string };
    archiving_plan: {
      id: Generated<string>;
      agency_id: string;
      fonds_id: string;
      year: number;
      version: number;
      state: PlanState;
      reason: string | null;
      drawn_up_by: string;
      drawn_up_at: Date;
      approved_by: string | null;
      approved_at: Date | null;
      published_by: string | null;
      published_at: Date | null;
      closed_by: string | null;
      closed_at: Date | null;
    };
    plan_line: {
      id: Generated<string>;
      agency_id: string;
      plan_id: string;
      department_id: string;
      category: CategoryCode;
      due_on: string;
      rule_id: string | null;
      expected: number;
      last_year: number;
      owner_id: string | null;
      withdrawn: Generated<boolean>;
      acknowledged_by: string | null;
      acknowledged_at: Date | null;
      explanation: string | null;
    };
  }
}
