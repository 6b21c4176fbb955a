import type { CategoryCode } from '@lantai/contract/classification/category.ts';
import type { MediumKind, MediumReading } from '@lantai/contract/preservation/offline-media.ts';
import type { Generated } from 'kysely';
import type { Json } from '#platform/tables.ts';

declare module '#platform/tables.ts' {
  interface Tables {
    offline_medium: {
      id: Generated<string>;
      agency_id: string;
      fonds_id: string;
      number: string;
      category: CategoryCode;
      year_from: number;
      year_to: number;
      kind: MediumKind;
      model: string;
      capacity_bytes: number;
      set_number: number;
      place: string;
      authority: string;
      state: Generated<'registered' | 'written' | 'replaced'>;
      registered_by: string | null;
      registered_at: Date;
      written_by: string | null;
      written_at: Date | null;
      records: number | null;
      files: number | null;
      bytes: number | null;
      manifest_sm3: string | null;
      replaced_by: string | null;
      replaced_at: Date | null;
      replaced_because: string | null;
    };
    offline_medium_file: {
      medium_id: string;
      agency_id: string;
      path: string;
      size: number;
      sha512: string;
      sm3: string;
      record_id: string | null;
    };
    offline_reading: {
      id: Generated<string>;
      agency_id: string;
      medium_id: string;
      share: number;
      seed: string;
      drawn: number;
      enlarged: boolean;
      medium_verdict: 'good' | 'faulty';
      data_verdict: 'agrees' | 'differs';
      faults: Json<MediumReading['faults']>;
      read_by: string | null;
      read_at: Date;
    };
  }
}
