import type { CheckCode } from '@lantai/contract/quality/check-item.ts';
import type { TestArchive } from '../../test/test-archive.ts';
import type { CheckedBatch, CheckSubject } from './check-subject.ts';
import { givenPdf, virusTestFile, withBytes } from './given-check.test-fixture.ts';

export type Looked = {
  readonly archive: TestArchive;
  readonly subject: CheckSubject;
  readonly batch: CheckedBatch;
};
export type Flaw = (looked: Looked) => Partial<Looked> | Promise<Partial<Looked>>;
/** By item, what is wrong, in words, and how it is made so. */
export type Flaws = Partial<Record<CheckCode, readonly [string, Flaw]>>;

export type RecordRow = CheckSubject['known']['record'];
export const inRecord =
  (changes: Partial<RecordRow>): Flaw =>
  ({ subject }) => ({
    subject: {
      ...subject,
      known: { ...subject.known, record: { ...subject.known.record, ...changes } },
    },
  });
export const inBatch =
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
export const inContent =
  (change: (pdf: Buffer) => Buffer, row = {}): Flaw =>
  async ({ archive, subject }) => ({
    subject: await withBytes(archive, subject, change(await givenPdf(2)), row),
  });
const appended = (text: string) => inContent((pdf) => Buffer.concat([pdf, Buffer.from(text)]));
const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);

const withAntivirusOf = (listedOn: string): Flaw =>
  inBatch(({ antivirus }) => ({ antivirus: antivirus && { ...antivirus, listedOn } }));

/** One thing wrong, and the item that finds it. */
export const ofFiling: Flaws = {
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
export const ofTransfer: Flaws = {
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
