import type {
  WarningAction,
  WarningAudience,
  WarningKind,
  WarningState,
} from '@lantai/contract/monitoring/warning.ts';
import type { Generated } from 'kysely';

declare module '#platform/tables.ts' {
  interface Tables {
    warning: {
      id: Generated<string>;
      agency_id: string | null;
      audience: WarningAudience;
      kind: WarningKind;
      cause: string;
      title: string;
      detail: string;
      link: string;
      raised_at: Date;
      seen_at: Date;
      state: Generated<WarningState>;
      closed_at: Date | null;
    };
    warning_step: {
      warning_id: string;
      position: number;
      action: WarningAction | 'end';
      note: string;
      taken_by: string | null;
      taken_at: Date;
    };
    activity_day: {
      day: string;
      agency_id: string | null;
      command: string;
      person_id: string | null;
      duty: string;
      retention: string | null;
      entries: number;
    };
    trail_reader: { name: string; last_seq: number };
  }
}
