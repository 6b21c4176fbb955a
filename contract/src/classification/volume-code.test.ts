import { expect, test } from 'vitest';
import { builtInCodeRule } from './built-in-code-rules.ts';
import { type VolumePlace, volumeClassKey, volumeCode, volumeRuleFault } from './volume-code.ts';

const rule = (id: string) => {
  const found = builtInCodeRule(id);
  if (!found) throw new Error(`no rule ${id}`);
  return found;
};

test('the codes of volumes and of records in them are those of DA/T 13-2022 and DA/T 94-2022', () => {
  const taxes: VolumePlace = {
    fonds: 'J019',
    category: 'ZY',
    subclass: 'JC·CC',
    year: 2019,
    retention: 'D30',
  };
  const byVolume = rule('DAT13_2022_VOLUME');
  expect(volumeCode(byVolume, taxes, 1)).toBe('J019-ZY·JC·CC·2019·D30-001');
  expect(volumeCode(byVolume, taxes, 1, 1)).toBe('J019-ZY·JC·CC·2019·D30-001-001');

  const building: VolumePlace = {
    ...taxes,
    fonds: 'X032',
    category: 'KJ',
    subclass: 'JJ',
    project: '02',
  };
  expect(volumeCode(rule('DAT13_2022_PROJECT'), building, 5)).toBe('X032-KJ·JJ·02-005');
  expect(volumeCode(rule('DAT13_2022_PROJECT'), building, 5, 54)).toBe('X032-KJ·JJ·02-005-054');

  const photographs: VolumePlace = { fonds: 'K021', category: 'ZP', year: 2019, retention: 'D30' };
  expect(volumeCode(rule('DAT13_2022_GROUP'), photographs, 25, 5)).toBe('K021-ZP·2019·D30-025-005');

  const vouchers: VolumePlace = { ...photographs, fonds: 'J019', category: 'KU', subclass: '01' };
  expect(volumeCode(rule('DAT94_2022'), vouchers, 1, 1)).toBe('J019-KU·01·2019·D30-0001-0001');

  const person: VolumePlace = { ...photographs, fonds: 'A002', category: 'RS' };
  expect(volumeCode(rule('DAT13_2022_UNDATED'), person, 1, 2)).toBe('A002-RS-001-002');
});

test('volumes run on wherever their codes show no difference', () => {
  const undated = rule('DAT13_2022_UNDATED');
  const place: VolumePlace = { fonds: 'A002', category: 'RS', year: 2019, retention: 'D30' };
  expect(volumeClassKey(undated, place)).toBe('A002/RS/volume');
  expect(volumeClassKey(undated, { ...place, year: 2024 })).toBe('A002/RS/volume');
  expect(volumeClassKey(rule('DAT13_2022_VOLUME'), place)).toBe('A002/RS/2019/D30/volume');
});

test('a place that the rule cannot show is refused and not dropped', () => {
  const place: VolumePlace = { fonds: 'A002', category: 'ZP', year: 2019, retention: 'D30' };
  expect(() => volumeCode(rule('DAT13_2022_VOLUME'), { ...place, project: '01' }, 1)).toThrow(
    '项目号',
  );
  expect(volumeRuleFault(rule('DAT22_2015'), place)).toContain('案卷号');
  expect(volumeRuleFault(rule('DAT13_2022_CATALOGUE'), place)).toContain('目录号');
  for (const id of ['DAT13_2022_VOLUME', 'DAT13_2022_PROJECT', 'DAT13_2022_GROUP', 'DAT94_2022'])
    expect([id, volumeRuleFault(rule(id), place)]).toEqual([id, undefined]);
});
