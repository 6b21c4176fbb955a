import type { CheckSubject } from './check-subject.ts';
import {
  type Flaw,
  type Flaws,
  inBatch,
  inContent,
  inRecord,
  ofTransfer,
  type RecordRow,
} from './flaws.test-fixture.ts';
import { givenSignedEep, withBytes } from './given-check.test-fixture.ts';

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
  async ({ archive, subject }) => {
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
export const ofKeeping: Flaws = {
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
