import type { OfdRun } from '@lantai/contract/access/ofd.api.ts';
import { useMemo, useState } from 'react';
import { findInRuns, type OfdMatch } from './find-in-runs.ts';

/** Finding in an OFD: all occurrences, and the one that is looked at. */
export function useOfdFinding(
  pages: readonly (readonly OfdRun[])[],
  first: string,
  onMatch: (match: OfdMatch) => void,
) {
  const [words, setWords] = useState(first);
  const [current, setCurrent] = useState(0);
  const found = useMemo(() => findInRuns(pages, words), [pages, words]);
  const lookAt = (matches: readonly OfdMatch[], place: number) => {
    setCurrent(place);
    const match = matches[place];
    if (match) onMatch(match);
  };
  return {
    found,
    chosen: found[current],
    matches:
      words === ''
        ? undefined
        : { current: found.length > 0 ? current + 1 : 0, total: found.length },
    find: (sought: string, direction: 'new' | 'next' | 'previous') => {
      if (direction === 'new') {
        setWords(sought);
        lookAt(findInRuns(pages, sought), 0);
        return;
      }
      if (found.length === 0) return;
      const step = direction === 'next' ? 1 : -1;
      lookAt(found, (current + step + found.length) % found.length);
    },
  };
}
