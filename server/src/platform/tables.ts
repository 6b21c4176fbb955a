import type { ColumnType, Generated } from 'kysely';
import type { Duty } from './actor.ts';

/** A jsonb column: read as a value, written as JSON text. */
export type Json<Value> = ColumnType<Value, string, string>;

export type JobState = 'waiting' | 'running' | 'cancelling' | 'done' | 'cancelled' | 'failed';

/** Every table of the archive. Each capability adds its own in `<capability>.tables.ts`. */
export interface Tables {
  job_run: {
    id: Generated<string>;
    kind: string;
    agency_id: string | null;
    account_id: string | null;
    payload: Json<unknown>;
    state: Generated<JobState>;
    done: Generated<number>;
    total: number | null;
    note: string | null;
    result: Json<unknown> | null;
    problem: Json<{ code: string; title: string } & Record<string, unknown>> | null;
    behind: Generated<boolean>;
    requested_at: Date;
    started_at: Date | null;
    ended_at: Date | null;
  };
  trail_head: { only_row: Generated<boolean>; last_seq: number };
  trail_entry: {
    seq: number;
    at: Date;
    command: string;
    outcome: 'done' | 'refused';
    account_id: string | null;
    person_id: string | null;
    actor_name: string;
    actor_duty: Duty;
    agency_id: string | null;
    address: string | null;
    request_id: string | null;
    subject: string;
    details: Json<Record<string, unknown>>;
  };
}
