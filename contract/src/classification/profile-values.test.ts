import { expect, test } from 'vitest';
import { builtInProfiles } from './built-in-profiles.ts';
import { categoryCodes } from './category.ts';
import { profileField } from './profile.ts';
import { profileDifference } from './profile-difference.ts';
import {
  missingFields,
  profileIssues,
  valuesUnderHeadings,
  withProfileValues,
} from './profile-values.ts';

const fields = [
  profileField.parse({ key: 'photographer', name: '摄影者', kind: 'person', required: true }),
  profileField.parse({ key: 'width', name: '宽', kind: 'number' }),
  profileField.parse({ key: 'usedTo', name: '停用日期', kind: 'day' }),
  profileField.parse({ key: 'form', name: '资料形式', kind: 'choice', choices: ['凭证', '账簿'] }),
  profileField.parse({ key: 'kept', name: '保留原件', kind: 'yes-no' }),
];

test('every value is held against the kind of its field, and every fault is named with its field', () => {
  expect(
    profileIssues(fields, {
      photographer: '王敏',
      width: 4000,
      usedTo: '2024-02-29',
      form: '账簿',
      kept: true,
    }),
  ).toEqual([]);
  const wrong = profileIssues(fields, {
    photographer: '王'.repeat(201),
    width: '宽',
    usedTo: '2025-02-29',
    form: '报表',
    kept: '是',
    colour: '红',
  });
  expect(wrong.map(({ field, sentence }) => [field, sentence])).toEqual([
    ['photographer', '摄影者超过 200 个字'],
    ['width', '宽“宽”不是数字'],
    ['usedTo', '停用日期“2025-02-29”不是真实的日期，按 2026-03-01 填写'],
    ['form', '资料形式“报表”不在选项中：凭证、账簿'],
    ['kept', '保留原件只能填是或否'],
    ['colour', '著录方案没有“colour”，在著录方案中添加后再填'],
  ]);
});

test('an emptied field is not kept, and what other fields and an old catalogue say stays', () => {
  const kept = withProfileValues({ width: 3, 盒号: '7' }, { width: null, photographer: ' 王敏 ' });
  expect(kept).toEqual({ 盒号: '7', photographer: '王敏' });
  expect(missingFields(fields, kept)).toEqual([]);
  expect(missingFields(fields, {}).map(({ name }) => name)).toEqual(['摄影者']);
});

test('each of the thirteen categories has a profile of its own, without a key twice', () => {
  expect(builtInProfiles.map(({ category }) => category)).toEqual(categoryCodes);
  for (const profile of builtInProfiles) {
    const keys = profile.fields.map(({ key }) => key);
    expect([profile.category, new Set(keys).size]).toEqual([profile.category, keys.length]);
  }
});

test('accounting has the seven elements of DA/T 94, annex A', () => {
  const { fields: elements = [] } = builtInProfiles.find(({ category }) => category === 'KU') ?? {};
  const ofAnnex = elements.filter(({ source }) => source === 'DA/T 94-2022，附录 A');
  expect(ofAnnex.map(({ name }) => name)).toEqual([
    '会计年度',
    '会计月份',
    '本位币',
    '编制人',
    '编制日期',
    '审核人',
    '审核日期',
  ]);
});

test('two versions are compared field by field', () => {
  const [first, width, ...others] = fields;
  if (!first || !width) throw new Error('no fields');
  const added = profileField.parse({ key: 'depth', name: '深', kind: 'number' });
  const newer = [{ ...first, required: false, name: '拍摄者' }, ...others, added];
  expect(profileDifference(fields, newer)).toEqual([
    { key: 'photographer', name: '拍摄者', kind: 'changed', parts: ['name', 'required'] },
    { key: 'depth', name: '深', kind: 'added', parts: [] },
    { key: 'width', name: '宽', kind: 'removed', parts: [] },
  ]);
});

test('a table’s columns that bear the names of fields fill them; what does not fit stays under its heading', () => {
  const said = { 摄影者: '王敏', 宽: '4000', 停用日期: '不详', 保留原件: '是', 盒号: '7' };
  expect(valuesUnderHeadings(fields, said)).toEqual({
    photographer: '王敏',
    width: 4000,
    停用日期: '不详',
    kept: true,
    盒号: '7',
  });
});
