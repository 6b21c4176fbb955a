import type { DescribedBy } from '@lantai/contract/classification/profile.ts';
import type { CheckPolicy, RepeatKey } from '@lantai/contract/quality/check-policy.ts';
import type { CheckExpectations } from '@lantai/contract/quality/check-run.ts';
import type { RecordMetadata } from '@lantai/contract/records/metadata.ts';
import type { Row } from '#platform/database.ts';
import type { Known } from '../records/metadata/known-of-record.ts';

/** A component with the place of its bytes; null where there are none. */
export type CheckedComponent = { readonly row: Row<'component'>; readonly path: string | null };

/** The program that looks for viruses, as far as this machine has one. */
export type Antivirus = {
  readonly name: string;
  readonly version: string;
  /** The name of what was found; null where nothing was. Throws where it could not look. */
  readonly scan: (path: string) => Promise<string | null>;
};

/** Whatever is the same for everything in a run. */
export type CheckSurroundings = {
  readonly today: string;
  readonly policy: CheckPolicy;
  readonly expected: CheckExpectations;
  readonly antivirus: Antivirus | null;
};

/** All that is looked at in one record. */
export type CheckSubject = CheckSurroundings & {
  readonly known: Known;
  readonly metadata: RecordMetadata;
  readonly components: readonly CheckedComponent[];
  readonly foundedOn: string | null;
  readonly profile: DescribedBy | undefined;
  /** The clause it was filed under, and whether that stands in the schedule in force. */
  readonly clause: {
    readonly number: string;
    readonly retention: string | null;
    readonly isInForce: boolean;
  } | null;
  readonly permittedRetentions: readonly string[];
  readonly repeats: readonly { readonly key: RepeatKey; readonly label: string }[];
  /** How many attachments the text names; null where no text was read. */
  readonly attachmentsNamed: number | null;
};

/** Numbers of one kind that ought to follow each other. */
export type NumberSequence = {
  readonly name: string;
  readonly first: number;
  readonly last: number;
  readonly missing: readonly number[];
};

/** All that is looked at in a batch as a whole. */
export type CheckedBatch = CheckSurroundings & {
  readonly kind: 'submission' | 'records' | 'package';
  /** How many records the run was started with. */
  readonly records: number;
  /** How many of them are there now, and neither voided nor set apart. */
  readonly standing: number;
  /** The bytes of all their components, measured where they lie. */
  readonly bytes: number;
  readonly sequences: readonly NumberSequence[];
  /** Asks the database for the catalogue of the batch: how many records it gave. */
  readonly probe: () => Promise<number>;
};
