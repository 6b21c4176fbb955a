import { formatKey, standingOf } from '@lantai/contract/preservation/format-register.ts';
import { expect, test } from 'vitest';
import { givenComponent, givenRecord } from '../../../test/given-records.ts';
import { givenArchivist } from '../../arrangement/given-filing.test-fixture.ts';
import { findJudgedFiles } from '../conversion/format-queries.ts';
import { startConversion } from '../conversion/start-conversion.ts';
import { docxOf, pdfOf } from '../formats/given-formats.test-fixture.ts';
import { decideFormat } from './decide-format.ts';
import { examineWaitingFiles } from './examine-waiting-files.ts';
import { findRegisteredFormats } from './register-queries.ts';

const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(100), Buffer.from('PE\0\0')]);

async function givenExamined() {
  const given = await givenArchivist();
  const { archive, agency, archivist } = given;
  const component = (bytes: Buffer, fileName: string) =>
    givenComponent(archive.storage, bytes, {
      fileName,
      mediaType: 'application/octet-stream',
      role: 'attachment',
    });
  const recordId = await givenRecord(archive, agency, archivist, {
    components: [
      await component(pdfOf(), '附件1.pdf'),
      await component(docxOf(), '附件2.docx'),
      await component(docxOf().subarray(0, -60), '附件3.docx'),
      await component(program, '附件4.pdf'),
    ],
  });
  const examined = await examineWaitingFiles(archive.platform, archive.storage);
  const files = async () => {
    const page = { limit: 50, hasOffice: false };
    const found = await archive.read(archivist, (db) => findJudgedFiles(db, { recordId }, page));
    return found.files
      .map(({ fileName, format, conforming, refused, convertible, found: file }) => ({
        ...{ fileName, format, conforming, refused, convertible },
        ...{ puid: file?.puid, probe: file?.probe },
      }))
      .toSorted((one, other) => (one.fileName < other.fileName ? -1 : 1));
  };
  return { ...given, recordId, examined, files };
}

test('each file is told by its bytes, not by its name, and whether it can be read', async () => {
  const { archive, examined, files } = await givenExamined();
  await using _ = archive;
  expect(examined).toBe(4);
  expect(await files()).toEqual([
    {
      ...{ fileName: '附件1.pdf', format: 'PDF', puid: 'fmt/18', probe: 'readable' },
      ...{ conforming: true, refused: false, convertible: false },
    },
    {
      ...{ fileName: '附件2.docx', format: 'DOCX', puid: 'fmt/412', probe: 'readable' },
      ...{ conforming: true, refused: false, convertible: false },
    },
    {
      ...{ fileName: '附件3.docx', format: 'DOCX', puid: 'fmt/412', probe: 'damaged' },
      ...{ conforming: true, refused: false, convertible: false },
    },
    {
      ...{ fileName: '附件4.pdf', format: '未知', puid: 'x-fmt/411', probe: 'not-probed' },
      ...{ conforming: false, refused: true, convertible: false },
    },
  ]);
  expect(await examineWaitingFiles(archive.platform, archive.storage)).toBe(0);
});

test('the register counts what the agency has, and says what is refused without a decision', async () => {
  const { archive, agency, archivist } = await givenExamined();
  await using _ = archive;
  const { formats, waiting } = await archive.read(archivist, (db) =>
    findRegisteredFormats(db, agency.agencyId),
  );
  expect(waiting).toBe(0);
  expect(
    formats.map(({ key, files, conforming, damaged, refusedByDefault }) => ({
      ...{ key, files, conforming, damaged, refusedByDefault },
    })),
  ).toEqual(
    expect.arrayContaining([
      { key: 'fmt/412', files: 2, conforming: 2, damaged: 1, refusedByDefault: false },
      { key: 'fmt/18', files: 1, conforming: 1, damaged: 0, refusedByDefault: false },
      { key: 'x-fmt/411', files: 1, conforming: 0, damaged: 0, refusedByDefault: true },
    ]),
  );
});

test('what an agency decides of a format holds for its files from then on, with reason and name', async () => {
  const { archive, agency, archivist, files } = await givenExamined();
  await using _ = archive;
  const decide = (standing: 'accepted' | 'convert' | 'refused' | 'by-rule') =>
    archive.run(decideFormat, archivist, {
      ...{ agencyId: agency.agencyId, format: 'fmt/412', standing },
      reason: '长期保存只留版式文件',
    });
  const word = async () => (await files())[1];
  await decide('convert');
  expect(await word()).toMatchObject({ conforming: false, refused: false });
  await decide('refused');
  expect(await word()).toMatchObject({ conforming: false, refused: true, convertible: false });
  await expect(decide('refused')).rejects.toThrow('没有变化');
  const { formats } = await archive.read(archivist, (db) =>
    findRegisteredFormats(db, agency.agencyId),
  );
  expect(formats.find(({ key }) => key === 'fmt/412')?.decision).toEqual({
    standing: 'refused',
    reason: '长期保存只留版式文件',
    decidedByName: archivist.name,
    decidedAt: archive.platform.now(),
  });
  await decide('by-rule');
  expect(await word()).toMatchObject({ conforming: true, refused: false });
  expect((await archive.trail()).at(-1)?.details).toMatchObject({
    ...{ format: 'fmt/412', before: 'refused', standing: 'by-rule' },
  });
});

test('a refused file is not converted, and an accepted one does not lift the rule for originals', async () => {
  const { archive, agency, archivist } = await givenArchivist();
  await using _ = archive;
  const recordId = await givenRecord(archive, agency, archivist, {
    components: [
      await givenComponent(archive.storage, docxOf(), { fileName: '正本.docx', role: 'original' }),
    ],
  });
  await examineWaitingFiles(archive.platform, archive.storage);
  const decision = { agencyId: agency.agencyId, format: 'fmt/412', reason: '试' };
  const page = { limit: 50, hasOffice: true };
  const judged = () =>
    archive.read(archivist, async (db) => (await findJudgedFiles(db, { recordId }, page)).files[0]);
  await archive.run(decideFormat, archivist, { ...decision, standing: 'accepted' });
  // GB/T 18894-2016, 8.3.2.
  expect(await judged()).toMatchObject({
    conforming: false,
    convertible: true,
    clause: '8.3.2、8.3.3',
  });
  await archive.run(decideFormat, archivist, { ...decision, standing: 'refused' });
  expect(await judged()).toMatchObject({ refused: true, convertible: false, clause: '格式登记册' });
  await expect(archive.run(startConversion, archivist, { recordIds: [recordId] })).rejects.toThrow(
    '没有需要并且能够转换',
  );
});

test('a reader elsewhere sees nothing of what files were found to be', async () => {
  const { archive, agency } = await givenExamined();
  await using _ = archive;
  const { givenAgency, givenPerson } = await import('../../../test/test-archive.ts');
  const other = await givenAgency(archive, { code: 'B001', name: '别的局' });
  const stranger = await givenPerson(archive, 'archivist', other.agencyId);
  expect(await archive.read(stranger, (db) => findRegisteredFormats(db, agency.agencyId))).toEqual({
    formats: [],
    waiting: 0,
  });
});

test('a program is refused until an agency decides to keep it', () => {
  const key = formatKey({ puid: 'fmt/899', name: 'Windows Portable Executable' });
  expect(standingOf(key, null)).toBe('refused');
  expect(standingOf(key, 'accepted')).toBe('accepted');
  expect(standingOf(key, 'by-rule')).toBe('refused');
  expect(standingOf('fmt/18', null)).toBeUndefined();
});
