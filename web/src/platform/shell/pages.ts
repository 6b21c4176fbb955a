import { type AnyRoute, useRouter } from '@tanstack/react-router';
import type { Page } from '../page.ts';
import { allows, useMe } from '../session.ts';

export type KnownPage = Page & { readonly address: string };

/** The pages this person may open, in the order of routes.ts. */
export function usePages(): readonly KnownPage[] {
  const me = useMe();
  const routes: AnyRoute[] = Object.values(useRouter().routesById);
  return routes.flatMap(({ fullPath, options }) => {
    const page = options.staticData?.page;
    return page && allows(me, page.access) ? [{ ...page, address: String(fullPath) }] : [];
  });
}
