import type { SelectType } from 'kysely';
import type { Json, DB as Schema } from './schema.generated.ts';
import type { Tables } from './tables.ts';

// Compiles only while the row types say of every table, view and column what the migrations make.

/** PostgreSQL does not know which columns of a view are never null; the row types do. */
type View =
  | 'filing_fault'
  | 'finished_standing'
  | 'record_expiry'
  | 'thing_in_hand'
  | 'transfer_refusal';

type IsNull<T> = null extends T ? true : false;
type Seen<T extends keyof Schema, C extends keyof Schema[T]> = T extends View
  ? NonNullable<SelectType<Schema[T][C]>>
  : SelectType<Schema[T][C]>;

type Told<T extends keyof Tables, C extends keyof Tables[T]> = T extends View
  ? NonNullable<SelectType<Tables[T][C]>>
  : SelectType<Tables[T][C]>;

/** A column agrees when it is no wider than the schema's and null in exactly the same cases. */
type Agrees<Ours, Theirs> = Json extends Theirs
  ? true // the shape of a json column belongs to the code
  : [Ours, IsNull<Ours>] extends [Theirs, IsNull<Theirs>]
    ? true
    : false;

type OfTable<T extends keyof Schema & keyof Tables> = {
  [C in keyof Schema[T] | keyof Tables[T]]: C extends keyof Schema[T] & keyof Tables[T]
    ? Agrees<Told<T, C>, Seen<T, C>> extends true
      ? never
      : `${T}.${C & string} contradicts the schema`
    : `${T}.${C & string} is on one side only`;
}[keyof Schema[T] | keyof Tables[T]];

type Drift = {
  [T in keyof Schema | keyof Tables]: T extends keyof Schema & keyof Tables
    ? OfTable<T>
    : `${T} is on one side only`;
}[keyof Schema | keyof Tables];

const drift: never[] = [] as Drift[];
void drift;
