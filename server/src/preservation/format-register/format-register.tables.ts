import type { FormatStanding, ProbeState } from '@lantai/contract/preservation/format-register.ts';
import type { Generated } from 'kysely';
import type { Json } from '#platform/tables.ts';
import type { Basis, Probe } from '../formats/identification.ts';

declare module '#platform/tables.ts' {
  interface Tables {
    component_format: {
      component_id: string;
      agency_id: string;
      puid: string | null;
      name: string;
      version: string | null;
      media_type: string;
      basis: Basis;
      probe: ProbeState;
      reason: string | null;
      facts: Json<Probe['facts']>;
      tool: string;
      examined_at: Date;
    };
    format_decision: {
      id: Generated<string>;
      agency_id: string;
      format: string;
      standing: FormatStanding;
      version: number;
      reason: string;
      decided_by: string | null;
      decided_at: Date;
    };
  }
}
