import type { Generated } from 'kysely';

declare module '#platform/tables.ts' {
  interface Tables {
    store_setting: {
      only_one: Generated<boolean>;
      installation_id: Generated<string>;
      auto_repair: Generated<boolean>;
      changed_by: string | null;
      changed_at: Date | null;
    };
    store_copy: {
      id: Generated<string>;
      name: string;
      path: string;
      location: 'same' | 'remote';
      distance_km: number | null;
      medium: string;
      same_device: boolean;
      state: Generated<'kept' | 'retired'>;
      registered_by: string | null;
      registered_at: Date;
      retired_by: string | null;
      retired_at: Date | null;
      retired_because: string | null;
      last_seen_at: Date | null;
      last_compared_at: Date | null;
      last_verified_at: Date | null;
      away_since: Date | null;
      away_because: string | null;
    };
    store_copy_change: {
      copy_id: string;
      object_id: string;
      waiting_since: Date;
      changes: Generated<number>;
      bytes: Generated<number>;
      trouble: string | null;
      tried_at: Date | null;
    };
    store_copy_removal: {
      copy_id: string;
      record_id: string;
      agency_id: string;
      owed_since: Date;
      removed_at: Date | null;
    };
  }
}
