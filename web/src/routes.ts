import { recordRoute } from './access/record-page.tsx';
import { classesRoute } from './arrangement/classes-page.tsx';
import { filingRoute } from './arrangement/filing-page.tsx';
import { printRoute } from './arrangement/print/print-page.tsx';
import { trailRoute } from './audit/trail-page.tsx';
import { importRoute } from './capture/imports/import-page.tsx';
import { importsRoute } from './capture/imports/imports-page.tsx';
import { intakeRoute } from './capture/intake/intake-page.tsx';
import { classificationRoute } from './classification/classification-page.tsx';
import { handOversRoute } from './collection/hand-overs-page.tsx';
import { papersRoute } from './collection/papers-page.tsx';
import { planRoute } from './collection/plan-page.tsx';
import { plansRoute } from './collection/plans-page.tsx';
import { preFilingRoute } from './collection/pre-filing-page.tsx';
import { proposalsRoute } from './collection/proposals-page.tsx';
import { slipsRoute } from './collection/slips-page.tsx';
import { submissionRoute } from './collection/submission-page.tsx';
import { submissionPrintRoute } from './collection/submission-print-page.tsx';
import { submissionsRoute } from './collection/submissions-page.tsx';
import { temporaryNumberRoute } from './collection/temporary-number-page.tsx';
import { accountsRoute } from './identity/accounts-page.tsx';
import { passwordRoute } from './identity/password-page.tsx';
import { securityRoute } from './identity/security-settings-page.tsx';
import { signInRoute } from './identity/sign-in-page.tsx';
import { tokensRoute } from './identity/tokens-page.tsx';
import { unitsRoute } from './identity/units-page.tsx';
import { elsewhereRoute } from './platform/not-found-page.tsx';
import { rootRoute } from './platform/root-route.ts';
import { shellRoute } from './platform/shell-route.tsx';
import { statusRoute } from './platform/status-page.tsx';
import { collectionRoute } from './records/collection-page.tsx';
import { searchRoute } from './search/search-page.tsx';
import { workbenchRoute } from './workbench/workbench-page.tsx';

/** Every page there is. The menu has them in this order, in the groups that they name. */
export const pages = rootRoute.addChildren([
  signInRoute,
  passwordRoute,
  printRoute,
  slipsRoute,
  submissionPrintRoute,
  shellRoute.addChildren([
    workbenchRoute,
    intakeRoute,
    importsRoute,
    importRoute,
    collectionRoute,
    preFilingRoute,
    submissionsRoute,
    submissionRoute,
    proposalsRoute,
    papersRoute,
    plansRoute,
    planRoute,
    handOversRoute,
    temporaryNumberRoute,
    filingRoute,
    classesRoute,
    searchRoute,
    recordRoute,
    classificationRoute,
    trailRoute,
    unitsRoute,
    accountsRoute,
    securityRoute,
    tokensRoute,
    statusRoute,
    elsewhereRoute,
  ]),
]);
