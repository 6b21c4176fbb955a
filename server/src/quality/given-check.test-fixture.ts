import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { CheckStage } from '@lantai/contract/quality/check-item.ts';
import { defaultPolicy } from '@lantai/contract/quality/check-policy.ts';
import type { CheckExpectations } from '@lantai/contract/quality/check-run.ts';
import { currentRules } from '@lantai/contract/quality/rule-set.ts';
import PdfDocument from 'pdfkit';
import type { Actor } from '#platform/actor.ts';
import type { EepRecord } from '#preservation/eep/eep-record.ts';
import { writeEep } from '#preservation/eep/write-eep.ts';
import { givenSigner } from '#preservation/signatures/given-signer.test-fixture.ts';
import { stage } from '#preservation/staging.ts';
import type { StagedComponent } from '#records/insert-records.ts';
import { noteRecordMetadata } from '#records/metadata/note-metadata.ts';
import { givenComponent, givenRecord } from '../../test/given-records.ts';
import type { TestAgency, TestArchive } from '../../test/test-archive.ts';
import { fileRecords } from '../arrangement/file-records.job.ts';
import { lockRule, signatureRule } from '../preservation/eep/signature-block.ts';
import { withoutTrust } from '../preservation/trust/judge-trust.ts';
import { batchChecksOf, recordChecksOf } from './all-checks.ts';
import { type Found, lookWith } from './check.ts';
import type { CheckedBatch, CheckSubject, CheckSurroundings } from './check-subject.ts';
import { describeSubject, placeComponents } from './find-subject.ts';
import { readKeptObject } from './keeping/kept-object.ts';

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

export async function givenPdfComponent(archive: TestArchive, pages = 2): Promise<StagedComponent> {
  return givenComponent(archive.storage, await givenPdf(pages), {
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
  further: readonly StagedComponent[] = [],
): Promise<string> {
  const recordId = await givenRecord(archive, agency, actor, {
    description: { documentNumber: number, pages: 2, title: `关于防汛的通知（${number}）` },
    components: [await givenPdfComponent(archive), ...further],
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

/** All that is the same for everything in a run, with nothing wrong in it. */
function flawlessSurroundings(stage: CheckStage, expected: CheckExpectations): CheckSurroundings {
  return {
    stage,
    rules: currentRules,
    today: '2026-03-01',
    policy: defaultPolicy,
    formatStandings: new Map(),
    expected,
    keeping: null,
    trust: withoutTrust,
    antivirus: {
      name: '测试',
      version: '1',
      listedOn: '2026-02-28',
      scan: async (path: string) => ((await holdsVirus(path)) ? 'Eicar-Test-Signature' : null),
    },
  };
}

/** Everything that is looked at in a record and its batch at filing, with nothing wrong in it. */
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
    carrier: flawlessCarrier,
  };
  const surroundings = flawlessSurroundings('GD', expected);
  const { known } = described;
  const subject: CheckSubject = {
    ...surroundings,
    ...described,
    components,
    kept: null,
    known: { ...known, record: { ...known.record, received_as: 'collected' } },
    clause: { number: '1.1', retention: 'D30', isInForce: true },
  };
  return { recordId, subject, batch: flawlessBatch(surroundings, component.row.size) };
}

const flawlessCarrier: CheckExpectations['carrier'] = {
  kind: 'optical',
  files: ['说明文件.txt', '电子文件/0001/正本.pdf'],
  listed: ['电子文件/0001/正本.pdf'],
  readSpeed: 8,
  readings: [{ name: 'BLER', value: 12, limit: 50 }],
};

function flawlessBatch(surroundings: CheckSurroundings, bytes: number): CheckedBatch {
  return {
    ...surroundings,
    kind: 'submission',
    records: 1,
    standing: 1,
    bytes,
    inStore: surroundings.stage === 'BC' ? { objects: 1, bytes } : null,
    sequences: [{ name: '示发〔2025〕', first: 7, last: 9, missing: [] }],
    probe: async () => 1,
  };
}

const environment = {
  program: '兰台 1.0.0',
  system: 'Linux x64，Node 26',
  store: 'OCFL 1.1，0004-hashed-n-tuple-storage-layout',
  database: 'PostgreSQL 18',
};

/** The same of a record that is filed, for transfer; for keeping with a signed package beside its body. */
export async function givenFlawlessFiled(
  archive: TestArchive,
  agency: TestAgency,
  actor: Actor,
  stage: 'YJ' | 'BC',
) {
  const packaged = { fileName: '来文.eep', mediaType: 'text/plain', role: 'attachment' } as const;
  const further =
    stage === 'YJ'
      ? []
      : [await givenComponent(archive.storage, await givenSignedEep(archive), packaged)];
  const recordId = await givenOwnDocument(archive, agency, actor, '示发〔2025〕8号', further);
  const { platform, storage } = archive;
  await archive.perform(fileRecords(platform, storage), actor, { fondsId: agency.fondsId });
  const described = await archive.read(actor, (db) => describeSubject(db, recordId, defaultPolicy));
  const components = await placeComponents(storage, described.known.components);
  const bytes = components.reduce((sum, { row }) => sum + row.size, 0);
  const { record, fonds } = described.known;
  const expected: CheckExpectations = {
    count: 1,
    bytes,
    components: { [recordId]: components.length },
    digests: { [recordId]: components.map(({ row }) => row.sm3) },
    totalsIn: '电子档案移交接收登记表',
    package: {
      files: [
        { path: '说明文件.txt', size: 20 },
        { path: '目录文件.xml', size: 900 },
        { path: 'A001/WS/2025/D30/0001/0001.eep', size: bytes },
      ],
      catalogued: ['A001/WS/2025/D30/0001/0001.eep'],
      descriptionFields: ['载体编号', '移交单位', '内容描述', '起止档号', '档案数量', '软硬件环境'],
      catalogueFields: ['顺序号', '档号', '责任者', '题名', '日期', '保管期限', '密级'],
    },
    carrier: flawlessCarrier,
  };
  const surroundings: CheckSurroundings = {
    ...flawlessSurroundings(stage, expected),
    policy: {
      ...defaultPolicy,
      receiving: {
        archiveName: '示例区档案馆',
        fondsCodes: [fonds.code],
        catalogueNumbers: [],
        classNumbers: [record.class_key ?? ''],
      },
    },
    keeping:
      stage === 'BC'
        ? {
            environment,
            drill: { on: '2026-02-01', isWhole: true, told: '恢复 1 件，摘要全部一致' },
            scan: { tool: '示例扫描器', toolVersion: '3', scannedOn: '2026-02-01', severe: 0 },
          }
        : null,
  };
  const subject: CheckSubject = {
    ...surroundings,
    ...described,
    components,
    kept: stage === 'BC' ? await readKeptObject(storage, recordId) : null,
    environmentWhenFiled: environment,
  };
  return { recordId, subject, batch: flawlessBatch(surroundings, bytes) };
}

/** Marks a package as signed by a key of the run: 电子签名 over its 被签名对象, 锁定签名 over that. */
export async function givenSignedEep(
  archive: TestArchive,
  { by = givenSigner('SM2', '示例机关'), version = '2009' } = {},
): Promise<Buffer> {
  const path = join(archive.directory, `${crypto.randomUUID()}.eep`);
  await writeEep(path, packagedRecord, () => Readable.from([Buffer.from('来文')]));
  const text = await readFile(path, 'utf8');
  const [object = ''] = /<被签名对象[\s\S]*<\/被签名对象>/.exec(text) ?? [];
  const signed = (message: string, rule: string) =>
    [
      `<签名规则>${rule}</签名规则><签名时间>2026-01-01T00:00:00+08:00</签名时间>`,
      `<签名人>示例机关</签名人><签名结果>${by.sign(Buffer.from(message)).toString('base64')}</签名结果>`,
      `<证书块><证书>${by.certificate.toString('base64')}</证书></证书块>`,
      `<签名算法标识>${by.signatureOid}</签名算法标识>`,
    ].join('');
  const signature = `<电子签名><签名标识符>签名1</签名标识符>${signed(object, signatureRule)}</电子签名>`;
  const block = `<电子签名块>${signature}</电子签名块>`;
  const lock = `<锁定签名><被锁定签名标识符>签名1</被锁定签名标识符>${signed(block, lockRule)}</锁定签名>`;
  return Buffer.from(
    text
      .replace('<版本>2009</版本>', `<版本>${version}</版本>`)
      .replace(
        '</被签名对象></电子文件封装包>',
        () => `</被签名对象>${block}${lock}</电子文件封装包>`,
      ),
  );
}

const packagedRecord: EepRecord = {
  maker: '示例局',
  madeAt: '2026-01-01T00:00:00+08:00',
  identifier: 'urn:uuid:00000000-0000-4000-8000-000000000001',
  code: 'A001-WS·2025-D30-0001',
  elements: {
    立档单位名称: '示例局',
    年度: '2025',
    保管期限: '30年',
    室编件号: '1',
    题名: '来文',
    责任者: '示例局',
    日期: '2025-05-06',
    密级: '公开',
    文件组合类型: '单件',
    脱机载体编号: '无',
    当前位置: '无',
  },
  systems: ['示例系统'],
  notes: [],
  documents: [
    {
      title: '正本',
      isMain: true,
      encodings: [
        {
          fileName: '来文.txt',
          size: 6,
          format: 'text/plain',
          creator: null,
          sha512: null,
          sm3: null,
        },
      ],
    },
  ],
  agents: [
    {
      key: '机构人员1',
      kind: 'organisation',
      name: '示例局',
      organisationCode: null,
      position: null,
    },
  ],
  business: [
    {
      agentKey: '机构人员1',
      status: 'done',
      activity: '签发',
      time: '2025-05-06',
      mandate: null,
      description: null,
    },
  ],
  relations: [],
};

async function holdsVirus(path: string): Promise<boolean> {
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
  const components = await placeComponents(archive.storage, [
    { ...first.row, ...staged, logical_path: null, ...row },
  ]);
  const { digests: _digests, ...expected } = subject.expected;
  return { ...subject, components, expected };
}

/** Every item of the stage, each by itself. */
export async function lookAtAll(subject: CheckSubject, batch: CheckedBatch): Promise<Found[]> {
  const found: Found[] = [];
  for (const { code, look } of recordChecksOf(subject.stage, subject.rules))
    found.push(await lookWith(code, () => look(subject)));
  for (const { code, lookAtBatch } of batchChecksOf(batch.stage, batch.rules))
    found.push(await lookWith(code, () => lookAtBatch(batch)));
  return found;
}
