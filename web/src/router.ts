import { createRouter, type RouterHistory } from '@tanstack/react-router';
import { parseSearch, stringifySearch } from './platform/address.ts';
import { NotFoundPage } from './platform/not-found-page.tsx';
import { PageProblem } from './platform/page-problem.tsx';
import { PageSkeleton } from './platform/page-skeleton.tsx';
import { createQueries } from './platform/queries.ts';
import { pages } from './routes.ts';

/** The router and its cache. A session that has ended leads to the sign-in, and back again after it. */
export function openRouter(history?: RouterHistory) {
  const queries = createQueries((problem) => {
    const { pathname, href } = router.state.location;
    if (problem.code === 'actor.unknown' && pathname !== '/sign-in')
      void router.navigate({ to: '/sign-in', search: { next: href } });
    if (problem.code === 'actor.must-change-password' && pathname !== '/password')
      void router.navigate({ to: '/password', search: { next: href } });
  });
  const router = createRouter({
    routeTree: pages,
    context: { queries },
    ...(history && { history }),
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    // The query cache decides how old an answer may be, not the router.
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 100,
    defaultPendingMinMs: 0,
    defaultPendingComponent: PageSkeleton,
    defaultErrorComponent: PageProblem,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: true,
  });
  return { router, queries };
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof openRouter>['router'];
  }
}
