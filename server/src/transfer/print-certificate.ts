import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import type { printCertificate as printCertificateApi } from '@lantai/contract/transfer/record-transfer.api.ts';
import { dayOf } from '#platform/clock.ts';
import { changed, command } from '#platform/command.ts';
import type { Db } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { digestText } from '../preservation/digest.ts';
import type { Signing } from '../preservation/signing/archive-signer.ts';
import { signDetached } from '../preservation/signing/detached-signature.ts';
import { getShownRecord } from '../records/record-queries.ts';
import { type Certificate, certificateText } from './certificate-text.ts';
import { dueOf, wasEarly } from './record-transfer.ts';
import { findRule } from './rule-queries.ts';

type PrintCertificate = { recordId: string; signing: Signing };

/** Tells a citizen or an applicant where a record is now, and since when (workflows G.5). */
export const printCertificate = command<PrintCertificate, ReplyOf<typeof printCertificateApi>>({
  name: 'transfer.print-certificate',

  async perform({ tx, actor, now }, { recordId, signing }) {
    const printer = await tx
      .selectFrom('person')
      .select('name')
      .where('id', '=', actor.personId ?? '00000000-0000-0000-0000-000000000000')
      .executeTakeFirst();
    const certificate = await certificateOf(tx, recordId);
    const { agency_id } = await getShownRecord(tx, recordId);
    const printed = { ...certificate, printedOn: dayOf(now), printedByName: printer?.name ?? null };
    const text = certificateText(printed);
    const { signer, signature } = signing;
    const { sm3: textSm3 } = digestText(text);
    const details = {
      certificate: certificate.certificateNumber,
      archive: certificate.archiveName,
      ...{ textSm3, signature },
    };
    const signatureFile = signer ? await signDetached(Buffer.from(text), signer) : null;
    return changed(
      { ...printed, text, textSm3, signature, signatureFile },
      { subject: `record:${recordId}`, agencyId: agency_id, details },
    );
  },
});

async function certificateOf(db: Db, recordId: string): Promise<Certificate> {
  const record = await getShownRecord(db, recordId);
  const item = await db
    .selectFrom('transfer_item')
    .innerJoin('transfer_batch as batch', 'batch.id', 'transfer_item.batch_id')
    .innerJoin('transfer_sheet as sheet', (join) =>
      join.onRef('sheet.batch_id', '=', 'batch.id').onRef('sheet.round', '=', 'batch.round'),
    )
    .select(['batch.number', 'batch.archive_code', 'transfer_item.position', 'sheet.content'])
    .where('transfer_item.record_id', '=', recordId)
    .where('transfer_item.released', '=', false)
    .executeTakeFirst();
  if (record.state !== 'transferred' || !item) throw new Problem('transfer.not-transferred');
  const rule = await findRule(db, record.agency_id);
  const { unitName, items, firstCode, lastCode } = item.content;
  return {
    certificateNumber: `${item.number}-${item.position}`,
    ...{ unitName, items, firstCode, lastCode, position: item.position },
    ...{ code: record.archival_code ?? '', title: record.title ?? '' },
    documentNumber: record.document_number,
    archiveName: record.transferred_to ?? '',
    archiveCode: item.archive_code,
    transferredOn: record.transferred_on ?? '',
    batchNumber: item.number,
    early: wasEarly(record, rule),
    dueYear: dueOf(record, rule),
    printedOn: '',
    printedByName: null,
  };
}
