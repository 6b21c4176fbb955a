import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  type CheckCode,
  type CheckStage,
  checkItems,
  checkItemsOf,
  checkStages,
} from '@lantai/contract/quality/check-item.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  givenAgency,
  givenPerson,
  openTestArchive,
  type TestArchive,
} from '../../test/test-archive.ts';
import { cmsOf, sealedOver, sealOf } from '../preservation/signatures/given-cms.test-fixture.ts';
import {
  ofdParts,
  signOfd,
  zipOfd,
} from '../preservation/signatures/given-signed-ofd.test-fixture.ts';
import { signedPdf, withUpdate } from '../preservation/signatures/given-signed-pdf.test-fixture.ts';
import { givenSigner } from '../preservation/signatures/given-signer.test-fixture.ts';
import type { CheckedBatch, CheckSubject } from './check-subject.ts';
import {
  givenFlawless,
  givenFlawlessFiled,
  givenPdf,
  givenSignedEep,
  lookAtAll,
  virusTestFile,
  withBytes,
} from './given-check.test-fixture.ts';

type Looked = { subject: CheckSubject; batch: CheckedBatch };
type Flaw = (looked: Looked) => Partial<Looked> | Promise<Partial<Looked>>;

let archive: TestArchive;
let flawless: Looked;
let flawlessOf: Record<CheckStage, Looked>;

beforeAll(async () => {
  archive = await openTestArchive();
  const agency = await givenAgency(archive);
  const archivist = await givenPerson(archive, 'archivist', agency.agencyId);
  flawless = await givenFlawless(archive, agency, archivist);
  const other = await givenAgency(archive, { code: 'A002' });
  const filing = await givenPerson(archive, 'archivist', other.agencyId);
  const YJ = await givenFlawlessFiled(archive, other, filing, 'YJ');
  const kept = await givenAgency(archive, { code: 'A003' });
  const keeping = await givenPerson(archive, 'archivist', kept.agencyId);
  const BC = await givenFlawlessFiled(archive, kept, keeping, 'BC');
  flawlessOf = { GD: flawless, YJ, BC };
});
afterAll(() => archive[Symbol.asyncDispose]());

const byPeople: readonly CheckCode[] = ['2-7', '2-8', '3-4', '4-5', '4-7', '4-9'];

type RecordRow = CheckSubject['known']['record'];
const inRecord =
  (changes: Partial<RecordRow>): Flaw =>
  ({ subject }) => ({
    subject: {
      ...subject,
      known: { ...subject.known, record: { ...subject.known.record, ...changes } },
    },
  });
const inBatch =
  (changes: (batch: CheckedBatch) => Partial<CheckedBatch>): Flaw =>
  ({ batch }) => ({ batch: { ...batch, ...changes(batch) } });
const inComponent =
  (changes: Partial<CheckSubject['components'][number]['row']>): Flaw =>
  ({ subject }) => ({
    subject: {
      ...subject,
      components: subject.components.map(({ row, path }) => ({
        row: { ...row, ...changes },
        path,
      })),
    },
  });
const expecting =
  (changes: Partial<CheckSubject['expected']>): Flaw =>
  ({ subject, batch }) => ({
    subject: { ...subject, expected: { ...subject.expected, ...changes } },
    batch: { ...batch, expected: { ...batch.expected, ...changes } },
  });
const inElement =
  (
    id: string,
    change: (value: string) => Partial<CheckSubject['metadata']['elements'][number]>,
  ): Flaw =>
  ({ subject }) => ({
    subject: {
      ...subject,
      metadata: {
        ...subject.metadata,
        elements: subject.metadata.elements.map((element) =>
          element.id === id ? { ...element, ...change(element.values[0]?.value ?? '') } : element,
        ),
      },
    },
  });
const carrierWith = (changes: object): Flaw =>
  inBatch(({ expected }) => ({
    expected: { ...expected, carrier: { ...expected.carrier, ...changes } as never },
  }));
const packageWith = (change: (paths: string[]) => string[]): Flaw =>
  inBatch(({ expected }) => ({
    expected: {
      ...expected,
      package: {
        catalogued: [],
        files: change(expected.package?.files.map(({ path }) => path) ?? []).map((path) => ({
          path,
          size: 9,
        })),
      },
    },
  }));
const inContent =
  (change: (pdf: Buffer) => Buffer, row = {}): Flaw =>
  async ({ subject }) => ({
    subject: await withBytes(archive, subject, change(await givenPdf(2)), row),
  });
const appended = (text: string) => inContent((pdf) => Buffer.concat([pdf, Buffer.from(text)]));
const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);

const withAntivirusOf = (listedOn: string): Flaw =>
  inBatch(({ antivirus }) => ({ antivirus: antivirus && { ...antivirus, listedOn } }));

/** One thing wrong, and the item that finds it. */
const ofFiling: Partial<Record<CheckCode, readonly [string, Flaw]>> = {
  '1-1': ['the digest noted at intake is another', inComponent({ sm3: '0'.repeat(64) })],
  '1-2': ['a title is longer than a title may be', inRecord({ title: '长'.repeat(501) })],
  '1-3': ['a date is no date', inRecord({ date_given: '二〇二五年二月三十日' })],
  '1-4': ['a level of secrecy is not of the list', inRecord({ security_level: '一般' as never })],
  '1-5': ['a day is later than today', inRecord({ document_on: '2026-03-02' })],
  '1-6': ['a title has a star in it', inRecord({ title: '★关于防汛的通知' })],
  '1-7': [
    'a temporary number is of another fonds',
    inRecord({ temporary_number: 'TB002-2026-000001' }),
  ],
  '1-8': [
    'another record has the same number',
    ({ subject }) => ({
      subject: { ...subject, repeats: [{ key: 'document-number', label: 'TA001-2026-000009' }] },
    }),
  ],
  '1-10': ['a PDF calls itself a Word document', inComponent({ file_name: '正本.docx' })],
  '1-11': [
    'an electronic record has no file',
    ({ subject }) => ({ subject: { ...subject, components: [], expected: {} } }),
  ],
  '1-12': [
    'a package says nothing about itself',
    packageWith((paths) => paths.filter((path) => !path.startsWith('说明'))),
  ],
  '1-13': [
    'a file lies loose at the top of a package',
    packageWith((paths) => [...paths, '正本.pdf']),
  ],
  '1-14': [
    'what arrived is not what was handed over',
    ({ subject }) => ({
      subject: {
        ...subject,
        expected: {
          ...subject.expected,
          digests: { [subject.known.record.id]: ['f'.repeat(64)] },
        },
      },
    }),
  ],
  '2-1': ['the list names another count', expecting({ count: 2 })],
  '2-2': ['the list names another size', expecting({ bytes: 1 })],
  '2-3': [
    'an element of the scheme is lacking',
    inElement('M41', () => ({ values: [], standing: 'unknown', reason: '没有采集' })),
  ],
  '2-4': ['an obligatory field is blank', inRecord({ year: null })],
  '2-5': [
    'nobody signed what was issued',
    ({ subject }) => ({
      subject: {
        ...subject,
        known: {
          ...subject.known,
          business: subject.known.business.filter(({ activity }) => activity !== '签发'),
        },
      },
    }),
  ],
  '2-6': [
    'a number is missing',
    inBatch(() => ({ sequences: [{ name: '示发〔2025〕', first: 7, last: 9, missing: [8] }] })),
  ],
  '2-9': ['it is kept shorter than its clause says', inRecord({ retention: 'D10' })],
  '2-11': [
    'three files were announced',
    ({ subject }) => ({
      subject: {
        ...subject,
        expected: { ...subject.expected, components: { [subject.known.record.id]: 3 } },
      },
    }),
  ],
  '3-1': [
    'a sign in it cannot be said in XML',
    inElement('M22', (value) => ({
      values: [{ value: `${value}\u0001`, source: 'description', of: null }],
    })),
  ],
  '3-2': ['the catalogue gives fewer records', inBatch(() => ({ probe: async () => 0 }))],
  '3-3': ['a recording is a text', inRecord({ category: 'LY' })],
  '3-6': [
    'a file of one program does not say of which',
    inContent(() => ole, {
      file_name: '附件.wps',
      role: 'attachment',
      media_type: 'application/x-ole-storage',
    }),
  ],
  '3-8': ['a document is encrypted', appended('\n/Encrypt << /V 4 >>\n')],
  '4-1': ['its list of viruses is of last year', withAntivirusOf('2025-03-01')],
  '4-2': ['a file carries a virus', appended(virusTestFile)],
  '4-3': ['a carrier has a file on no list', carrierWith({ files: ['私人照片.jpg'] })],
  '4-4': ['a carrier is read slowly', carrierWith({ readSpeed: 0.2 })],
  '4-6': [
    'an instrument found a disc worn',
    carrierWith({ readings: [{ name: 'BLER', value: 90, limit: 50 }] }),
  ],
};

/** A record that is filed has its code, and no number that it was registered by counts any more. */
const ofTransfer: typeof ofFiling = {
  ...ofFiling,
  '1-7': ['a code is not of its rule', inRecord({ archival_code: '2025-1' })],
  '1-9': [
    'the archive gave the fonds another code',
    ({ subject }) => ({
      subject: {
        ...subject,
        policy: {
          ...subject.policy,
          receiving: {
            archiveName: '示例区档案馆',
            fondsCodes: ['0433'],
            catalogueNumbers: [],
            classNumbers: [],
          },
        },
      },
    }),
  ],
  '1-12': [
    'the catalogue of a package names no secrecy',
    inBatch(({ expected }) => ({
      expected: {
        ...expected,
        package: {
          files: [],
          catalogued: [],
          ...expected.package,
          catalogueFields: ['顺序号', '档号', '责任者', '题名', '日期', '保管期限'],
        },
      },
    })),
  ],
};

type Kept = Extract<NonNullable<CheckSubject['kept']>, { fault: null }>;
const inObject =
  (change: (kept: Kept) => Partial<Kept>): Flaw =>
  ({ subject }) => {
    if (subject.kept?.fault !== null) throw new Error('the record has its object');
    return { subject: { ...subject, kept: { ...subject.kept, ...change(subject.kept) } } };
  };

/** The same wrong value in the catalogue and in the object: they agree, and both are wrong. */
const inBoth =
  (column: Partial<RecordRow>, key: string | null, archivalCode?: string): Flaw =>
  async (looked) => {
    const { subject = looked.subject } = await inRecord(column)(looked);
    const [value] = Object.values(column);
    return inObject(({ metadata }) => ({
      metadata: metadata && {
        ...metadata,
        archivalCode: archivalCode ?? metadata.archivalCode,
        description: { ...metadata.description, ...(key && { [key]: value }) },
      },
    }))({ ...looked, subject });
  };

const withPackage =
  (change: { version?: string } | 'signed by another'): Flaw =>
  async ({ subject }) => {
    const bytes = await givenSignedEep(archive, change === 'signed by another' ? {} : change);
    const text = bytes.toString('utf8');
    const other = await givenSignedEep(archive);
    const certificate = /<证书>[^<]*<\/证书>/g;
    const [theirs = ''] = other.toString('utf8').match(certificate) ?? [];
    return {
      subject: await withBytes(
        archive,
        subject,
        Buffer.from(change === 'signed by another' ? text.replaceAll(certificate, theirs) : text),
        { file_name: '来文.eep', media_type: 'text/plain', role: 'attachment' },
      ),
    };
  };

const inKeeping =
  (changes: Partial<NonNullable<CheckSubject['keeping']>>): Flaw =>
  ({ subject, batch }) => ({
    subject: { ...subject, keeping: subject.keeping && { ...subject.keeping, ...changes } },
    batch: { ...batch, keeping: batch.keeping && { ...batch.keeping, ...changes } },
  });

/** In keeping the object in the store is looked at as well: what is wrong in the catalogue alone is 2-10's to find. */
const ofKeeping: typeof ofFiling = {
  ...ofTransfer,
  '1-2': ['a title is longer than a title may be', inBoth({ title: '长'.repeat(501) }, 'title')],
  '1-3': ['a date is no date', inBoth({ date_given: '二〇二五年二月三十日' }, 'date')],
  '1-4': [
    'a level of secrecy is not of the list',
    inBoth({ security_level: '一般' as never }, 'securityLevel'),
  ],
  '1-6': ['a title has a star in it', inBoth({ title: '★关于防汛的通知' }, 'title')],
  '1-7': ['a code is not of its rule', inBoth({ archival_code: '2025-1' }, null, '2025-1')],
  '1-11': [
    'the bytes of a file are not where they are said to be',
    ({ subject }) => ({
      subject: {
        ...subject,
        components: subject.components.map(({ row }) => ({ row, path: null })),
      },
    }),
  ],
  '1-14': [
    'a file in the store is not what it was when it came in',
    inObject(({ files }) => ({
      files: files.map((file) => ({ ...file, noted: { ...file.noted, sha512: 'f'.repeat(128) } })),
    })),
  ],
  '1-15': [
    'a package is of a version that the schema does not know',
    withPackage({ version: '2010' }),
  ],
  '1-16': [
    'a package is signed by another than its certificate says',
    withPackage('signed by another'),
  ],
  '2-1': [
    'the store has no object of it',
    inBatch(() => ({ inStore: { objects: 0, bytes: 0 }, bytes: 0 })),
  ],
  '2-2': [
    'the object names other bytes',
    inBatch(({ bytes }) => ({ inStore: { objects: 1, bytes: bytes + 1 } })),
  ],
  '2-4': [
    'a field that its category must have is blank',
    ({ subject }) => ({
      subject: {
        ...subject,
        profile: {
          fields: [{ key: 'place', name: '地点', kind: 'text', required: true }],
        } as never,
      },
    }),
  ],
  '2-10': [
    'the object tells another title than the catalogue',
    inObject(({ metadata }) => ({
      metadata: metadata && {
        ...metadata,
        description: { ...metadata.description, title: '另一题名' },
      },
    })),
  ],
  '2-11': [
    'the object names a file that it does not have',
    inObject(({ metadata }) => ({
      metadata: metadata && {
        ...metadata,
        components: [
          ...metadata.components,
          { fileName: '附件.pdf', size: 1, sha512: '', sm3: '', path: 'content/099-附件.pdf' },
        ],
      },
    })),
  ],
  '3-1': [
    'the metadata in the object cannot be read',
    inObject(() => ({ metadata: null, unreadable: 'metadata/record.json 不是可解析的 JSON' })),
  ],
  '3-5': [
    'a file is in no format that is kept, and was not converted',
    inContent(() => Buffer.from('随记'), {
      file_name: '附件.txt',
      media_type: 'text/plain',
      role: 'attachment',
    }),
  ],
  '3-7': [
    'the store is laid out otherwise than when it was filed',
    ({ subject }) => ({
      subject: {
        ...subject,
        environmentWhenFiled: subject.environmentWhenFiled && {
          ...subject.environmentWhenFiled,
          store: 'OCFL 1.0，0002-flat-direct-storage-layout',
        },
      },
    }),
  ],
  '3-9': [
    'what was restored on trial did not come back whole',
    inKeeping({ drill: { on: '2026-02-01', isWhole: false, told: '恢复 1 件，缺 1 个电子文件' } }),
  ],
  '4-8': [
    'a scanner found weaknesses that must be dealt with',
    inKeeping({
      scan: { tool: '示例扫描器', toolVersion: '3', scannedOn: '2026-02-01', severe: 2 },
    }),
  ],
};

const flawsOf = { GD: ofFiling, YJ: ofTransfer, BC: ofKeeping };

/** Each item at each of its stages: 36 + 35 + 32. */
const everyItem = checkStages.flatMap((stage) =>
  checkItemsOf(stage).map(({ code }) => ({ stage, code })),
);
const automatic = everyItem.filter(({ code }) => !byPeople.includes(code));

test('the items are those of the standard, stage by stage', () => {
  const counts = checkStages.map((stage) => checkItemsOf(stage).length);
  expect([checkItems.length, ...counts]).toEqual([45, 36, 35, 32]);
  const path = resolve(import.meta.dirname, '../../../../shared/spec/dat70.json');
  if (!existsSync(path))
    return console.warn(`not run, ${path} is absent: the list of the standard`);
  const listed: Record<string, unknown>[] = JSON.parse(readFileSync(path, 'utf8'));
  expect(checkItems.map(({ code, name, stages }) => [code, name, ...stages])).toEqual(
    listed.map((one) => [
      one.code,
      one.name,
      ...checkStages.filter((stage) => one[stage] === true),
    ]),
  );
});

describe.each(checkStages)('at %s', (stage) => {
  test('nothing is wrong with a flawless record: each item says so, or waits for a person', async () => {
    const { subject, batch } = flawlessOf[stage];
    const found = await lookAtAll(subject, batch);
    expect(new Map(found.map(({ code, outcome }) => [code, outcome]))).toEqual(
      new Map(
        checkItemsOf(stage).map(({ code }) => [
          code,
          byPeople.includes(code) ? 'waiting' : 'passed',
        ]),
      ),
    );
    expect(found).toHaveLength(checkItemsOf(stage).length);
    const without = found.filter(
      ({ outcome, expected, actual }) => outcome === 'passed' && !(expected && actual),
    );
    expect(without).toEqual([]);
  });
});

test('every item that a program looks at has a flaw of its own here, at each of its stages', () => {
  expect(automatic.filter(({ stage, code }) => !(code in flawsOf[stage]))).toEqual([]);
  expect(everyItem).toHaveLength(103);
});

test.each(
  automatic.map(({ stage, code }) => {
    const [what, flaw] = flawsOf[stage][code] ?? ['nothing is known to be wrong', () => ({})];
    return { stage, code, what, flaw };
  }),
)('$stage $code alone fails where $what', async ({ stage, code, flaw }) => {
  const looked = flawlessOf[stage];
  const { subject, batch } = { ...looked, ...(await flaw(looked)) };
  const failed = (await lookAtAll(subject, batch)).filter(({ outcome }) => outcome === 'failed');
  expect(failed.map((one) => one.code)).toEqual([code]);
  const [only] = failed;
  expect(only?.expected).not.toBe(only?.actual);
  expect(only?.seen.length).toBeGreaterThan(0);
});

test('without a program against viruses nothing has passed: both items say they were not run, and why', async () => {
  const found = await lookAtAll(
    { ...flawless.subject, antivirus: null },
    { ...flawless.batch, antivirus: null },
  );
  const note = '本机没有找到杀毒软件（ClamAV），装上后重新检测';
  const notRun = found.filter(({ outcome }) => outcome === 'not-run');
  expect(Object.fromEntries(notRun.map(({ code, note: why }) => [code, why]))).toEqual({
    '4-1': note,
    '4-2': note,
  });
});

test('what comes over the network has neither carrier nor package: those items do not apply, by a rule that is named', async () => {
  const found = await lookAtAll(
    { ...flawless.subject, expected: {} },
    { ...flawless.batch, kind: 'records', expected: {} },
  );
  const inapplicable = found.filter(({ outcome }) => outcome === 'not-applicable');
  expect(new Set(inapplicable.map(({ code }) => code))).toEqual(
    new Set(['1-12', '1-13', '2-1', '2-2', '4-3', '4-4', '4-5', '4-6']),
  );
  expect(inapplicable.filter(({ note }) => !note)).toEqual([]);
});

test('a batch whose list says no total has not passed by it', async () => {
  const found = await lookAtAll(flawless.subject, { ...flawless.batch, expected: {} });
  const totals = found.filter(({ code }) => ['2-1', '2-2'].includes(code));
  expect(totals.map(({ outcome }) => outcome)).toEqual(['not-run', 'not-run']);
});

const signer = givenSigner('SM2', '示例机关');
const signedPdfBytes = () =>
  signedPdf({ subFilter: 'adbe.pkcs7.detached', sign: (content) => cmsOf(signer, content) });

async function fixityOf(bytes: Uint8Array, fileName = '正本.pdf') {
  const subject = await withBytes(archive, flawless.subject, Buffer.from(bytes), {
    file_name: fileName,
  });
  const found = (await lookAtAll(subject, flawless.batch)).find(({ code }) => code === '1-1');
  return found && { outcome: found.outcome, seen: found.seen };
}

test('a signature inside a document passes where it holds, with who signed, when, how and over what', async () => {
  expect(await fixityOf(signedPdfBytes())).toMatchObject({
    outcome: 'passed',
    seen: [
      { object: '正本.pdf 数字摘要' },
      {
        object: '正本.pdf 电子签名（Signature1）',
        outcome: 'passed',
        expected: '摘要一致，签名、印章、时间戳正确，签署时证书有效',
        actual: '成立',
        note: '签署人 示例机关；时间 2026-03-01 09:30；算法 SM2／SM3；覆盖 整个文件；证书链未核验（没有配置信任的证书机构）',
      },
    ],
  });
});

test('a document that was changed after it was signed fails, and says in what', async () => {
  const bytes = signedPdfBytes();
  bytes.write('300', bytes.indexOf('MediaBox [0 0 200') + 14);
  expect(await fixityOf(bytes)).toMatchObject({
    outcome: 'failed',
    seen: [
      {
        object: '正本.pdf 电子签名（Signature1）',
        actual: '不成立：原文摘要与签名中的不一致，内容在签署后被改动',
      },
      { object: '正本.pdf 数字摘要', outcome: 'passed' },
    ],
  });
});

test('a seal in an OFD is verified, and fails where a page is another', async () => {
  const maker = givenSigner('SM2', '示例制章中心');
  const seal = sealOf({ maker, signers: [signer], version: 'V4' });
  const parts = signOfd(ofdParts(), {
    type: 'Seal',
    value: (xml) => sealedOver(xml, { signer, seal, version: 'V4' }),
  });
  const page = 'Doc_0/Pages/Page_0/Content.xml';
  expect((await fixityOf(zipOfd(parts), '正本.ofd'))?.outcome).toBe('passed');
  expect(
    await fixityOf(zipOfd({ ...parts, [page]: Buffer.from('<x/>') }), '正本.ofd'),
  ).toMatchObject({
    outcome: 'failed',
    seen: [{ actual: `不成立：“${page}”的摘要与签名中的不一致，文件在签署后被改动` }, {}],
  });
});

test('a signature by a certificate that had ended fails, whatever its digests say', async () => {
  const ended = givenSigner('SM2', '示例机关', {
    from: '2020-01-01T00:00:00Z',
    to: '2022-01-01T00:00:00Z',
  });
  const pdf = signedPdf({
    subFilter: 'adbe.pkcs7.detached',
    sign: (content) => cmsOf(ended, content),
  });
  expect(await fixityOf(pdf)).toMatchObject({
    outcome: 'failed',
    seen: [{ actual: '摘要和签名一致，签署时证书或印章不在有效期内' }, {}],
  });
});

test('what no signature covers, and what nobody can verify yet, was not looked at and has not passed', async () => {
  const unknown = signedPdf({
    subFilter: 'Example.Own',
    sign: (content) => cmsOf(signer, content),
  });
  const eep = Buffer.from(
    '<?xml version="1.0" encoding="UTF-8"?><电子文件封装包><电子签名块/></电子文件封装包>',
  );
  expect([
    await fixityOf(withUpdate(signedPdfBytes())),
    await fixityOf(unknown),
    await fixityOf(eep, '封装包.eep'),
  ]).toMatchObject([
    { outcome: 'not-run', seen: [{ object: '正本.pdf 签名未覆盖的内容' }, {}, {}] },
    { outcome: 'not-run', seen: [{ object: '正本.pdf 电子签名（Signature1）' }, {}] },
    { outcome: 'not-run', seen: [{ object: '封装包.eep EEP 封装包电子签名' }, {}] },
  ]);
});

test('letters that occur in the packed bytes of a picture are no script', async () => {
  const pdf = Buffer.concat([
    await givenPdf(1),
    Buffer.from('\nstream\nx/JS (y/Encrypt z\nendstream\n'),
  ]);
  const found = await lookAtAll(await withBytes(archive, flawless.subject, pdf), flawless.batch);
  expect(found.find(({ code }) => code === '3-8')?.outcome).toBe('passed');
});

test('a record on paper has no bytes to look at', async () => {
  const { known } = flawless.subject;
  const found = await lookAtAll(
    {
      ...flawless.subject,
      components: [],
      expected: {},
      known: { ...known, components: [], record: { ...known.record, carrier: 'paper' } },
    },
    flawless.batch,
  );
  const ofBytes = ['1-1', '1-10', '1-11', '1-14', '2-11', '3-3', '3-4', '3-6', '3-8', '4-2'];
  expect(found.filter(({ code }) => ofBytes.includes(code)).map(({ outcome }) => outcome)).toEqual(
    ofBytes.map(() => 'not-applicable'),
  );
});
