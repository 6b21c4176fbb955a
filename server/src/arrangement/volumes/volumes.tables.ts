import type {
  BindingStatements,
  VolumeState,
} from '@lantai/contract/arrangement/volumes/volume.ts';
import type { ArchivalCodeRule } from '@lantai/contract/classification/archival-code-rule.ts';
import type { CategoryCode } from '@lantai/contract/classification/category.ts';
import type { VolumeKind } from '@lantai/contract/classification/volume-code.ts';
import type { Generated } from 'kysely';
import type { Json } from '#platform/tables.ts';

declare module '#platform/tables.ts' {
  interface Tables {
    volume: {
      id: Generated<string>;
      agency_id: string;
      fonds_id: string;
      category: CategoryCode;
      kind: VolumeKind;
      state: VolumeState;
      subclass: string | null;
      project: string | null;
      year: number;
      retention: string;
      title: string;
      wanted: number | null;
      situation: string | null;
      compiled_by: string | null;
      compiled_on: string | null;
      checked_by: string | null;
      checked_on: string | null;
      binding: Json<BindingStatements> | null;
      closed_at: Date | null;
      closed_by: string | null;
      class_key: string | null;
      number: number | null;
      archival_code: string | null;
      items_key: string | null;
      code_rule: Json<ArchivalCodeRule> | null;
      filed_at: Date | null;
      filed_by: string | null;
      created_by: string | null;
      created_at: Date;
      changed_by: string | null;
      changed_at: Date;
      version: Generated<number>;
    };
    volume_item: {
      record_id: string;
      volume_id: string;
      agency_id: string;
      position: number;
      page_from: number | null;
      page_to: number | null;
      chosen: Generated<boolean>;
    };
  }
}
