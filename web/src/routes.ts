import { recordRoute } from './access/record-page.tsx';
import { classesRoute } from './arrangement/classes-page.tsx';
import { filingRoute } from './arrangement/filing-page.tsx';
import { librariesRoute } from './arrangement/libraries/libraries-page.tsx';
import { printRoute } from './arrangement/print/print-page.tsx';
import { registerRoute } from './arrangement/registers/register-page.tsx';
import { registerPrintRoute } from './arrangement/registers/register-print-page.tsx';
import { registersRoute } from './arrangement/registers/registers-page.tsx';
import { trailRoute } from './audit/trail-page.tsx';
import { acquisitionRoute } from './capture/acquisition/acquisition-page.tsx';
import { agreementRoute } from './capture/acquisition/agreement-page.tsx';
import { importRoute } from './capture/imports/import-page.tsx';
import { importsRoute } from './capture/imports/imports-page.tsx';
import { intakeRoute } from './capture/intake/intake-page.tsx';
import { classificationRoute } from './classification/classification-page.tsx';
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
import { conversionPrintRoute } from './preservation/conversion-print-page.tsx';
import { conversionRunRoute } from './preservation/conversion-run-page.tsx';
import { formatsRoute } from './preservation/formats-page.tsx';
import { reconciliationRoute } from './preservation/reconciliation-page.tsx';
import { reconciliationsRoute } from './preservation/reconciliations-page.tsx';
import { collectionRoute } from './records/collection-page.tsx';
import { searchRoute } from './search/search-page.tsx';
import { workbenchRoute } from './workbench/workbench-page.tsx';

/** Every page there is. The menu has them in this order, in the groups that they name. */
export const pages = rootRoute.addChildren([
  signInRoute,
  passwordRoute,
  printRoute,
  registerPrintRoute,
  conversionPrintRoute,
  shellRoute.addChildren([
    workbenchRoute,
    intakeRoute,
    importsRoute,
    importRoute,
    acquisitionRoute,
    agreementRoute,
    collectionRoute,
    filingRoute,
    classesRoute,
    registersRoute,
    registerRoute,
    librariesRoute,
    formatsRoute,
    conversionRunRoute,
    reconciliationsRoute,
    reconciliationRoute,
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
