import { type CatalogueFault, faultTexts } from '@lantai/contract/capture/catalogue-fault.ts';
import { Problem } from '#platform/problem.ts';

/**
 * The one problem of a catalogue that cannot be read as a whole: where it is wrong, by which rule
 * (`fault`), and the way out. `place` is the file's name, with the line or the sheet where known.
 */
export function catalogueUnreadable(
  place: string,
  fault: CatalogueFault,
  details: Readonly<Record<string, string | number>> = {},
  options?: ErrorOptions,
): Problem {
  const texts = faultTexts(fault, details);
  return new Problem('capture.catalogue-unreadable', { fault, place, ...texts }, options);
}
