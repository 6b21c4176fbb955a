import { DamagedSignature, UnreadableSignature } from './unreadable-signature.ts';

/**
 * What came of verifying one signature. `broken`: something differs, and `faults` says what;
 * `not-verified`: nothing was seen to differ, but not all of it could be looked at, and `obstacles` says why.
 */
export type SignatureOutcome = 'holds' | 'broken' | 'not-verified';

export type SignatureKind = 'signature' | 'seal' | 'timestamp';

export type SignatureVerdict = {
  /** As the document names it: the field of a PDF, the identifier in an OFD. */
  readonly name: string;
  readonly kind: SignatureKind;
  readonly outcome: SignatureOutcome;
  readonly faults: readonly string[];
  readonly obstacles: readonly string[];
  readonly signer: string | null;
  readonly issuer: string | null;
  readonly signedAt: string | null;
  readonly algorithm: string | null;
  /** What it protects. */
  readonly coverage: string;
  /** About certificate, seal and algorithm: none of it is what `outcome` speaks of. */
  readonly remarks: readonly string[];
  /** By the certificate's own period at the time that is claimed; null where no time or no certificate is known. */
  readonly validWhenSigned: boolean | null;
  readonly seal: string | null;
  readonly timestamp: TimestampVerdict | null;
};

export type TimestampVerdict = {
  readonly outcome: SignatureOutcome;
  readonly at: string | null;
  readonly authority: string | null;
  readonly faults: readonly string[];
  readonly obstacles: readonly string[];
};

/** All that a document carries of signatures. */
export type SignatureReading =
  | {
      readonly kind: 'read';
      readonly signatures: readonly SignatureVerdict[];
      /** What no signature that holds protects; empty where there is no signature. */
      readonly uncovered: readonly string[];
      /** Where a signature may be that nobody could look for. */
      readonly unsearched: readonly string[];
    }
  | { readonly kind: 'failed'; readonly reason: string };

/** The steps without which a signature is never said to hold. */
export type Step = 'digest' | 'signature' | 'seal' | 'timestamp';

/** Gathers what was looked at; it holds only if every step it needs was really taken. */
export class Findings {
  readonly faults: string[] = [];
  readonly obstacles: string[] = [];
  readonly #taken = new Set<Step>();

  /** A step that was taken, with its outcome; `fault` says what differs. */
  check(step: Step, isRight: boolean, fault: string): void {
    this.#taken.add(step);
    if (!isRight) this.faults.push(fault);
  }

  /** What was found to be wrong beside the steps. */
  blame(fault: string): void {
    this.faults.push(fault);
  }

  /** What could not be looked at. */
  miss(obstacle: string): void {
    this.obstacles.push(obstacle);
  }

  /** Why a part broke off: damage is a fault, what we do not know is none. */
  note(error: unknown, part = ''): void {
    if (error instanceof DamagedSignature) this.blame(`${part}${error.message}`);
    else if (error instanceof UnreadableSignature) this.miss(`${part}${error.message}`);
    else throw error;
  }

  outcome(needed: readonly Step[]): SignatureOutcome {
    if (this.faults.length > 0) return 'broken';
    if (this.obstacles.length > 0) return 'not-verified';
    return needed.every((step) => this.#taken.has(step)) ? 'holds' : 'not-verified';
  }
}
