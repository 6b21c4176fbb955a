import type { BoxState, BoxThickness } from '@lantai/contract/arrangement/box-plan.ts';
import type { GapCause } from '@lantai/contract/arrangement/number-runs.ts';
import type { OrderRule } from '@lantai/contract/arrangement/record-order.ts';
import type { CategoryCode } from '@lantai/contract/classification/category.ts';
import type { ColumnType, Generated } from 'kysely';

declare module '#platform/tables.ts' {
  interface Tables {
    class_head: { agency_id: string; fonds_id: string; class_key: string; last_number: number };
    class_order: {
      agency_id: string;
      fonds_id: string;
      class_key: string;
      rule: OrderRule;
      chosen_by: string | null;
      chosen_at: Date;
    };
    reserved_range: {
      id: Generated<string>;
      agency_id: string;
      fonds_id: string;
      class_key: string;
      first_number: number;
      last_number: number;
      reason: string;
      until_on: string | null;
      reserved_by: string | null;
      reserved_at: Date;
      released_by: string | null;
      released_at: Date | null;
      release_reason: string | null;
    };
    explained_gap: {
      id: Generated<string>;
      agency_id: string;
      fonds_id: string;
      class_key: string;
      first_number: number;
      last_number: number;
      cause: GapCause;
      reason: string;
      explained_by: string | null;
      explained_at: Date;
    };
    box: {
      id: Generated<string>;
      agency_id: string;
      fonds_id: string;
      class_key: string;
      category: CategoryCode;
      year: number;
      retention: string;
      department_name: string | null;
      number: number;
      thickness: BoxThickness;
      first_item: number;
      last_item: number;
      records: number;
      pages: number;
      content_mm: ColumnType<string, number, number>;
      state: Generated<BoxState>;
      location: string | null;
      planned_by: string | null;
      planned_at: Date;
      closed_by: string | null;
      closed_at: Date | null;
      shelved_by: string | null;
      shelved_at: Date | null;
    };
    dossier_paper: {
      id: Generated<string>;
      agency_id: string;
      fonds_id: string;
      class: number;
      sequence: number;
      number: string | null;
      creator: string;
      title: string;
      dated_on: string;
      pages: number | null;
      remark: string | null;
      record_id: string | null;
      added_by: string | null;
      added_at: Date;
      removed_at: Date | null;
      removed_by: string | null;
      removal_reason: string | null;
    };
  }
}
