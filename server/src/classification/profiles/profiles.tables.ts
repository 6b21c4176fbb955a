import type { CategoryCode } from '@lantai/contract/classification/category.ts';
import type {
  ProfileField,
  ProfileState,
  ProfileUnit,
} from '@lantai/contract/classification/profile.ts';
import type { Generated } from 'kysely';
import type { Json } from '#platform/tables.ts';

declare module '#platform/tables.ts' {
  interface Tables {
    description_profile: {
      id: Generated<string>;
      agency_id: string | null;
      category: CategoryCode;
      version: number;
      state: ProfileState;
      unit: ProfileUnit;
      fields: Json<ProfileField[]>;
      required_keys: string[];
      source: string;
      note: string | null;
      effective_from: string | null;
      effective_to: string | null;
      changed_by: string | null;
      changed_at: Date;
      row_version: Generated<number>;
    };
  }
}
