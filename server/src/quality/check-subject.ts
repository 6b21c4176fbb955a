import type { DescribedBy } from '@lantai/contract/classification/profile.ts';
import type { FormatStanding } from '@lantai/contract/preservation/format-register.ts';
import type { CheckStage } from '@lantai/contract/quality/check-item.ts';
import type { CheckPolicy, RepeatKey } from '@lantai/contract/quality/check-policy.ts';
import type { CheckExpectations } from '@lantai/contract/quality/check-run.ts';
import type { RuleSet } from '@lantai/contract/quality/rule-set.ts';
import type { RecordMetadata } from '@lantai/contract/records/metadata.ts';
import type { Row } from '#platform/database.ts';
import type { TrustContext } from '../preservation/trust/judge-trust.ts';
import type { Known } from '../records/metadata/known-of-record.ts';
import type { KeepingEnvironment } from './keeping/keeping-environment.ts';
import type { KeepingSurroundings } from './keeping/keeping-surroundings.ts';
import type { KeptObject } from './keeping/kept-object.ts';

/** A component with the place of its bytes; null where there are none. */
export type CheckedComponent = { readonly row: Row<'component'>; readonly path: string | null };

/** The program that looks for viruses, as far as this machine has one. */
export type Antivirus = {
  readonly name: string;
  readonly version: string;
  /** Of which day its list of known viruses is; null where it does not say. */
  readonly listedOn: string | null;
  /** The name of what was found; null where nothing was. Throws where it could not look. */
  readonly scan: (path: string) => Promise<string | null>;
};

/** Whatever is the same for everything in a run. */
export type CheckSurroundings = {
  readonly stage: CheckStage;
  readonly rules: RuleSet;
  readonly today: string;
  readonly policy: CheckPolicy;
  /** What the register of formats said of each format when the run, or the one it repeats, was begun. */
  readonly formatStandings: ReadonlyMap<string, FormatStanding>;
  readonly expected: CheckExpectations;
  /** By which trust list signers are judged. */
  readonly trust: TrustContext;
  readonly antivirus: Antivirus | null;
  /** What is asked in keeping alone; null at the other stages. */
  readonly keeping: KeepingSurroundings | null;
};

/** All that is looked at in one record. */
export type CheckSubject = CheckSurroundings & {
  readonly known: Known;
  readonly metadata: RecordMetadata;
  readonly components: readonly CheckedComponent[];
  /** The object in the store, as far as the stage looks at it. */
  readonly kept: KeptObject | null;
  /** By a rendition the component it was made of. */
  readonly conversions: ReadonlyMap<string, string>;
  /** By what it was kept when it was filed; null where nobody noted it. */
  readonly environmentWhenFiled: KeepingEnvironment | null;
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
  /** What the objects in the store add up to; null at the other stages. */
  readonly inStore: { readonly objects: number; readonly bytes: number } | null;
  /** Asks the database for the catalogue of the batch: how many records it gave. */
  readonly probe: () => Promise<number>;
};
