import {
  type BindingStatements,
  bindingStatementKeys,
  bindingStatementNames,
} from '@lantai/contract/arrangement/volumes/volume.ts';

/** The four statements in a line: 材料齐全（逐件点收）；…. */
export function bindingText(binding: BindingStatements): string {
  return bindingStatementKeys
    .map((statement) => `${bindingStatementNames[statement]}（${binding[statement]}）`)
    .join('；');
}
