import type { ArchivalCodeRule } from '@lantai/contract/classification/archival-code-rule.ts';
import type { CategoryCode } from '@lantai/contract/classification/category.ts';
import type {
  ClassificationOrder,
  DepartmentOrMatter,
} from '@lantai/contract/classification/classification-order.ts';
import type { FilingUnit, ScheduleState } from '@lantai/contract/classification/fonds.ts';
import type { Generated } from 'kysely';
import type { Json } from '#platform/tables.ts';

declare module '#platform/tables.ts' {
  interface Tables {
    fonds: {
      id: Generated<string>;
      agency_id: string;
      code: string;
      name: string;
      founded_on: string | null;
      version: Generated<number>;
    };
    classification_scheme: {
      id: Generated<string>;
      agency_id: string;
      fonds_id: string;
      category: CategoryCode;
      class_order: ClassificationOrder;
      divided_by: DepartmentOrMatter;
      unit: Generated<FilingUnit>;
      code_rule: Json<ArchivalCodeRule>;
      valid_from_year: number;
      binding_check: Generated<boolean>;
      decided_by: string | null;
      decided_at: Date;
    };
    matter: {
      id: Generated<string>;
      agency_id: string;
      fonds_id: string;
      code: string;
      name: string;
      position: number;
      closed_on: string | null;
      version: Generated<number>;
    };
    code_rule: {
      id: string;
      agency_id: string | null;
      definition: Json<ArchivalCodeRule>;
      created_at: Date;
    };
    retention_schedule: {
      id: Generated<string>;
      agency_id: string | null;
      title: string;
      version: number;
      state: ScheduleState;
      source: string;
      effective_from: string | null;
      effective_to: string | null;
      approval_number: string | null;
      compiled_by: string | null;
      submitted_by: string | null;
      submitted_at: Date | null;
      endorsed_by: string | null;
      endorsed_at: Date | null;
      approved_by: string | null;
      approved_at: Date | null;
      return_reason: string | null;
      row_version: Generated<number>;
    };
    schedule_confirmation: {
      schedule_id: string;
      agency_id: string;
      department_id: string;
      asked_at: Date;
      confirmed_by: string | null;
      confirmed_at: Date | null;
    };
    schedule_exception: {
      id: Generated<string>;
      agency_id: string;
      reason: string;
      granted_by: string | null;
      granted_at: Date;
      valid_until: string;
    };
    retention_item: {
      id: Generated<string>;
      schedule_id: string;
      agency_id: string | null;
      number: string;
      position: number;
      text: string;
      retention: string | null;
      category: Generated<CategoryCode>;
      remark: string | null;
      source: string | null;
    };
  }
}
