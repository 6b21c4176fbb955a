import {
  ArchivalCodeError,
  type ArchivalCodeValues,
  formatArchivalCode,
  parseArchivalCode,
} from '@lantai/contract/classification/archival-code.ts';
import type { ArchivalCodeRule } from '@lantai/contract/classification/archival-code-rule.ts';

/** What a code means under a rule, or the sentence that says what is wrong with it. */
export type Trial =
  | { rule: ArchivalCodeRule; values: ArchivalCodeValues; normalised: string }
  /** Near: the code is built as the rule says, and one of its parts is wrong. */
  | { rule: ArchivalCodeRule; sentence: string; near: boolean };

export function tryCode(rule: ArchivalCodeRule, code: string): Trial {
  try {
    const values = parseArchivalCode(rule, code);
    return { rule, values, normalised: formatArchivalCode(rule, values) };
  } catch (error) {
    if (error instanceof ArchivalCodeError)
      return { rule, sentence: error.message, near: error.part !== 'structure' };
    throw error;
  }
}

/** The trials worth reading: those that fit, else those that almost do, else all. */
export function tellingTrials(trials: readonly Trial[]): readonly Trial[] {
  const fitting = trials.filter((trial) => 'values' in trial);
  const near = trials.filter((trial) => 'near' in trial && trial.near);
  return [fitting, near, trials].find(({ length }) => length > 0) ?? [];
}
