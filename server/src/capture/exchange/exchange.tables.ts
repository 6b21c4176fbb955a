import type { DeliveryFault, DeliveryNotice } from '@lantai/contract/capture/exchange/envelope.ts';
import type { HeldFor, ReceiptState, Standing } from '@lantai/contract/capture/exchange/receipt.ts';
import type { FinishedStanding } from '@lantai/contract/capture/exchange/reconciliation.api.ts';
import type { ComponentRole } from '@lantai/contract/records/component-role.ts';
import type { RecordState } from '@lantai/contract/records/record-life.ts';
import type { ColumnType, Generated } from 'kysely';
import type { Json } from '#platform/tables.ts';

declare module '#platform/tables.ts' {
  interface Tables {
    source_system: {
      id: Generated<string>;
      agency_id: string;
      fonds_id: string;
      code: string;
      name: string;
      token_id: string | null;
      classified: Generated<boolean>;
      webhook_url: string | null;
      webhook_secret: string | null;
      state: Generated<'open' | 'closed'>;
      created_at: Date;
      changed_at: Date;
      version: Generated<number>;
    };
    source_organisation: {
      source_id: string;
      agency_id: string;
      code: string;
      valid_on: string;
      name: string;
      unit_id: string | null;
      noted_at: Date;
      mapped_by: string | null;
      mapped_at: Date | null;
    };
    delivery: {
      id: Generated<string>;
      agency_id: string;
      source_id: string;
      fonds_id: string;
      source_key: string;
      fingerprint: string;
      state: ReceiptState;
      version: number | null;
      standing: Standing | null;
      held_for: HeldFor | null;
      record_id: string | null;
      department_id: string | null;
      org_code: string;
      process_code: string;
      finished_at: Date;
      title: string | null;
      document_number: string | null;
      marked: boolean;
      envelope: Json<Record<string, unknown>>;
      notices: DeliveryNotice[];
      faults: Json<DeliveryFault[]> | null;
      reason: string | null;
      decided_by: string | null;
      attempts: Generated<number>;
      repeats: Generated<number>;
      queued_at: Date;
      delivered_at: Date | null;
      registered_at: Date | null;
      archived_at: Date | null;
    };
    delivery_component: {
      delivery_id: string;
      agency_id: string;
      position: number;
      role: ComponentRole;
      file_name: string;
      media_type: string;
      size: number;
      sha512: string;
      sm3: string;
    };
    receipt_event: {
      id: Generated<number>;
      agency_id: string;
      source_id: string;
      delivery_id: string;
      state: ReceiptState;
      record_state: RecordState | null;
      at: Date;
      written_in: ColumnType<string, never, never>;
      push_state: Generated<'waiting' | 'sent' | 'dead' | 'none'>;
      push_attempts: Generated<number>;
      push_next_at: Date;
    };
    webhook_attempt: {
      id: Generated<number>;
      agency_id: string;
      event_id: number;
      at: Date;
      status: number | null;
      problem: string | null;
      milliseconds: number;
    };
    finished_instance: {
      source_id: string;
      agency_id: string;
      source_key: string;
      process_code: string;
      process_name: string | null;
      title: string | null;
      org_code: string;
      unit_id: string | null;
      finished_at: Date;
      noted_at: Date;
      listed_at: Date | null;
      excluded_at: Date | null;
      excluded_by: string | null;
      reason: string | null;
    };
    finished_standing: { source_id: string; source_key: string; standing: FinishedStanding };
  }
}
