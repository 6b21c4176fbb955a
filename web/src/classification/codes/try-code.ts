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
  | { rule: ArchivalCodeRule; sentence: string };

export function tryCode(rule: ArchivalCodeRule, code: string): Trial {
  try {
    const values = parseArchivalCode(rule, code);
    return { rule, values, normalised: formatArchivalCode(rule, values) };
  } catch (error) {
    if (error instanceof ArchivalCodeError) return { rule, sentence: error.message };
    throw error;
  }
}
