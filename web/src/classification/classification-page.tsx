import { createRoute } from '@tanstack/react-router';
import { shellRoute } from '#platform/shell-route.tsx';
export const classificationRoute = createRoute({ getParentRoute: () => shellRoute, path: '/classification', component: () => null });
