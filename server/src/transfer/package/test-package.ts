import { join } from 'node:path';
import {
  ArchivalCodeError,
  formatArchivalCode,
  normaliseArchivalCode,
  parseArchivalCode,
} from '@lantai/contract/classification/archival-code.ts';
import type { PackageProfile } from '@lantai/contract/preservation/package-profile.ts';
import type {
  SelfTestFault,
  SelfTestItem,
  SelfTestResult,
} from '@lantai/contract/transfer/self-test.ts';
import type { Row } from '#platform/database.ts';
import { openComponent } from '../../preservation/component-bytes.ts';
import { digestFile } from '../../preservation/digest.ts';
import { readEep } from '../../preservation/eep/read-eep.ts';
import type { Storage } from '../../preservation/storage.ts';
import { StoreFault } from '../../preservation/store-fault.ts';
import type { PackedItem } from './package-contents.ts';
import { ownNamesOf } from './package-folder.ts';
import type { SealReading } from './seal.ts';

/** The first faults are told in full, the others counted. */
const told = 50;

/** Nothing looked at is no pass. */
export function resultOf(
  item: SelfTestItem,
  looked: number,
  faults: readonly SelfTestFault[],
): SelfTestResult {
  const outcome = faults.length > 0 ? 'failed' : looked > 0 ? 'passed' : 'not-run';
  return { item, outcome, looked, faults: faults.slice(0, told), faulty: faults.length };
}

/** Every file of a record in the store, read whole and held against what the catalogue says of it. */
export async function testFixity(
  storage: Storage,
  code: string,
  components: readonly Row<'component'>[],
): Promise<SelfTestFault[]> {
  const faults: SelfTestFault[] = [];
  for (const component of components) {
    const object = `${code} ${component.file_name}`;
    try {
      const { path } = await openComponent(storage, component);
      const { sha512, sm3, size } = await digestFile(path);
      const actual = `SM3 ${sm3}，${size} 字节`;
      const expected = `SM3 ${component.sm3}，${component.size} 字节`;
      if (sha512 !== component.sha512 || actual !== expected)
        faults.push({ object, expected, actual });
    } catch (error) {
      if (!(error instanceof StoreFault)) throw error;
      faults.push({ object, expected: '可读', actual: `读不到（${error.code}）` });
    }
  }
  return faults;
}

/** The code is what its own rule writes for its parts. */
export function testCode({ archival_code: code, code_rule: rule }: Row<'record'>): SelfTestFault[] {
  if (code === null || rule === null)
    return [{ object: code ?? '', expected: '有档号和编制规则', actual: '没有' }];
  try {
    const again = formatArchivalCode(rule, parseArchivalCode(rule, code));
    return again === normaliseArchivalCode(code)
      ? []
      : [{ object: code, expected: again, actual: code }];
  } catch (error) {
    if (!(error instanceof ArchivalCodeError)) throw error;
    return [{ object: code, expected: rule.name, actual: error.message }];
  }
}

/** A package reads, tells the record it is of, and vouches for its files; with the digests of what it holds. */
export async function testRecordPackage(
  folder: string,
  { place, listed }: PackedItem,
): Promise<{ faults: SelfTestFault[]; contents: string[] }> {
  if (place === null) return { faults: [], contents: [] };
  const { record, findings, contents } = await readEep(join(folder, place)).catch(() => ({
    ...{ record: null, findings: [], contents: [] },
  }));
  const object = listed.code;
  if (!record)
    return { faults: [{ object, expected: '封装包可读', actual: '不可读' }], contents: [] };
  const faults = findings
    .filter(({ severity }) => severity === 'error')
    .map(({ message }) => ({ object, expected: '封装包完整', actual: message }));
  if (record.code !== listed.code)
    faults.push({ object: place, expected: listed.code, actual: record.code });
  return { faults, contents: contents.flatMap((digests) => digests?.sm3 ?? []) };
}

/** The list against what lies there, record by record, and nothing beside it. */
export function testList(
  profile: PackageProfile,
  items: readonly PackedItem[],
  seal: SealReading,
): SelfTestResult[] {
  const there = new Set(seal.files.map(({ path }) => path));
  const wanted = items.flatMap(({ place }) => place ?? []);
  const missing = items.filter(({ place }) => place !== null && !there.has(place));
  const own = new Set([...wanted, ...ownNamesOf(profile)]);
  const strange = [...there].filter((path) => !own.has(path));
  const fault = (object: string, expected: string, actual: string) => ({
    object,
    expected,
    actual,
  });
  return [
    resultOf(
      'list',
      wanted.length,
      missing.map(({ listed }) => fault(listed.code, '在包内', '缺失')),
    ),
    resultOf(
      'surplus',
      there.size,
      strange.map((path) => fault(path, '不在包内', '多余文件')),
    ),
  ];
}

/** What the list adds up to, against what the catalogue holds. */
export function testFigures(
  items: readonly PackedItem[],
  components: readonly Row<'component'>[],
): SelfTestResult {
  const sum = (of: (item: PackedItem) => number) =>
    items.reduce((total, item) => total + of(item), 0);
  const figures: [string, number, number][] = [
    ['件数', items.length, items.filter(({ listed }) => listed.code !== '').length],
    ['文件数', sum(({ listed }) => listed.files), components.length],
    [
      '字节数',
      sum(({ listed }) => listed.bytes),
      components.reduce((total, { size }) => total + size, 0),
    ],
  ];
  return resultOf(
    'figures',
    items.length,
    figures
      .filter(([, listed, found]) => listed !== found)
      .map(([object, listed, found]) => ({
        object,
        expected: String(listed),
        actual: String(found),
      })),
  );
}
