import { describe, expect, test } from 'vitest';
import { componentFolder } from './match-components.ts';

const code = 'Z109-WS·2019-Y-BGS-0001';
const folder = componentFolder([
  '003.pdf',
  '2019/001.pdf',
  '2020/001.pdf',
  '2019/Café.pdf'.normalize('NFD'),
  '请示；附件.pdf',
  `${code}/10.pdf`,
  `${code}/2.pdf`,
  'Z109-WS·2019-Y-BGS-0002.ofd',
]);
const named = (componentName: string) => folder.find({ componentName, archivalCode: '' });
const coded = (archivalCode: string) => folder.find({ componentName: '', archivalCode });

describe('a file is found', () => {
  test.each([
    ['by its name', '003.pdf', ['003.pdf'], false],
    ['by its path', '2020/001.pdf', ['2020/001.pdf'], false],
    ['by a path from another machine', 'D:\\扫描\\2019\\001.pdf', ['2019/001.pdf'], false],
    ['by its folder', '2019', ['2019/001.pdf', '2019/Café.pdf'.normalize('NFD')], false],
    ['with a semicolon in its name', '请示；附件.pdf', ['请示；附件.pdf'], false],
    [
      'in another Unicode form',
      'Café.pdf'.normalize('NFC'),
      ['2019/Café.pdf'.normalize('NFD')],
      true,
    ],
    ['without its extension', '003', ['003.pdf'], true],
    ['in capitals and full width', '００３.PDF', ['003.pdf'], true],
  ])('%s', (_how, name, paths, differs) => {
    expect(named(name)).toEqual([{ kind: 'found', name, paths, differs }]);
  });

  test('one by one when a cell names several', () => {
    expect(named('003.pdf; 2019/001.pdf；缺失.pdf')).toEqual([
      { kind: 'found', name: '003.pdf', paths: ['003.pdf'], differs: false },
      { kind: 'found', name: '2019/001.pdf', paths: ['2019/001.pdf'], differs: false },
      { kind: 'absent', name: '缺失.pdf' },
    ]);
  });

  test('by the archival code in its name or in its folder’s, in the order of reading', () => {
    expect(coded('Z109-WS•2019-Y-BGS-0002')).toMatchObject([
      { kind: 'found', paths: ['Z109-WS·2019-Y-BGS-0002.ofd'] },
    ]);
    expect(coded(code)).toMatchObject([{ paths: [`${code}/2.pdf`, `${code}/10.pdf`] }]);
    expect(coded('Z109-WS·2019-Y-BGS-0003')).toEqual([]);
  });
});

test('a name that leads to two files is left to a person', () => {
  expect(named('001.pdf')).toEqual([
    { kind: 'ambiguous', name: '001.pdf', paths: ['2019/001.pdf', '2020/001.pdf'] },
  ]);
});

test('a path cannot lead out of the folder', () => {
  expect(named('../../etc/passwd')).toEqual([{ kind: 'absent', name: '../../etc/passwd' }]);
});

test('what no row asked for is left over', () => {
  expect(folder.leftOver(['003.pdf', `${code}/2.pdf`])).toHaveLength(6);
});
