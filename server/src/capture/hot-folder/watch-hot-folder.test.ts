import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { givenAgency, givenPerson, openTestArchive } from '../../../test/test-archive.ts';
import { givenPackage } from '../../preservation/eep/given-eep.test-fixture.ts';
import { readSignatureOf, verifyDetached } from '../../preservation/signing/detached-signature.ts';
import { givenKey } from '../../preservation/signing/given-key.test-fixture.ts';
import {
  catalogueOf,
  firstCode,
  firstRow,
  layOut,
  secondCode,
  transferLayout,
  zipOf,
} from '../package/given-package.test-fixture.ts';
import { givenHotFolder, takenIn } from './given-hot-folder.test-fixture.ts';
import { openHotDirectory } from './hot-directory.ts';
import { findHotPackages } from './hot-folder-queries.ts';

const bothRecords = [
  {
    source_key: firstCode,
    temporary_number: 'TA001-2026-000001',
    title: '关于做好防汛工作的通知',
    state: 'registered',
    received_as: 'collected',
    quarantine_mark: null,
    files: ['正文.txt', '附件1.txt'],
    acts: ['签发'],
  },
  {
    source_key: secondCode,
    temporary_number: 'TA001-2026-000002',
    title: '关于年度预算的批复',
    state: 'registered',
    received_as: 'collected',
    quarantine_mark: null,
    files: ['批复.txt'],
    acts: [],
  },
];

test('a transfer folder is registered, told in a receipt and put away; again it changes nothing', async () => {
  await using archive = await openTestArchive();
  const { agencyId, fondsId } = await givenAgency(archive);
  const hot = await givenHotFolder(archive);
  await hot.drop('移交-2026-1', transferLayout);
  await hot.look();

  expect(await takenIn(archive)).toEqual(bothRecords);
  expect(await hot.lies()).toEqual({
    waiting: [],
    accepted: ['移交-2026-1'],
    returned: [],
    receipts: ['移交-2026-1.json'],
  });
  const receipt = await hot.receipt('移交-2026-1');
  expect(receipt).toMatchObject({
    package: '移交-2026-1',
    state: 'accepted',
    figures: { listed: 2, taken: 2, alreadyThere: 0, quarantined: 0, refused: 0 },
    records: [
      { place: '目录文件 第 1 条', sourceKey: firstCode, temporaryNumber: 'TA001-2026-000001' },
      { place: '目录文件 第 2 条', sourceKey: secondCode, temporaryNumber: 'TA001-2026-000002' },
    ],
    findings: [],
  });
  const told = (await archive.trail()).filter(({ command }) => command === 'capture.take-package');
  expect(told.map(({ subject }) => subject.split(':')[0])).toEqual([
    'hot-folder-package',
    'record',
    'record',
  ]);

  // The same folder again, the same as a ZIP, and under another name: the same records.
  const before = await archive.trail();
  await hot.drop('移交-2026-1', transferLayout, '.完成');
  await hot.look();
  expect(await hot.receipt('移交-2026-1')).toEqual(receipt);
  expect(await archive.trail()).toEqual(before);
  const zip = await zipOf(
    await layOut(join(archive.directory, 'beside'), transferLayout),
    join(archive.directory, 'beside.zip'),
  );
  await hot.drop('再次.zip', await readFile(zip));
  await hot.look();
  expect(await takenIn(archive)).toEqual(bothRecords);
  expect((await hot.receipt('再次.zip')).figures).toMatchObject({ taken: 0, alreadyThere: 2 });
  expect((await hot.lies()).accepted).toEqual(['再次.zip', '移交-2026-1', '移交-2026-1~2']);

  const archivist = await givenPerson(archive, 'archivist', agencyId);
  const other = await givenAgency(archive, { code: 'B002', name: '邻局' });
  const stranger = await givenPerson(archive, 'archivist', other.agencyId);
  const seenBy = (actor: typeof archivist) =>
    archive.read(actor, (db) => findHotPackages(db, { fondsId, limit: 50 }));
  expect((await seenBy(archivist)).packages.map(({ name, taken }) => [name, taken])).toEqual(
    expect.arrayContaining([
      ['再次.zip', 0],
      ['移交-2026-1', 2],
    ]),
  );
  expect(await seenBy(stranger)).toMatchObject({ packages: [], total: 0 });
});

test('a receipt is signed where the archive has a key, and loses the signature of another time where it has none', async () => {
  await using archive = await openTestArchive();
  await givenAgency(archive);
  const { signs, key } = await givenKey(archive.directory);
  const hot = await givenHotFolder(archive, 'A001', signs);
  await hot.drop('移交-2026-1', transferLayout);
  await hot.look();
  const { receipts } = await openHotDirectory(archive.directory, 'A001');
  const path = join(receipts, '移交-2026-1.json');
  const verdict = verifyDetached(await readFile(path), (await readSignatureOf(path)) ?? '');
  expect(verdict).toMatchObject({ outcome: 'holds' });
  expect(Buffer.from(verdict.certificate?.der ?? []).toString('base64')).toBe(key.certificate);

  const keyless = await givenHotFolder(archive);
  await keyless.drop('移交-2026-1', transferLayout);
  await keyless.look();
  expect((await keyless.lies()).receipts).toEqual(['移交-2026-1.json']);
});

test('a package waits until a marker says that it is whole, or nothing has happened to it for a minute', async () => {
  await using archive = await openTestArchive();
  await givenAgency(archive);
  const hot = await givenHotFolder(archive);
  await hot.drop('移交', transferLayout, null);
  // The test's clock stands before the files were made: they have only just been changed.
  await hot.look();
  expect([await takenIn(archive), (await hot.lies()).waiting]).toEqual([[], ['移交']]);
  await writeFile(hot.inbox('移交.done'), '');
  await hot.look();
  expect([(await takenIn(archive)).length, (await hot.lies()).waiting]).toEqual([2, []]);

  // A marker without its package would make the next of that name look whole.
  await writeFile(hot.inbox('孤.done'), '');
  await hot.look();
  expect((await hot.lies()).waiting).toEqual([]);

  await using later = await openTestArchive(new Date('2199-01-01T00:00:00Z'));
  await givenAgency(later);
  const quiet = await givenHotFolder(later);
  await quiet.drop('移交', transferLayout, null);
  await quiet.look();
  expect(await takenIn(later)).toHaveLength(2);
});

test('an envelope of another archive comes in with its people and acts, and its digest beside it', async () => {
  const { archive: maker, path, packable } = await givenPackage();
  const envelope = await readFile(path);
  await maker[Symbol.asyncDispose]();
  await using archive = await openTestArchive();
  await givenAgency(archive);
  const hot = await givenHotFolder(archive);
  await hot.drop('一件.eep', envelope);
  await writeFile(hot.inbox('一件.eep.sm3'), `${'0'.repeat(64)}  一件.eep\n`);
  await hot.look();
  expect(await hot.receipt('一件.eep')).toMatchObject({ state: 'refused', records: [] });
  expect((await hot.receipt('一件.eep')).findings.map(({ rule }) => rule)).toEqual([
    'package-damaged',
  ]);
  expect((await hot.lies()).returned).toEqual(['一件.eep', '一件.eep.sm3']);

  // Refused for what lay beside it: without that, the same package is judged anew.
  await hot.drop('一件.eep', envelope);
  await hot.look();
  expect(await takenIn(archive)).toMatchObject([
    {
      source_key: packable.eep.identifier,
      title: packable.eep.elements.题名,
      files: ['正文.pdf', '附件 1.bin'],
      acts: packable.eep.business.map(({ activity }) => activity),
    },
  ]);
  expect((await hot.receipt('一件.eep')).state).toBe('accepted');
});

test('what is wrong is returned with its reasons, and comes in when it is put right', async () => {
  await using archive = await openTestArchive();
  await givenAgency(archive);
  const hot = await givenHotFolder(archive);
  const code = { [`A001/${firstCode}/正文.txt`]: '正文' };
  await hot.drop('错.zip', 'no zip');
  await hot.drop('通知.pdf', '%PDF-1.4');
  await hot.drop('一', { '目录文件.xml': catalogueOf([{ ...firstRow, 题名: '' }]), ...code });
  await hot.drop('二', {
    '目录文件.xml': catalogueOf([firstRow, { ...firstRow, 档号: 'B-1' }]),
    ...code,
  });
  await hot.look();
  expect(await hot.lies()).toEqual({
    waiting: [],
    accepted: ['二'],
    returned: ['一', '通知.pdf', '错.zip'],
    receipts: ['一.json', '二.json', '通知.pdf.json', '错.zip.json'],
  });
  const second = await hot.receipt('二');
  expect([second.state, second.figures.taken, second.figures.refused]).toEqual(['partly', 1, 1]);
  expect(second.findings).toEqual([
    {
      place: '目录文件 第 2 条',
      rule: 'content-missing',
      severity: 'error',
      message:
        '目录列有“B-1”，包内没有以此命名的文件夹或其中没有文件。补入电子文件，或从目录中删去。',
    },
  ]);
  // The same record with other content is no repeat: nothing is overwritten.
  await hot.drop('三', {
    '目录文件.xml': catalogueOf([firstRow]),
    [`A001/${firstCode}/正文.txt`]: '改过',
  });
  // And one of another fonds is in the wrong folder.
  await hot.drop('四', {
    '目录文件.xml': catalogueOf([{ ...firstRow, 档号: 'Z9', 全宗号: 'Z009' }]),
    'Z009/Z9/正文.txt': '别家',
  });
  await hot.look();
  expect((await hot.receipt('三')).findings.map(({ rule }) => rule)).toEqual([
    'record-known-differs',
  ]);
  expect((await hot.receipt('四')).findings.map(({ rule }) => rule)).toEqual(['fonds-differs']);
  expect(await takenIn(archive)).toHaveLength(1);
});

test('what bears a secrecy mark is quarantined without its content, and the package goes back', async () => {
  await using archive = await openTestArchive();
  await givenAgency(archive);
  const hot = await givenHotFolder(archive);
  await hot.drop('涉密', {
    '目录文件.xml': catalogueOf([
      { ...firstRow, 题名: '机密★5年 关于演练的方案' },
      { ...firstRow, 档号: 'B-1' },
      { ...firstRow, 档号: 'B-2' },
    ]),
    [`A001/${firstCode}/正文.txt`]: '秘',
    'A001/B-1/绝密★长期 附图.txt': '密',
    'A001/B-2/正文.txt': '公开',
  });
  await hot.look();
  const records = await takenIn(archive);
  expect(records.map(({ quarantine_mark, files }) => [quarantine_mark, files])).toEqual([
    ['题名：机密', []],
    ['密级：绝密', []],
    [null, ['正文.txt']],
  ]);
  const receipt = await hot.receipt('涉密');
  expect(receipt.figures).toMatchObject({ listed: 3, taken: 3, quarantined: 2 });
  expect(JSON.stringify(receipt)).not.toContain('演练');
  expect(await hot.lies()).toMatchObject({ accepted: [], returned: ['涉密'] });
  await rm(hot.inbox('退回/涉密'), { recursive: true });
});
