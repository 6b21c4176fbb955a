/**
 * What is wrong with the demonstration on purpose, so that the system has something to find and a
 * test can look for exactly this. Records are named by their source id, `fonds-year-ordinal`.
 */
export type RecordFault = {
  readonly kind:
    | 'missing-title'
    | 'missing-date'
    /** The mark stands in the title. */
    | 'secrecy-mark-in-title'
    /** The field 密级 says 秘密. */
    | 'secrecy-level-stated'
    /** The mark stands only on the first page of the PDF. */
    | 'secrecy-mark-in-content'
    /** Named in 附件说明, not among the components. */
    | 'absent-attachment'
    /** Described with another number of pages than the components have. */
    | 'pages-disagree';
  readonly record: string;
};

/** The same document came a second time, under another source id. */
export type DuplicateFault = {
  readonly kind: 'duplicate';
  readonly record: string;
  readonly of: string;
};

/** 断号: numbers of a series for which there is no document. */
export type NumberGap = {
  readonly kind: 'number-gap';
  readonly fonds: string;
  readonly series: string;
  readonly year: number;
  readonly missing: readonly number[];
};

export type PlantedFault = RecordFault | DuplicateFault | NumberGap;

export const plantedFaults: readonly PlantedFault[] = [
  { kind: 'missing-title', record: 'A012-2025-13' },
  { kind: 'missing-title', record: 'A037-2026-05' },
  { kind: 'missing-date', record: 'A025-2025-14' },
  { kind: 'missing-date', record: 'A012-2026-08' },
  { kind: 'secrecy-mark-in-title', record: 'A012-2026-03' },
  { kind: 'secrecy-level-stated', record: 'A025-2026-06' },
  { kind: 'secrecy-mark-in-content', record: 'A037-2026-09' },
  { kind: 'absent-attachment', record: 'A012-2023-06' },
  { kind: 'absent-attachment', record: 'A025-2025-12' },
  { kind: 'absent-attachment', record: 'A037-2026-11' },
  { kind: 'pages-disagree', record: 'A037-2024-04' },
  { kind: 'pages-disagree', record: 'A025-2026-02' },
  { kind: 'duplicate', record: 'A012-2025-16', of: 'A012-2025-02' },
  { kind: 'duplicate', record: 'A037-2026-16', of: 'A037-2026-07' },
  { kind: 'number-gap', fonds: 'A012', series: '发', year: 2021, missing: [2] },
  { kind: 'number-gap', fonds: 'A025', series: '发', year: 2023, missing: [3] },
  { kind: 'number-gap', fonds: 'A037', series: '发', year: 2022, missing: [2, 3] },
  { kind: 'number-gap', fonds: 'A037', series: '发', year: 2025, missing: [4] },
];

export function faultsOf(record: string): RecordFault['kind'][] {
  return plantedFaults.flatMap((fault) =>
    fault.kind !== 'number-gap' && fault.kind !== 'duplicate' && fault.record === record
      ? [fault.kind]
      : [],
  );
}

export const duplicates = plantedFaults.filter((fault) => fault.kind === 'duplicate');

export const numberGaps = plantedFaults.filter((fault) => fault.kind === 'number-gap');
