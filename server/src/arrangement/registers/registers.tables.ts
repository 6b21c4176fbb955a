import type {
  RegisterContent,
  RegisterResults,
  RegisterSubject,
} from '@lantai/contract/arrangement/register.ts';
import type { CategoryCode } from '@lantai/contract/classification/category.ts';
import type { Generated } from 'kysely';
import type { Json } from '#platform/tables.ts';

declare module '#platform/tables.ts' {
  interface Tables {
    register_sheet: {
      id: Generated<string>;
      agency_id: string;
      fonds_id: string;
      department_ids: string[];
      year: number;
      serial: number;
      number: string;
      subject: RegisterSubject;
      subject_id: string;
      content: Json<RegisterContent>;
      items: number;
      bytes: number;
      differences: number;
      sm3: string;
      made_by: string | null;
      made_at: Date;
      handed_by: string | null;
      handed_at: Date | null;
      received_by: string | null;
      received_at: Date | null;
      results: Json<RegisterResults> | null;
    };
    register_record: {
      register_id: string;
      agency_id: string;
      position: number;
      record_id: string;
      number: string;
      title: string;
      files: number;
      bytes: number;
    };
    storage_strategy: {
      id: Generated<string>;
      agency_id: string;
      fonds_id: string;
      category: CategoryCode;
      library: string;
      formats: Generated<'any' | 'conforming'>;
      decided_by: string | null;
      decided_at: Date;
    };
  }
}
