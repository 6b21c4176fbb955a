/** Rows that refer to something the store does not tell. */
export type LeftOut = {
  readonly table: string;
  readonly target: string;
  /** Rows that stay, with the reference emptied. */
  readonly emptied: number;
  readonly left: number;
};

/** An object that is damaged, and what could still be told from it. */
export type DamagedObject = {
  /** Below the root of the store. */
  readonly place: string;
  readonly id: string | null;
  readonly findings: readonly { readonly code: string; readonly message: string }[];
  /** The version whose account of the catalogue was taken; null where none could be read. */
  readonly told: string | null;
};

/** A row that the store tells and the schema refuses. */
export type RefusedRow = { readonly table: string; readonly reason: string };

/** What a rebuild made of a store, and what it could not. */
export type RebuildReport = {
  readonly objects: number;
  readonly records: number;
  readonly contexts: number;
  /** Records whose objects say only what was known at filing. */
  readonly atFilingOnly: number;
  readonly rows: Readonly<Record<string, number>>;
  readonly damaged: readonly DamagedObject[];
  readonly leftOut: readonly LeftOut[];
  readonly refused: readonly RefusedRow[];
  /** Columns that objects tell and this program does not know. */
  readonly unknown: readonly string[];
  /** Agencies, fonds and people made from their names alone, because no object tells more of them. */
  readonly fromNames: Readonly<Record<string, number>>;
  /** Classes whose last number no object tells; it was taken from their records. */
  readonly madeHeads: number;
};
