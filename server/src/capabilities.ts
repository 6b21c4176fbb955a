import { fileURLToPath } from 'node:url';
import cookie from '@fastify/cookie';
import type { FastifyInstance } from 'fastify';
import type { Actor } from '#platform/actor.ts';
import { systemActor } from '#platform/actor.ts';
import { describeApi } from '#platform/api-description.ts';
import { read } from '#platform/command.ts';
import { openHttp, type Routes, serve } from '#platform/http.ts';
import type { AnyJob } from '#platform/job.ts';
import { addOperations } from '#platform/operations.ts';
import { servePages } from '#platform/pages.ts';
import { platformRoutes } from '#platform/platform.routes.ts';
import { version } from '#platform/version.ts';
import { accessRoutes } from './access/access.routes.ts';
import { exportRoutes } from './access/export/export.routes.ts';
import { writeExport } from './access/export/write-export.job.ts';
import { ofdRoutes } from './access/ofd.routes.ts';
import { copiesForUseRoutes } from './access/use-copy/use-copy.routes.ts';
import { appraisalRoutes } from './appraisal/appraisal.routes.ts';
import { arrangementRoutes } from './arrangement/arrangement.routes.ts';
import { catalogueIndexRoutes } from './arrangement/catalogue-index/catalogue-index.routes.ts';
import { fileRecords } from './arrangement/file-records.job.ts';
import { librariesRoutes } from './arrangement/libraries/libraries.routes.ts';
import { registersRoutes } from './arrangement/registers/registers.routes.ts';
import { renumberRecords } from './arrangement/renumbering/renumber-records.job.ts';
import { renumberingRoutes } from './arrangement/renumbering/renumbering.routes.ts';
import { fileVolumes } from './arrangement/volumes/file-volumes.job.ts';
import { auditRoutes } from './audit/audit.routes.ts';
import { verifyTrailJob } from './audit/verification/verify-trail.job.ts';
import { backupRoutes } from './backup/backup.routes.ts';
import { carryOutBackup } from './backup/carry-out.job.ts';
import { acquisitionRoutes } from './capture/acquisition/acquisition.routes.ts';
import { captureRoutes, importCatalogueJob } from './capture/capture.routes.ts';
import { exchangeRoutes } from './capture/exchange/exchange.routes.ts';
import { classificationRoutes } from './classification/classification.routes.ts';
import { archivistsRoutes } from './collection/archivists.routes.ts';
import { circulationRoutes } from './collection/circulation.routes.ts';
import { collectionRoutes } from './collection/collection.routes.ts';
import { dutiesRoutes } from './collection/duties.routes.ts';
import { duplicatesRoutes } from './collection/help/duplicates.routes.ts';
import { numberGapsRoutes } from './collection/help/number-gaps.routes.ts';
import { recordHelpRoutes } from './collection/help/record-help.routes.ts';
import { memoirsRoutes } from './collection/memoirs.routes.ts';
import { plansRoutes } from './collection/plans.routes.ts';
import { proposalsRoutes } from './collection/proposals.routes.ts';
import { receiptsRoutes } from './collection/receipts.routes.ts';
import { checkSubmission } from './collection/submissions/check-submission.job.ts';
import { destroyRecords } from './disposal/destroy-records.job.ts';
import { disposalRoutes } from './disposal/disposal.routes.ts';
import { identityRoutes } from './identity/identity.routes.ts';
import { loadActor } from './identity/load-actor.ts';
import { identifyBySession } from './identity/session.ts';
import type { Installation } from './installation.ts';
import { monitoringRoutes } from './monitoring/monitoring.routes.ts';
import { conversionRoutes } from './preservation/conversion/conversion.routes.ts';
import { convertFiles } from './preservation/conversion/convert-files.job.ts';
import { compareCopies } from './preservation/copies/compare-copies.job.ts';
import { copiesRoutes } from './preservation/copies/copies.routes.ts';
import { damagesRoutes } from './preservation/damages/damages.routes.ts';
import { fixityRoutes } from './preservation/fixity/fixity.routes.ts';
import { inspectFixity } from './preservation/fixity/inspect-fixity.job.ts';
import { formatRegisterRoutes } from './preservation/format-register/format-register.routes.ts';
import { offlineMediaRoutes } from './preservation/offline-media/offline-media.routes.ts';
import { readMedium } from './preservation/offline-media/read-medium.job.ts';
import { writeMedium } from './preservation/offline-media/write-medium.job.ts';
import { reconcileCatalogue } from './preservation/reconciliation/reconcile-catalogue.job.ts';
import { reconciliationRoutes } from './preservation/reconciliation/reconciliation.routes.ts';
import { signaturesRoutes } from './preservation/signatures/signatures.routes.ts';
import { archiveSigner } from './preservation/signing/archive-signer.ts';
import { keystoreOf } from './preservation/signing/keystore-of.ts';
import { signingRoutes } from './preservation/signing/signing.routes.ts';
import { trustRoutes } from './preservation/trust/trust.routes.ts';
import { checkRecords } from './quality/check-records.job.ts';
import { qualityRoutes } from './quality/quality.routes.ts';
import { editRecordsJob } from './records/batch-editing/edit-records.job.ts';
import { recordsRoutes } from './records/records.routes.ts';
import { relationsRoutes } from './records/relations/relations.routes.ts';
import { searchRoutes } from './search/search.routes.ts';
import { statisticsRoutes } from './statistics/statistics.routes.ts';
import { statusRoutes } from './status.routes.ts';
import { packTransfer } from './transfer/pack-transfer.job.ts';
import { testPackage } from './transfer/test-package.job.ts';
import { transferRoutes } from './transfer/transfer.routes.ts';
import { workbenchRoutes } from './workbench.routes.ts';

type Serving = {
  readonly secureCookies: boolean;
  readonly logLevel?: string;
  readonly isStopping: () => boolean;
};

/** Everything that can be asked of the archive over HTTP, in the order of dependencies. */
export function capabilitiesOf(installation: Installation, serving: Serving): readonly Routes[] {
  const { platform, storage, index, directory, trailDirectory } = installation;
  const signs = archiveSigner(keystoreOf(installation));
  return [
    platformRoutes(platform, serving.isStopping),
    identityRoutes(platform, serving),
    auditRoutes(platform, { directory: trailDirectory }),
    classificationRoutes,
    recordsRoutes,
    relationsRoutes,
    conversionRoutes,
    formatRegisterRoutes,
    fixityRoutes,
    reconciliationRoutes(storage),
    copiesRoutes({ platform, storage }),
    damagesRoutes({ platform, storage }),
    offlineMediaRoutes(platform, storage),
    signaturesRoutes(platform, storage),
    trustRoutes(platform),
    signingRoutes(directory),
    qualityRoutes(storage),
    captureRoutes(platform, storage, directory),
    numberGapsRoutes,
    exchangeRoutes(platform, storage, signs),
    collectionRoutes(platform),
    dutiesRoutes(platform),
    proposalsRoutes,
    receiptsRoutes(platform),
    archivistsRoutes(platform),
    plansRoutes(platform),
    memoirsRoutes,
    circulationRoutes(platform),
    duplicatesRoutes,
    recordHelpRoutes(storage),
    acquisitionRoutes,
    arrangementRoutes,
    registersRoutes,
    renumberingRoutes,
    librariesRoutes,
    catalogueIndexRoutes,
    searchRoutes(index),
    accessRoutes(storage),
    ofdRoutes(storage),
    copiesForUseRoutes(storage),
    exportRoutes(directory),
    transferRoutes(platform, directory, signs),
    appraisalRoutes(platform),
    disposalRoutes(platform),
    statisticsRoutes,
    monitoringRoutes(platform),
    backupRoutes(platform, installation),
    statusRoutes(installation),
    workbenchRoutes(platform),
  ];
}

/** The long work this program knows how to do. */
export function jobsOf({
  platform,
  storage,
  trailDirectory,
  directory,
  ownerUrl,
}: Installation): readonly AnyJob[] {
  const signs = archiveSigner(keystoreOf({ directory }));
  return [
    verifyTrailJob(platform, trailDirectory),
    checkRecords(platform, storage),
    importCatalogueJob(platform, storage),
    checkSubmission(platform, storage),
    convertFiles(storage),
    inspectFixity({ platform, storage }),
    reconcileCatalogue(platform, storage),
    compareCopies({ platform, storage }),
    writeMedium(storage),
    readMedium(storage),
    fileRecords(platform, storage),
    fileVolumes(platform, storage),
    renumberRecords(platform, storage),
    editRecordsJob,
    writeExport(storage, directory, signs),
    packTransfer(storage, directory, signs),
    testPackage(platform, storage, directory),
    destroyRecords(platform, storage),
    carryOutBackup({ ownerUrl, directory, program: version }),
  ];
}

export async function buildServer(
  installation: Installation,
  serving: Serving,
): Promise<FastifyInstance> {
  const { platform } = installation;
  const { app, identify } = openHttp({
    platform,
    identify: identifyBySession(platform),
    ...(serving.logLevel && { logLevel: serving.logLevel }),
  });
  await app.register(cookie);
  addOperations(app, platform, serving.isStopping);
  await describeApi(app, version);
  app.register(async (api) => {
    serve(api, { platform, identify }, capabilitiesOf(installation, serving));
  });
  await servePages(app, fileURLToPath(new URL('../../web/dist', import.meta.url)));
  return app;
}

/** The asker of a job with the rights they have now; undefined when the account is closed. */
export async function actorOfAccount(
  { platform }: Installation,
  accountId: string,
): Promise<Actor | undefined> {
  return read(platform, systemActor, (db) => loadActor(db, accountId, platform.now()));
}
