import { createRoute, redirect, retainSearchParams } from '@tanstack/react-router';
import { z } from 'zod';
import { rootRoute } from './root-route.ts';
import { meQuery } from './session.ts';
import { Shell } from './shell/shell.tsx';

/** The parent of every page for people who are signed in. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  validateSearch: z.object({
    /** The fonds chosen in the head, by id and comma; every link inside keeps it. */
    fonds: z.string().optional().catch(undefined),
  }),
  search: { middlewares: [retainSearchParams(['fonds'])] },
  beforeLoad: async ({ context, location }) => {
    const me = await context.queries.ensureQueryData(meQuery);
    if (me.mustChangePassword) throw redirect({ to: '/password', search: { next: location.href } });
  },
  component: Shell,
});
