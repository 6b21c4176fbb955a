import type {
  DamageFault,
  DamageState,
  RepairWay,
  TakenFile,
} from '@lantai/contract/preservation/damage.ts';
import type { Generated } from 'kysely';
import type { Json } from '#platform/tables.ts';

declare module '#platform/tables.ts' {
  interface Tables {
    store_damage: {
      id: Generated<string>;
      copy_id: string | null;
      object_id: string;
      record_id: string | null;
      agency_id: string | null;
      found_at: Date;
      faults: Json<readonly DamageFault[]>;
      state: Generated<DamageState>;
      reason: string;
      lost: Generated<boolean>;
      way: RepairWay | null;
      files: Json<readonly TakenFile[]> | null;
      kept_aside: string | null;
      settlement: string | null;
      settled_at: Date | null;
      settled_by: string | null;
    };
  }
}
