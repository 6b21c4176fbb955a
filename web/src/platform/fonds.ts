import { listFonds } from '@lantai/contract/classification/classification.api.ts';
import type { Fonds } from '@lantai/contract/classification/fonds.ts';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { z } from 'zod';
import { apiQuery } from './api.ts';
import { usePreference } from './preference.ts';
import { useMay } from './session.ts';

const ids = z.array(z.string());
const none: string[] = [];

/** The fonds chosen in the head. Nothing chosen means all that the person may see. */
export type FondsChoice = {
  /** All there are to choose from. */
  readonly all: readonly Fonds[];
  /** The ids chosen, for filters of queries; empty for all. */
  readonly ids: readonly string[];
  readonly chosen: readonly Fonds[];
  /** The one fonds that is chosen, or the only one there is: what filing and numbering need. */
  readonly only: Fonds | undefined;
  readonly choose: (ids: readonly string[]) => void;
};

export function useFonds(): FondsChoice {
  const may = useMay();
  const navigate = useNavigate();
  const { fonds: address } = useSearch({ strict: false });
  const [, remember] = useRememberedFonds();
  const { data: all = [] } = useQuery({
    ...apiQuery(listFonds, {}),
    enabled: may(listFonds.access),
  });
  const asked = address?.split(',') ?? [];
  const chosen = all.filter(({ id }) => asked.includes(id));

  return {
    all,
    ids: chosen.map(({ id }) => id),
    chosen,
    only: chosen.length === 1 ? chosen[0] : all.length === 1 ? all[0] : undefined,
    choose: (next) => {
      remember([...next]);
      // The other filters stay, but no page further on: another fonds has other pages.
      void navigate({
        to: '.',
        search: (search) => ({ ...search, after: undefined, fonds: next.join(',') || undefined }),
      });
    },
  };
}

/** What was chosen last; it is taken up again where one enters, at the workbench. */
export function useRememberedFonds() {
  return usePreference('fonds', ids, none);
}
