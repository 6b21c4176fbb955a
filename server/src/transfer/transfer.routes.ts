import * as recordApi from '@lantai/contract/transfer/record-transfer.api.ts';
import * as api from '@lantai/contract/transfer/transfer.api.ts';
import { dayOf, yearOf } from '#platform/clock.ts';
import type { Platform } from '#platform/command.ts';
import type { Db } from '#platform/database.ts';
import type { Routes } from '#platform/http.ts';
import { verifier } from '../access/export/verifier.ts';
import { signatureVerifier } from '../audit/sealing/export-blocks.ts';
import type { ArchiveSigner } from '../preservation/signing/archive-signer.ts';
import { zipFiles, zipOf } from '../preservation/zip-stream.ts';
import { findBatches, findItems, getBatch, getBatchRow } from './batch-queries.ts';
import { findCandidates, findDueYears } from './candidate-queries.ts';
import { decideRule } from './decide-rule.ts';
import { handOutPackage } from './hand-out-package.ts';
import { handOverTransfer } from './hand-over-transfer.ts';
import { noteStep } from './note-step.ts';
import { packageFolder } from './package/package-folder.ts';
import { readSeal } from './package/seal.ts';
import { planTransfer } from './plan-transfer.ts';
import { printCertificate } from './print-certificate.ts';
import { printSheet } from './print-sheet.ts';
import { receiveTransfer } from './receive-transfer.ts';
import { getRecordTransfer } from './record-transfer.ts';
import { findRuleOfFonds } from './rule-queries.ts';
import { startPackaging } from './start-packaging.ts';
import { startSelfTest } from './start-self-test.ts';
import { takeOutRecord } from './take-out-record.ts';

export const transferRoutes =
  (platform: Platform, directory: string, signs: ArchiveSigner): Routes =>
  ({ on }) => {
    on(api.getTransferRule, ({ read, query }) => read((db) => findRuleOfFonds(db, query.fondsId)));
    on(api.decideTransferRule, ({ run, body }) => run(decideRule, body));
    on(api.listDueYears, ({ read, query }) =>
      read((db) => findDueYears(db, query.fondsId, yearOf(platform.now()))),
    );
    on(
      api.listCandidates,
      ({ read, query: { carrier, refused, refusal, after, limit, ...range } }) =>
        read((db) =>
          findCandidates(db, range, {
            ...{ carrier, refused, refusal, after, limit },
            thisYear: yearOf(platform.now()),
          }),
        ),
    );
    on(api.listTransfers, ({ read, query: { after, limit, late, ...filter } }) =>
      read((db) =>
        findBatches(db, { ...filter, lateOn: late && dayOf(platform.now()) }, { after, limit }),
      ),
    );
    on(api.planTransfer, ({ run, body }) => run(planTransfer, body));
    on(api.getTransfer, ({ read, params }) => read((db) => getBatch(db, params.batchId)));
    on(api.listTransferItems, ({ read, params, query }) =>
      read((db) => findItems(db, params.batchId, query)),
    );
    on(api.takeOutOfTransfer, ({ run, params, body }) =>
      run(takeOutRecord, { ...params, ...body }),
    );
    on(api.packTransfer, ({ run, params }) => run(startPackaging, params));
    on(api.testTransfer, ({ run, params }) => run(startSelfTest, params));

    // Every byte is read before a transaction begins, and what was read is judged in it.
    const look = async (
      batchId: string,
      read: <R>(query: (db: Db) => Promise<R>) => Promise<R>,
    ) => {
      const batch = await read((db) => getBatchRow(db, batchId));
      if (batch.package === null) return undefined;
      const folder = packageFolder(directory, batch);
      return { batch, folder, seal: await readSeal(folder) };
    };
    on(api.downloadTransfer, async ({ run, read, params }) => {
      const looked = await look(params.batchId, read);
      await run(handOutPackage, { ...params, seal: looked?.seal });
      const { number } = await read((db) => getBatchRow(db, params.batchId));
      const paths = (looked?.seal.files ?? []).map(({ path }) => path);
      return {
        type: 'application/zip',
        body: zipOf(looked?.folder ?? '', number, paths),
        headers: {
          'cache-control': 'private, no-store',
          'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(number)}.zip`,
        },
      };
    });
    on(api.downloadVerifier, async () => ({
      type: 'application/zip',
      body: zipFiles([
        { from: verifier, as: 'verify.mjs' },
        { from: signatureVerifier, as: 'verify-signature.mjs' },
      ]),
      headers: { 'content-disposition': 'attachment; filename="lantai-verify.zip"' },
    }));
    on(api.handOverTransfer, async ({ run, read, params, body }) => {
      const looked = await look(params.batchId, read);
      return run(handOverTransfer, { ...params, ...body, seal: looked?.seal });
    });
    on(api.noteTransferStep, ({ run, params, body }) => run(noteStep, { ...params, ...body }));
    on(api.receiveTransfer, ({ run, params, body }) =>
      run(receiveTransfer, { ...params, ...body }),
    );
    on(api.printTransferSheet, ({ run, params }) => run(printSheet, params));
    on(recordApi.getRecordTransfer, ({ read, params }) =>
      read((db) => getRecordTransfer(db, params.recordId, platform.now())),
    );
    on(recordApi.printCertificate, async ({ run, params }) =>
      run(printCertificate, { ...params, signing: await signs(platform.now()) }),
    );
  };
