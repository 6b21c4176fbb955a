import { Readable } from 'node:stream';
import { defaultPolicy } from '@lantai/contract/quality/check-policy.ts';
import type { CheckExpectations } from '@lantai/contract/quality/check-run.ts';
import PdfDocument from 'pdfkit';
import type { Actor } from '#platform/actor.ts';
import { stage } from '#preservation/staging.ts';
import type { StagedComponent } from '#records/insert-records.ts';
import { noteRecordMetadata } from '#records/metadata/note-metadata.ts';
import { givenComponent, givenRecord } from '../../test/given-records.ts';
import type { TestAgency, TestArchive } from '../../test/test-archive.ts';
import { batchChecks, recordChecks } from './all-checks.ts';
import { type Found, lookWith } from './check.ts';
import type { CheckedBatch, CheckSubject } from './check-subject.ts';
import { describeSubject, placeComponents } from './find-subject.ts';

/** The test file that every program against viruses finds (EICAR); harmless, and in two pieces here. */
export const virusTestFile = `X5O!P%@AP[4\\PZX54(P^)7CC)7}$${'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'}`;

/** A real PDF of so many pages. */
export async function givenPdf(pages = 2): Promise<Buffer> {
  const document = new PdfDocument({ autoFirstPage: false });
  for (let page = 1; page <= pages; page += 1) document.addPage().text(`page ${page}`);
  document.end();
  const chunks: Buffer[] = [];
  for await (const chunk of document as unknown as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

export async function givenPdfComponent(archive: TestArchive): Promise<StagedComponent> {
  return givenComponent(archive.storage, await givenPdf(), {
    fileName: '正本.pdf',
    mediaType: 'application/pdf',
  });
}

/** A document of the agency's own with its process, as an office system hands it over. */
export async function givenOwnDocument(
  archive: TestArchive,
  agency: TestAgency,
  actor: Actor,
  number = '示发〔2025〕7号',
): Promise<string> {
  const recordId = await givenRecord(archive, agency, actor, {
    description: { documentNumber: number, pages: 2, title: `关于防汛的通知（${number}）` },
    components: [await givenPdfComponent(archive)],
  });
  await archive.run(noteRecordMetadata, actor, {
    recordId,
    agents: [{ key: 'a', kind: 'person', name: '张三', organisationCode: null, position: null }],
    business: ['拟稿', '核稿', '签发'].map((activity) => ({
      status: 'done' as const,
      activity,
      time: '2025-05-06',
      mandate: null,
      description: null,
      agentKey: 'a',
    })),
  });
  return recordId;
}

/** Everything that is looked at in a record and its batch, with nothing wrong in it. */
export async function givenFlawless(archive: TestArchive, agency: TestAgency, actor: Actor) {
  const recordId = await givenOwnDocument(archive, agency, actor);
  const described = await archive.read(actor, (db) => describeSubject(db, recordId, defaultPolicy));
  const components = await placeComponents(archive.storage, described.known.components);
  const [component] = components;
  if (!component) throw new Error('the record has its body');
  const expected: CheckExpectations = {
    count: 1,
    bytes: component.row.size,
    components: { [recordId]: 1 },
    digests: { [recordId]: [component.row.sm3] },
    package: {
      files: [
        { path: '说明文件.txt', size: 20 },
        { path: '归档文件目录.xlsx', size: 900 },
        { path: '电子文件/0001/正本.pdf', size: component.row.size },
      ],
      catalogued: ['电子文件/0001/正本.pdf'],
    },
    carrier: {
      kind: 'optical',
      files: ['说明文件.txt', '电子文件/0001/正本.pdf'],
      listed: ['电子文件/0001/正本.pdf'],
      readSpeed: 8,
      readings: [{ name: 'BLER', value: 12, limit: 50 }],
    },
  };
  const surroundings = {
    today: '2026-03-01',
    policy: defaultPolicy,
    expected,
    antivirus: {
      name: '测试',
      version: '1',
      scan: async (path: string) => ((await holdsVirus(path)) ? 'Eicar-Test-Signature' : null),
    },
  };
  const { known } = described;
  const subject: CheckSubject = {
    ...surroundings,
    ...described,
    components,
    known: { ...known, record: { ...known.record, received_as: 'collected' } },
    clause: { number: '1.1', retention: 'D30', isInForce: true },
  };
  const batch: CheckedBatch = {
    ...surroundings,
    kind: 'submission',
    records: 1,
    standing: 1,
    bytes: component.row.size,
    sequences: [{ name: '示发〔2025〕', first: 7, last: 9, missing: [] }],
    probe: async () => 1,
  };
  return { recordId, subject, batch };
}

async function holdsVirus(path: string): Promise<boolean> {
  const { readFile } = await import('node:fs/promises');
  return (await readFile(path)).includes(virusTestFile);
}

/** The record with other bytes in it, noted as they are. */
export async function withBytes(
  archive: TestArchive,
  subject: CheckSubject,
  bytes: Buffer,
  row: Partial<CheckSubject['components'][number]['row']> = {},
): Promise<CheckSubject> {
  const staged = await stage(archive.storage.staging, Readable.from([bytes]));
  const [first] = subject.components;
  if (!first) throw new Error('the record has its body');
  const components = await placeComponents(archive.storage, [{ ...first.row, ...staged, ...row }]);
  const { digests: _digests, ...expected } = subject.expected;
  return { ...subject, components, expected };
}

/** Every item of the filing stage, each by itself. */
export async function lookAtAll(subject: CheckSubject, batch: CheckedBatch): Promise<Found[]> {
  const found: Found[] = [];
  for (const { code, look } of recordChecks) found.push(await lookWith(code, () => look(subject)));
  for (const { code, lookAtBatch } of batchChecks)
    found.push(await lookWith(code, () => lookAtBatch(batch)));
  return found;
}
