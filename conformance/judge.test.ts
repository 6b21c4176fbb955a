import { join } from 'node:path';
import { expect, test } from 'vitest';
import { judge } from './judge.ts';
import { type Requirement, readRequirements } from './requirement.ts';

const file = 'server/src/numbering.test.ts';
const given = (changes: Partial<Requirement> = {}): Requirement => ({
  id: 'GT39784-5.3-2',
  clause: '5.3',
  table: 10,
  level: 'mandatory',
  title: '登记时给定唯一标识',
  tests: [{ file, name: 'numbers have no gap' }],
  ...changes,
});
const total = (requirement: Requirement, state?: 'passed' | 'failed' | 'skipped' | 'exists') =>
  judge([requirement], state ? [{ file, name: 'numbers have no gap', state }] : []);
const shownOf = ({ counts }: ReturnType<typeof judge>) => counts.at(-1)?.mandatory.shown;

test('a requirement is shown when every test that it names has passed', () => {
  const verdict = total(given(), 'passed');
  expect(verdict.faults).toEqual([]);
  expect(shownOf(verdict)).toBe(1);
});

test.each([
  ['failed', 'failed'],
  ['skipped', 'was skipped'],
  [undefined, 'no such test file'],
] as const)(
  'a named test that %s is a fault, and its requirement is not counted',
  (state, wrong) => {
    const verdict = total(given(), state);
    expect(verdict.faults).toMatchObject([{ id: 'GT39784-5.3-2', wrong }]);
    expect(shownOf(verdict)).toBe(0);
  },
);

test('one failing test among several is enough not to count', () => {
  const tests = [
    { file, name: 'numbers have no gap' },
    { file, name: 'numbers are never used again' },
  ];
  const outcomes = [
    { file, name: 'numbers have no gap', state: 'passed' as const },
    { file, name: 'numbers are never used again', state: 'failed' as const },
  ];
  expect(shownOf(judge([given({ tests })], outcomes))).toBe(0);
});

test('a test renamed in its file is named as missing', () => {
  const verdict = judge([given()], [{ file, name: 'numbers have no gaps', state: 'passed' }]);
  expect(verdict.faults).toMatchObject([{ wrong: 'no such test', name: 'numbers have no gap' }]);
});

test('the cases of one table of cases stand and fall together', () => {
  const requirement = given({ tests: [{ file, name: '“%s” is (no) number' }] });
  const cases = (last: 'passed' | 'failed') => [
    { file, name: '“1” is (no) number', state: 'passed' as const },
    { file, name: '“two\nlines” is (no) number', state: last },
    { file, name: 'something else', state: 'failed' as const },
  ];
  expect(shownOf(judge([requirement], cases('passed')))).toBe(1);
  expect(shownOf(judge([requirement], cases('failed')))).toBe(0);
});

test('what is shown in part is not counted as shown', () => {
  const verdict = total(given({ shows: 'part', lacks: 'not for volumes' }), 'passed');
  expect(shownOf(verdict)).toBe(0);
  expect(verdict.counts.at(-1)?.inPart).toBe(1);
});

test('the list has the 207 requirements of the standard, each once', () => {
  const requirements = readRequirements(join(import.meta.dirname, 'gbt39784.json'));
  const levels = Map.groupBy(requirements, ({ level }) => level);
  expect(new Set(requirements.map(({ id }) => id)).size).toBe(207);
  expect(levels.get('mandatory')).toHaveLength(153);
  expect(levels.get('optional')).toHaveLength(54);
  expect(requirements.filter(({ id, clause }) => !id.startsWith(`GT39784-${clause}-`))).toEqual([]);
});
