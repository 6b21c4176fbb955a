import { useLocation, useNavigate, useSearch } from '@tanstack/react-router';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The keys of the pages before this one, so that a list that pages by key can go back. */
    pagesBefore?: readonly string[];
  }
}

/** Where a list stands: pages are found by the key of the row before them, never by a number. */
export type Paging = {
  /** The key to send to the API; undefined on the first page. */
  readonly after: string | undefined;
  /** How many pages lie before this one; unknown when it was opened by its address. */
  readonly pagesBefore: number | undefined;
  readonly toNext: (key: string) => void;
  readonly toPrevious: () => void;
  readonly toFirst: () => void;
};

/** Keeps the page of a list in the address as `after`; declare it in the page's search schema. */
export function usePaging(): Paging {
  const { after } = useSearch({ strict: false }) as { after?: string };
  const before = useLocation().state.pagesBefore ?? [];
  const navigate = useNavigate();
  const to = (key: string | undefined, pagesBefore: readonly string[]) =>
    void navigate({
      to: '.',
      search: (search: object) => ({ ...search, after: key || undefined }),
      state: { pagesBefore },
    } as never);

  return {
    after,
    pagesBefore: after === undefined ? 0 : before.length || undefined,
    toNext: (key) => to(key, [...before, after ?? '']),
    toPrevious: () => to(before.at(-1), before.slice(0, -1)),
    toFirst: () => to(undefined, []),
  };
}
