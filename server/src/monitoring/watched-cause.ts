import type { WarningAudience, WarningKind } from '@lantai/contract/monitoring/warning.ts';

/** Something that is not as it should be at this moment. The same cause is the same warning. */
export type WatchedCause = {
  readonly kind: WarningKind;
  readonly audience: WarningAudience;
  readonly agencyId: string | null;
  readonly cause: string;
  readonly title: string;
  readonly detail: string;
  /** Where in the pages it is seen to. */
  readonly link: string;
  /** Something that happened, rather than something that is so: only a person closes it. */
  readonly happened?: boolean;
};
