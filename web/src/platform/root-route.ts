import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext } from '@tanstack/react-router';

/** Above every page; signed-in pages hang under shellRoute, public ones directly here. */
export const rootRoute = createRootRouteWithContext<{ queries: QueryClient }>()();
