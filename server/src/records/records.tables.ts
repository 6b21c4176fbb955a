import type { ArchivalCodeRule } from '@lantai/contract/classification/archival-code-rule.ts';
import type { CategoryCode } from '@lantai/contract/classification/category.ts';
import type { BatchChange, BatchOutcome } from '@lantai/contract/records/batch-change.ts';
import type { ComponentRole } from '@lantai/contract/records/component-role.ts';
import type { FilingFault } from '@lantai/contract/records/filing-fault.ts';
import type { AgentKind, BusinessStatus } from '@lantai/contract/records/metadata.ts';
import type { Disclosure, OpenStatus } from '@lantai/contract/records/open-status.ts';
import type {
  Carrier,
  Component,
  DescriptionChanges,
  ReceivedAs,
  RecordState,
} from '@lantai/contract/records/record.ts';
import type { SecurityLevel } from '@lantai/contract/records/security-level.ts';
import type { ColumnType, Generated } from 'kysely';
import type { Json } from '#platform/tables.ts';

declare module '#platform/tables.ts' {
  interface Tables {
    record: {
      id: Generated<string>;
      agency_id: string;
      fonds_id: string;
      department_id: string | null;
      department_name: string | null;
      matter_id: string | null;
      category: CategoryCode;
      state: RecordState;
      received_as: ReceivedAs;
      awaits_number: ColumnType<boolean, never, never>;
      times_returned: Generated<number>;
      temporary_number: string | null;
      title: string | null;
      creator: string | null;
      document_number: string | null;
      document_number_key: string | null;
      number_issuer: ColumnType<string | null, never, never>;
      number_year: ColumnType<number | null, never, never>;
      number_sequence: ColumnType<number | null, never, never>;
      date_given: string | null;
      document_on: string | null;
      year: number | null;
      retention: string | null;
      retention_given: string | null;
      retention_item_id: string | null;
      security_level: Generated<SecurityLevel>;
      security_rank: ColumnType<number, never, never>;
      security_given: string | null;
      pages: number | null;
      carrier: Generated<Carrier>;
      manuscript: string | null;
      document_type: string | null;
      open_status: Generated<OpenStatus>;
      disclosure: Disclosure | null;
      keywords: string | null;
      persons: string | null;
      remark: string | null;
      more: ColumnType<Record<string, unknown>, string | undefined, string>;
      profile_id: string | null;
      class_key: string | null;
      item_number: number | null;
      arranged_position: number | null;
      archival_code: string | null;
      code_rule: Json<ArchivalCodeRule> | null;
      box_number: string | null;
      location: string | null;
      correspondence: string | null;
      appraised_retention: string | null;
      appraised_year: number | null;
      filed_at: Date | null;
      filed_by: string | null;
      object_path: string | null;
      transferred_on: string | null;
      transferred_to: string | null;
      transfer_number: string | null;
      quarantined_at: Date | null;
      quarantine_mark: string | null;
      source: string;
      source_key: string | null;
      intake_id: string | null;
      created_by: string | null;
      created_by_person: string | null;
      created_at: Date;
      changed_by: string | null;
      changed_at: Date;
      version: Generated<number>;
      repeat_confirmed_by: string | null;
      repeat_reason: string | null;
    };
    temporary_number_head: { agency_id: string; fonds_id: string; year: number; last: number };
    allocated_code: {
      archival_code: string;
      agency_id: string;
      record_id: string;
      allocated_at: Date;
      filing_id: string | null;
    };
    former_code: {
      record_id: string;
      agency_id: string;
      archival_code: string;
      class_key: string;
      item_number: number;
      held_from: Date;
      held_until: Date;
      renumbering_id: string;
    };
    component: {
      id: Generated<string>;
      agency_id: string;
      record_id: string;
      role: ComponentRole;
      position: number;
      file_name: string;
      media_type: string;
      size: number;
      sha512: string;
      sm3: string;
      logical_path: string | null;
      added_at: Date;
      text_state: Generated<Component['textState']>;
      text_note: string | null;
    };
    component_text: {
      component_id: string;
      agency_id: string;
      content: string;
      tool: string;
      read_at: Date;
    };
    field_change: {
      id: Generated<number>;
      agency_id: string;
      record_id: string;
      field: string;
      old_value: string | null;
      new_value: string | null;
      changed_by: string | null;
      changed_at: Date;
    };
    edit_batch: {
      id: Generated<string>;
      agency_id: string;
      account_id: string | null;
      changes: Json<readonly BatchChange[]>;
      reason: string;
      undoes_id: string | null;
      asked_by: string | null;
      asked_at: Date;
      undone_at: Date | null;
    };
    edit_batch_row: {
      batch_id: string;
      agency_id: string;
      record_id: string;
      outcome: BatchOutcome;
      refusal: string | null;
      version: number | null;
      before: ColumnType<DescriptionChanges, string | undefined, string>;
      after: ColumnType<DescriptionChanges, string | undefined, string>;
    };
    hold: {
      id: Generated<string>;
      agency_id: string;
      record_id: string;
      placed_by: string;
      reason: string;
      placed_at: Date;
      lifted_at: Date | null;
    };
    filing_fault: {
      record_id: string;
      faults: FilingFault[];
      by_volume: boolean;
      division_code: string | null;
      division_name: string | null;
    };
    record_agent: {
      id: Generated<string>;
      agency_id: string;
      record_id: string;
      position: number;
      kind: AgentKind | null;
      name: string;
      organisation_code: string | null;
      position_name: string | null;
      source_identifier: string | null;
      noted_by: string | null;
      noted_at: Date;
    };
    record_business: {
      id: Generated<string>;
      agency_id: string;
      record_id: string;
      position: number;
      agent_id: string | null;
      status: BusinessStatus;
      activity: string;
      acted_given: string;
      mandate: string | null;
      description: string | null;
      noted_by: string | null;
      noted_at: Date;
    };
  }
}
