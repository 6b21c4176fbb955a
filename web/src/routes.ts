import { exportsRoute } from './access/exports-page.tsx';
import { recordRoute } from './access/record-page.tsx';
import { batchRoute } from './appraisal/batch-page.tsx';
import { batchesRoute } from './appraisal/batches-page.tsx';
import { expiredRoute } from './appraisal/expired-page.tsx';
import { reportPrintRoute } from './appraisal/report-print-page.tsx';
import { boxLabelsRoute } from './arrangement/boxes/box-labels-page.tsx';
import { boxRoute } from './arrangement/boxes/box-page.tsx';
import { boxPlanRoute } from './arrangement/boxes/box-plan-page.tsx';
import { boxesRoute } from './arrangement/boxes/boxes-page.tsx';
import { catalogueIndexRoute } from './arrangement/catalogue-index/catalogue-index-page.tsx';
import { indexPrintRoute } from './arrangement/catalogue-index/index-print-page.tsx';
import { classesRoute } from './arrangement/classes-page.tsx';
import { dossierRoute } from './arrangement/dossier/dossier-page.tsx';
import { dossierPrintRoute } from './arrangement/dossier/dossier-print-page.tsx';
import { filingRoute } from './arrangement/filing-page.tsx';
import { librariesRoute } from './arrangement/libraries/libraries-page.tsx';
import { numberMapRoute } from './arrangement/numbering/number-map-page.tsx';
import { orderRoute } from './arrangement/order/order-page.tsx';
import { printRoute } from './arrangement/print/print-page.tsx';
import { registerRoute } from './arrangement/registers/register-page.tsx';
import { registerPrintRoute } from './arrangement/registers/register-print-page.tsx';
import { registersRoute } from './arrangement/registers/registers-page.tsx';
import { renumberingRoute } from './arrangement/renumbering/renumbering-page.tsx';
import { renumberingsRoute } from './arrangement/renumbering/renumberings-page.tsx';
import {
  volumeCataloguePrintRoute,
  volumePrintRoute,
} from './arrangement/volumes/print/volume-print-page.tsx';
import { volumeRoute } from './arrangement/volumes/volume-page.tsx';
import { volumesRoute } from './arrangement/volumes/volumes-page.tsx';
import { trailRoute } from './audit/trail-page.tsx';
import { backupRoute } from './backup/backup-page.tsx';
import { drillCertificateRoute } from './backup/certificate-print-page.tsx';
import { backupRegisterRoute } from './backup/register-print-page.tsx';
import { acquisitionRoute } from './capture/acquisition/acquisition-page.tsx';
import { agreementRoute } from './capture/acquisition/agreement-page.tsx';
import { deliveriesRoute } from './capture/exchange/deliveries-page.tsx';
import { reconciliationRoute } from './capture/exchange/reconciliation-page.tsx';
import { sourcesRoute } from './capture/exchange/sources-page.tsx';
import { hotFolderRoute } from './capture/hot-folder/hot-folder-page.tsx';
import { importRoute } from './capture/imports/import-page.tsx';
import { importsRoute } from './capture/imports/imports-page.tsx';
import { intakeRoute } from './capture/intake/intake-page.tsx';
import { classificationRoute } from './classification/classification-page.tsx';
import { archivistsRoute } from './collection/archivists/archivists-page.tsx';
import { circulationRoute } from './collection/circulation/circulation-page.tsx';
import { circulationPrintRoute } from './collection/circulation/circulation-print-page.tsx';
import { circulationsRoute } from './collection/circulation/circulations-page.tsx';
import { dutiesRoute } from './collection/duties/duties-page.tsx';
import { outOfScopeRoute } from './collection/duties/out-of-scope-page.tsx';
import { weeklyListRoute } from './collection/duties/weekly-list-page.tsx';
import { handOverPrintRoute } from './collection/hand-overs/hand-over-print-page.tsx';
import { handOversRoute } from './collection/hand-overs/hand-overs-page.tsx';
import { absentAttachmentsRoute } from './collection/help/absent-attachments-page.tsx';
import { duplicatesRoute } from './collection/help/duplicates-page.tsx';
import { numberGapsRoute } from './collection/help/number-gaps-page.tsx';
import { memoirRoute } from './collection/memoirs/memoir-page.tsx';
import { memoirPrintRoute } from './collection/memoirs/memoir-print-page.tsx';
import { memoirsRoute } from './collection/memoirs/memoirs-page.tsx';
import { writeMemoirRoute } from './collection/memoirs/write-memoir-page.tsx';
import { papersRoute } from './collection/papers-page.tsx';
import { planRoute } from './collection/plan-page.tsx';
import { plansRoute } from './collection/plans-page.tsx';
import { preFilingRoute } from './collection/pre-filing-page.tsx';
import { proposalsRoute } from './collection/proposals-page.tsx';
import { collectionRulesRoute } from './collection/rules/rules-page.tsx';
import { slipsRoute } from './collection/slips-page.tsx';
import { submissionRoute } from './collection/submission-page.tsx';
import { submissionPrintRoute } from './collection/submission-print-page.tsx';
import { submissionsRoute } from './collection/submissions-page.tsx';
import { temporaryNumberRoute } from './collection/temporary-number-page.tsx';
import { listRoute } from './disposal/list-page.tsx';
import {
  registerPrintRoute as destructionRegisterPrintRoute,
  listPrintRoute,
} from './disposal/list-print-page.tsx';
import { listsRoute } from './disposal/lists-page.tsx';
import { accountsRoute } from './identity/accounts-page.tsx';
import { passwordRoute } from './identity/password-page.tsx';
import { securityRoute } from './identity/security-settings-page.tsx';
import { signInRoute } from './identity/sign-in-page.tsx';
import { tokensRoute } from './identity/tokens-page.tsx';
import { unitsRoute } from './identity/units-page.tsx';
import { narrowingsRoute } from './monitoring/narrowings-page.tsx';
import { processesRoute } from './monitoring/processes-page.tsx';
import { sessionsRoute } from './monitoring/sessions-page.tsx';
import { warningsRoute } from './monitoring/warnings-page.tsx';
import { elsewhereRoute } from './platform/not-found-page.tsx';
import { rootRoute } from './platform/root-route.ts';
import { shellRoute } from './platform/shell-route.tsx';
import { statusRoute } from './platform/status-page.tsx';
import { conversionPrintRoute } from './preservation/conversion-print-page.tsx';
import { conversionRunRoute } from './preservation/conversion-run-page.tsx';
import { copiesRoute } from './preservation/copies-page.tsx';
import { copiesPrintRoute } from './preservation/copies-print-page.tsx';
import { damagesRoute } from './preservation/damages-page.tsx';
import { formatsRoute } from './preservation/formats-page.tsx';
import { inspectionRoute } from './preservation/inspection-page.tsx';
import { inspectionsRoute } from './preservation/inspections-page.tsx';
import { keysPrintRoute } from './preservation/keys-print-page.tsx';
import { mediaPrintRoute } from './preservation/media-print-page.tsx';
import { offlineMediaRoute } from './preservation/offline-media-page.tsx';
import { catalogueReconciliationRoute } from './preservation/reconciliation-page.tsx';
import { reconciliationsRoute } from './preservation/reconciliations-page.tsx';
import { trustRoute } from './preservation/trust-page.tsx';
import { checkReportRoute } from './quality/check-report-page.tsx';
import { checkRunsRoute } from './quality/check-runs-page.tsx';
import { printCheckReportRoute } from './quality/print-check-report.tsx';
import { weaknessScansRoute } from './quality/weakness-scans-page.tsx';
import { editsRoute } from './records/batch-editing/edits-page.tsx';
import { collectionRoute } from './records/collection-page.tsx';
import { entryRoute } from './records/entry/entry-page.tsx';
import { searchRoute } from './search/search-page.tsx';
import { filingProgressRoute } from './statistics/filing-progress-page.tsx';
import { holdingsRoute } from './statistics/holdings-page.tsx';
import { certificatePrintRoute } from './transfer/certificate-print-page.tsx';
import { dueRoute } from './transfer/due-page.tsx';
import { transferSheetPrintRoute } from './transfer/sheet-print-page.tsx';
import { transferRoute } from './transfer/transfer-page.tsx';
import { transfersRoute } from './transfer/transfers-page.tsx';
import { workbenchRoute } from './workbench/workbench-page.tsx';

/** Every page there is. The menu has them in this order, in the groups that they name. */
export const pages = rootRoute.addChildren([
  signInRoute,
  passwordRoute,
  printRoute,
  registerPrintRoute,
  conversionPrintRoute,
  printCheckReportRoute,
  volumePrintRoute,
  volumeCataloguePrintRoute,
  boxLabelsRoute,
  dossierPrintRoute,
  slipsRoute,
  handOverPrintRoute,
  submissionPrintRoute,
  weeklyListRoute,
  reportPrintRoute,
  listPrintRoute,
  destructionRegisterPrintRoute,
  transferSheetPrintRoute,
  certificatePrintRoute,
  drillCertificateRoute,
  backupRegisterRoute,
  copiesPrintRoute,
  mediaPrintRoute,
  keysPrintRoute,
  memoirPrintRoute,
  circulationPrintRoute,
  indexPrintRoute,
  shellRoute.addChildren([
    workbenchRoute,
    intakeRoute,
    entryRoute,
    importsRoute,
    importRoute,
    acquisitionRoute,
    agreementRoute,
    hotFolderRoute,
    deliveriesRoute,
    reconciliationRoute,
    collectionRoute,
    editsRoute,
    plansRoute,
    planRoute,
    preFilingRoute,
    submissionsRoute,
    submissionRoute,
    proposalsRoute,
    outOfScopeRoute,
    dutiesRoute,
    papersRoute,
    handOversRoute,
    memoirsRoute,
    memoirRoute,
    writeMemoirRoute,
    archivistsRoute,
    temporaryNumberRoute,
    checkRunsRoute,
    checkReportRoute,
    numberGapsRoute,
    absentAttachmentsRoute,
    duplicatesRoute,
    orderRoute,
    volumesRoute,
    volumeRoute,
    filingRoute,
    classesRoute,
    numberMapRoute,
    renumberingsRoute,
    renumberingRoute,
    boxesRoute,
    boxPlanRoute,
    boxRoute,
    catalogueIndexRoute,
    registersRoute,
    registerRoute,
    librariesRoute,
    formatsRoute,
    conversionRunRoute,
    reconciliationsRoute,
    catalogueReconciliationRoute,
    inspectionsRoute,
    inspectionRoute,
    copiesRoute,
    damagesRoute,
    weaknessScansRoute,
    offlineMediaRoute,
    dossierRoute,
    circulationsRoute,
    circulationRoute,
    searchRoute,
    recordRoute,
    warningsRoute,
    processesRoute,
    sessionsRoute,
    narrowingsRoute,
    exportsRoute,
    expiredRoute,
    batchesRoute,
    batchRoute,
    listsRoute,
    listRoute,
    dueRoute,
    transfersRoute,
    transferRoute,
    classificationRoute,
    collectionRulesRoute,
    filingProgressRoute,
    holdingsRoute,
    trailRoute,
    unitsRoute,
    accountsRoute,
    securityRoute,
    trustRoute,
    tokensRoute,
    sourcesRoute,
    backupRoute,
    statusRoute,
    elsewhereRoute,
  ]),
]);
