import { recordRoute } from './access/record-page.tsx';
import { classesRoute } from './arrangement/classes-page.tsx';
import { filingRoute } from './arrangement/filing-page.tsx';
import { printRoute } from './arrangement/print/print-page.tsx';
import { trailRoute } from './audit/trail-page.tsx';
import { deliveriesRoute } from './capture/exchange/deliveries-page.tsx';
import { reconciliationRoute } from './capture/exchange/reconciliation-page.tsx';
import { sourcesRoute } from './capture/exchange/sources-page.tsx';
import { hotFolderRoute } from './capture/hot-folder/hot-folder-page.tsx';
import { importRoute } from './capture/imports/import-page.tsx';
import { importsRoute } from './capture/imports/imports-page.tsx';
import { intakeRoute } from './capture/intake/intake-page.tsx';
import { classificationRoute } from './classification/classification-page.tsx';
import { absentAttachmentsRoute } from './collection/help/absent-attachments-page.tsx';
import { duplicatesRoute } from './collection/help/duplicates-page.tsx';
import { numberGapsRoute } from './collection/help/number-gaps-page.tsx';
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
import { filingProgressRoute } from './statistics/filing-progress-page.tsx';
import { holdingsRoute } from './statistics/holdings-page.tsx';
import { workbenchRoute } from './workbench/workbench-page.tsx';

/** Every page there is. The menu has them in this order, in the groups that they name. */
export const pages = rootRoute.addChildren([
  signInRoute,
  passwordRoute,
  printRoute,
  shellRoute.addChildren([
    workbenchRoute,
    intakeRoute,
    importsRoute,
    importRoute,
    deliveriesRoute,
    reconciliationRoute,
    hotFolderRoute,
    collectionRoute,
    numberGapsRoute,
    absentAttachmentsRoute,
    duplicatesRoute,
    filingRoute,
    classesRoute,
    searchRoute,
    recordRoute,
    classificationRoute,
    filingProgressRoute,
    holdingsRoute,
    trailRoute,
    unitsRoute,
    accountsRoute,
    securityRoute,
    tokensRoute,
    sourcesRoute,
    statusRoute,
    elsewhereRoute,
  ]),
]);
