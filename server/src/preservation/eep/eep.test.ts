import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { systemActor } from '#platform/actor.ts';
import { findKnown } from '../../records/metadata/known-of-record.ts';
import { findComponents } from '../../records/record-detail.ts';
import { descriptionOf } from '../../records/record-queries.ts';
import { stage, stagedPath } from '../staging.ts';
import { broughtBy, describedBy } from './eep-description.ts';
import { eepOfRecord } from './eep-of-record.ts';
import { givenPackage, hasLaws, lawsPdf } from './given-eep.test-fixture.ts';
import { readEep } from './read-eep.ts';
import { modifyEep } from './write-eep.ts';

const smallLaws = hasLaws
  ? readdirSync(lawsPdf)
      .filter((name) => name.endsWith('.pdf'))
      .slice(0, 3)
  : [];

describe.runIf(hasLaws)('a package of real documents', () => {
  test.each(smallLaws)(
    '%s: well-formed against the schema, and read back as the same record',
    async (pdf) => {
      const { archive, archivist, recordId, packable, path, main } = await givenPackage({ pdf });
      await using _ = archive;
      const { staging } = archive.storage;
      const reading = await readEep(path, (_place, content) => stage(staging, content));
      const { findings, record, contents } = reading;
      expect(findings).toEqual([]);
      const bytes = contents.map((one) => readFile(stagedPath(staging, one?.sha512 ?? '')));
      expect(await Promise.all(bytes)).toEqual([main, Buffer.from([0, 1, 2, 255])]);

      const { notes, ...packed } = record ?? { notes: [] };
      const { notes: written, ...packedBefore } = packable.eep;
      expect(packed).toEqual(packedBefore);
      expect(notes.slice(1)).toEqual(written);
      const components = await archive.read(archivist, (db) => findComponents(db, recordId));
      expect(contents).toEqual(components.map(({ sha512, sm3, size }) => ({ sha512, sm3, size })));

      // Ids mean something only in the archive that gave them.
      const row = await archive.row('record', recordId);
      const { departmentId: _id, ...description } = descriptionOf(row);
      expect(record && describedBy(record)).toEqual({ ...description, departmentId: null });
      expect(reading.places).toEqual([0, 1]);
    },
  );

  test('one changed byte is noticed wherever it is', async () => {
    const { archive, path } = await givenPackage({ pdf: smallLaws[0] ?? '' });
    await using _ = archive;
    const whole = await readFile(path);
    const damaged = join(archive.directory, 'damaged.eep');
    await fc.assert(
      fc.asyncProperty(
        // Metadata is a small part of a package: half of the places are in its first or last pages.
        fc.oneof(
          fc.integer({ min: 0, max: whole.length - 1 }),
          fc.integer({ min: 0, max: 6000 }),
          fc.integer({ min: whole.length - 4000, max: whole.length - 1 }),
        ),
        fc.integer({ min: 1, max: 255 }),
        async (at, change) => {
          const bytes = Buffer.from(whole);
          bytes[at] = (bytes[at] ?? 0) ^ change;
          await writeFile(damaged, bytes);
          const { findings } = await readEep(damaged);
          expect(findings).not.toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
  }, 60_000);
});

test('what was changed is told with its place, what it should be and what it is', async () => {
  const { archive, path } = await givenPackage();
  await using _ = archive;
  const text = await readFile(path, 'utf8');
  const damaged = join(archive.directory, 'damaged.eep');
  const rulesOf = async (changed: string) => {
    await writeFile(damaged, changed);
    return (await readEep(damaged)).findings.map(({ rule, place }) => [rule, place]);
  };
  expect(await rulesOf(text.replace('王五', '王六'))).toEqual([
    ['object-digest-differs', '修改0 被签名对象'],
  ]);
  expect(await rulesOf(text.replace('AAEC/w==', 'AAEC/g=='))).toEqual([
    ['content-digest-differs', '修改0 附件 1.bin'],
    ['content-digest-differs', '修改0 附件 1.bin'],
    ['object-digest-differs', '修改0 被签名对象'],
  ]);
  expect(await rulesOf(text.replace('?>\n<', '?>\n\n<'))).toEqual([
    ['frame-differs', '封装包首尾'],
  ]);
  expect(await rulesOf(text.replace('兰台完整性校验', '兰台完整性'))).toEqual([
    ['integrity-not-noted', '修改0 被签名对象'],
  ]);
  const [missing] = await rulesOf(text.replace(/<责任者>[^<]*<\/责任者>/, ''));
  expect(missing?.[0]).toBe('schema-violated');
});

test('a hostile package gets a plain reason, and nothing of what it asks for happens', async () => {
  const { archive, path } = await givenPackage();
  await using _ = archive;
  const text = await readFile(path, 'utf8');
  const hostile = join(archive.directory, 'hostile.eep');
  const firstRule = async (content: string) => {
    await writeFile(hostile, content);
    const { record, findings } = await readEep(hostile);
    return [record, findings[0]?.rule];
  };
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
  const bomb = `<!DOCTYPE a [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>`;
  const outside = `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>`;
  for (const declaration of [bomb, outside, '<!DOCTYPE a SYSTEM "http://example.invalid/a.dtd">'])
    expect(await firstRule(text.replace(head, head + declaration))).toEqual([
      null,
      'markup-forbidden',
    ]);
  expect(await firstRule(text.replace('防汛', '&x;'))).toEqual([null, 'not-well-formed']);
  expect(await firstRule('%PDF-1.7')).toEqual([null, 'not-well-formed']);
  expect(await firstRule('')).toEqual([null, 'not-well-formed']);
  expect(await firstRule(text.slice(0, 2000))).toEqual([null, 'not-well-formed']);
  expect(await firstRule(`${head}<a b="${'x'.repeat(100_000)}"/>`)).toEqual([
    null,
    'markup-too-large',
  ]);
  expect(await firstRule(head + '<深>'.repeat(5000))).toEqual([null, 'not-well-formed']);
  expect((await firstRule(text.replace('AAEC/w==', 'AAEC<b/>')))[1]).toBe('schema-violated');
});

test('a modification leaves the original inside it as it was, byte for byte', async () => {
  const { archive, path, packable } = await givenPackage();
  await using _ = archive;
  const { eep } = packable;
  const changed = {
    ...eep,
    madeAt: '2027-01-01T00:00:00.000Z',
    elements: { ...eep.elements, 题名: '更正后的题名' },
  };
  const modified = join(archive.directory, 'modified.eep');
  const untouched = () => Promise.reject(new Error('the original has these bytes'));
  await modifyEep(modified, path, changed, untouched);
  const again = join(archive.directory, 'again.eep');
  await modifyEep(again, modified, { ...changed, code: '另号' }, untouched);

  const first = await readEep(path);
  const object = (await readFile(path)).subarray(first.objects[0]?.start, first.objects[0]?.end);
  for (const onion of [modified, again]) {
    expect((await readFile(onion)).includes(object)).toBe(true);
    const { findings, contents } = await readEep(onion);
    expect([findings, contents]).toEqual([[], first.contents]);
  }
  const { record, layers } = await readEep(again);
  expect([record?.elements.题名, record?.code]).toEqual(['更正后的题名', '另号']);
  expect(layers.map((layer) => [layer.isOriginal, layer.record.elements.题名])).toEqual([
    [false, '更正后的题名'],
    [false, '更正后的题名'],
    [true, eep.elements.题名],
  ]);

  const damaged = join(archive.directory, 'damaged.eep');
  const text = await readFile(again, 'utf8');
  await writeFile(damaged, text.replace('王五', '王六'));
  expect((await readEep(damaged)).findings.map(({ place }) => place)).toEqual([
    '修改2 被签名对象',
    '修改1 被签名对象',
    '修改0 被签名对象',
  ]);
});

test('what a package says beyond our fields is kept under its name', () => {
  const elements = { 题名: '通知', 主送: '各乡镇', 抄送: '县人大', 保密期限: '' };
  expect(broughtBy({ elements, code: 'A001-WS' })).toEqual({
    主送: '各乡镇',
    抄送: '县人大',
    档号: 'A001-WS',
  });
});

test('what is not filed or not described cannot be packed, and it is said what is missing', async () => {
  const { archive, recordId } = await givenPackage();
  await using _ = archive;
  const known = await archive.read(systemActor, (db) => findKnown(db, recordId));
  expect(() =>
    eepOfRecord({ ...known, components: [] }, { recordId, elements: [] }, archive.platform.now()),
  ).toThrow(
    expect.objectContaining({
      code: 'preservation.eep-incomplete',
      details: { missing: '年度、室编件号、题名、责任者、日期、密级、电子文件' },
    }),
  );
});
