import multipart from '@fastify/multipart';
import * as exchange from '@lantai/contract/capture/exchange/exchange.api.ts';
import type { Receipt } from '@lantai/contract/capture/exchange/receipt.ts';
import * as reconciliation from '@lantai/contract/capture/exchange/reconciliation.api.ts';
import * as sources from '@lantai/contract/capture/exchange/sources.api.ts';
import type { Platform } from '#platform/command.ts';
import type { Routes } from '#platform/http.ts';
import type { ArchiveSigner } from '../../preservation/signing/archive-signer.ts';
import type { Storage } from '../../preservation/storage.ts';
import { changeSource } from './change-source.ts';
import { createSource } from './create-source.ts';
import { decideVersion } from './decide-version.ts';
import { findDeliveries, getDelivery } from './delivery-queries.ts';
import { excludeFinished } from './exclude-finished.ts';
import { finishedWorkbook } from './finished-workbook.ts';
import { mapOrganisation } from './map-organisation.ts';
import { noteFinished } from './note-finished.ts';
import { noteOrganisations } from './note-organisations.ts';
import { findOrganisations } from './organisation-queries.ts';
import { findPushes } from './push-queries.ts';
import { findReceiptEvents, findReceipts, getReceipt } from './receipt-queries.ts';
import { mostEnvelopeBytes, receiveDelivery } from './receive-delivery.ts';
import { findFinished, reconcile } from './reconciliation-queries.ts';
import { repeatPush } from './repeat-push.ts';
import { signReceipt } from './sign-receipt.ts';
import { describeOwnSource, findSources, findSourceTokens } from './source-queries.ts';

/** As large as an upload may be: a recording in one piece. One part more for the envelope. */
const limits = {
  fileSize: 50 * 1024 ** 3,
  fieldSize: mostEnvelopeBytes,
  fields: 1,
  files: 201,
  parts: 201,
};

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A list longer than this is for a narrower filter, not for a workbook. */
const mostExported = 50_000;

export const exchangeRoutes = (
  platform: Platform,
  storage: Storage,
  signs: ArchiveSigner,
): Routes => {
  const mountExchange = exchangeOf({ platform, storage, signs });
  return (http) => {
    http.raw.register(multipart, { limits });
    mountExchange(http);
    sourceRoutes(http);
    reconciliationRoutes(http);
  };
};

/** What a source system asks. */
type Exchanging = { platform: Platform; storage: Storage; signs: ArchiveSigner };

const exchangeOf =
  ({ platform, storage, signs }: Exchanging): Routes =>
  ({ on }) => {
    const signed = async (receipt: Receipt) => signReceipt(receipt, await signs(platform.now()));
    on(exchange.describeSource, ({ read, actor }) => read((db) => describeOwnSource(db, actor)));
    on(exchange.noteOrganisations, ({ run, body }) => run(noteOrganisations, body));
    on(exchange.noteFinished, ({ run, body }) => run(noteFinished, body));
    on(exchange.deliverDocument, async ({ read, actor, request }) => {
      const { deliveryId, outcome } = await receiveDelivery({ platform, storage }, actor, request);
      const receipt = await signed(await read((db) => getReceipt(db, actor, deliveryId)));
      return { ...receipt, outcome };
    });
    on(exchange.getReceipt, async ({ read, actor, params }) =>
      signed(await read((db) => getReceipt(db, actor, params.receiptId))),
    );
    on(exchange.findReceipts, async ({ read, actor, query }) => {
      const { receipts } = await read((db) => findReceipts(db, actor, query.sourceId));
      return { receipts: await Promise.all(receipts.map(signed)) };
    });
    on(exchange.listReceiptEvents, ({ read, actor, query }) =>
      read((db) => findReceiptEvents(db, actor, query)),
    );
  };

const sourceRoutes: Routes = ({ on }) => {
  on(sources.listSources, ({ read, query }) => read((db) => findSources(db, query)));
  on(sources.listSourceTokens, ({ read }) => read(findSourceTokens));
  on(sources.createSource, ({ run, body }) => run(createSource, body));
  on(sources.changeSource, ({ run, params, body }) => run(changeSource, { ...params, ...body }));
  on(sources.listOrganisations, ({ read, params }) =>
    read((db) => findOrganisations(db, params.sourceId)),
  );
  on(sources.mapOrganisation, ({ run, params, body }) =>
    run(mapOrganisation, { ...params, ...body }),
  );
  on(sources.listPushes, ({ read, params, query }) =>
    read((db) => findPushes(db, params.sourceId, query)),
  );
  on(sources.repeatPush, ({ run, params, body }) => run(repeatPush, { ...params, ...body }));
  on(sources.listDeliveries, ({ read, actor, query: { after, limit, ...filter } }) =>
    read((db) => findDeliveries(db, actor, filter, { after, limit })),
  );
  on(sources.getDelivery, ({ read, actor, params }) =>
    read((db) => getDelivery(db, actor, params.deliveryId)),
  );
  on(sources.decideVersion, ({ run, params, body }) => run(decideVersion, { ...params, ...body }));
};

const reconciliationRoutes: Routes = ({ on }) => {
  on(reconciliation.reconcile, async ({ read, query }) => ({
    rows: await read((db) => reconcile(db, query)),
  }));
  on(reconciliation.listFinished, ({ read, query: { after, limit, ...filter } }) =>
    read((db) => findFinished(db, filter, { after, limit })),
  );
  on(reconciliation.exportFinished, async ({ read, query }) => {
    const { instances } = await read((db) => findFinished(db, query, { limit: mostExported }));
    return {
      type: workbookType,
      body: await finishedWorkbook(instances),
      headers: {
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('归档对账.xlsx')}`,
      },
    };
  });
  on(reconciliation.excludeFinished, ({ run, body }) => run(excludeFinished, body));
};
