import { trailRoute } from './audit/trail-page.tsx';
import { accountsRoute } from './identity/accounts-page.tsx';
import { passwordRoute } from './identity/password-page.tsx';
import { securityRoute } from './identity/security-settings-page.tsx';
import { signInRoute } from './identity/sign-in-page.tsx';
import { tokensRoute } from './identity/tokens-page.tsx';
import { unitsRoute } from './identity/units-page.tsx';
import { rootRoute } from './platform/root-route.ts';
import { shellRoute } from './platform/shell-route.tsx';
import { statusRoute } from './platform/status-page.tsx';
import { workbenchRoute } from './workbench/workbench-page.tsx';

/** Every page there is. The menu has them in this order, in the groups that they name. */
export const pages = rootRoute.addChildren([
  signInRoute,
  passwordRoute,
  shellRoute.addChildren([
    workbenchRoute,
    trailRoute,
    unitsRoute,
    accountsRoute,
    securityRoute,
    tokensRoute,
    statusRoute,
  ]),
]);
