import type { SignatureOutcome } from '@lantai/contract/preservation/signature.ts';
import { DamagedSignature, UnreadableSignature } from './unreadable-signature.ts';

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
