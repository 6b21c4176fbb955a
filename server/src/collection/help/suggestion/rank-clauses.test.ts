import { describe, expect, test } from 'vitest';
import { nationalSchedule } from '#classification/national-schedule.ts';
import { isOwnBusiness, relationOf } from './creator-relation.ts';
import { type Precedent, prepareRanking, type RankedClause } from './rank-clauses.ts';
import { gramsOf, likeness, rarityAmong, sharedWords, vectorOf } from './title-grams.ts';

const texts = new Map(nationalSchedule.clauses.map(({ number, text }) => [number, text]));
const clauses: RankedClause[] = nationalSchedule.clauses.flatMap(({ number, text, retention }) => {
  const [heading = ''] = number.split('.');
  const path = number === heading ? text : `${texts.get(heading)}＞${text}`;
  return retention ? [{ id: `id ${number}`, number, path, retention }] : [];
});
const agency = '云岫区水务局';

function suggest(
  title: string,
  creator: string | null = agency,
  precedents: readonly Precedent[] = [],
) {
  return prepareRanking(agency, clauses, precedents)({ title, creator, documentType: null });
}
const best = (title: string, creator?: string | null) => suggest(title, creator)[0]?.clause.number;

test.each([
  ['局长办公会议纪要', agency, '3'],
  ['关于补助泵站维修经费的请示', agency, '7.3'],
  ['关于水库除险加固重大工程的请示', agency, '7.2'],
  ['2023年工作总结', '青石镇人民政府', '12.2'],
  ['取水许可证审批材料（有效期五年）', agency, '8.2'],
  ['区政府第28次常务会议纪要', '云岫区人民政府', '2.1'],
  ['区政府常务会议讨论未通过的办法', '云岫区人民政府', '2.2'],
  ['关于做好职工疗养工作的通知', '云岫区总工会', '11.3'],
])('“%s” of %s is suggested under %s', (title, creator, number) => {
  expect(best(title, creator)).toBe(number);
});

test('the confidences of all clauses add up to one, and the first is the highest', () => {
  const ranked = suggest('关于召开全区水务工作会议的通知');
  expect(ranked).toHaveLength(clauses.length);
  expect(ranked.reduce((sum, { confidence }) => sum + confidence, 0)).toBeCloseTo(1);
  const confidences = ranked.map(({ confidence }) => confidence);
  expect(confidences).toEqual(confidences.toSorted((left, right) => right - left));
});

test('a title that says nothing is sure of nothing', () => {
  expect(suggest('情况', null)[0]?.confidence).toBeLessThan(0.35);
});

test('why is said in words: the rule, the words in common, the creator', () => {
  const [first] = suggest('2023年工作总结', '青石镇人民政府');
  expect(first?.because).toEqual([
    '下级机关报送',
    '下级的计划、总结、统计',
    '题名与条款都有“总结”',
    '责任者是下级机关',
  ]);
});

const filed = (title: string, number: string | null, retention: string): Precedent => ({
  recordId: title,
  title,
  code: 'A001-WS·2023-Y-0001',
  retention,
  clauseId: number && `id ${number}`,
});

test('last year’s document of the same matter speaks for its clause, and is named', () => {
  const title = '云岫区2024年度最严格水资源管理制度落实情况';
  const before = filed('云岫区2023年度最严格水资源管理制度落实情况', '12.2', 'D10');
  expect(suggest(title)[0]?.clause.number).not.toBe('12.2');
  const [first] = suggest(title, agency, [before, filed('食堂承包合同', '10.3', 'D10')]);
  expect(first).toMatchObject({ clause: { number: '12.2' }, precedents: [{ precedent: before }] });
});

test('a record that knows its period only speaks for the clauses of that period', () => {
  const title = '云岫区2024年度最严格水资源管理制度落实情况';
  const periodOf = (precedents: readonly Precedent[]) =>
    suggest(title, agency, precedents)[0]?.clause.retention;
  for (const retention of ['Y', 'D30', 'D10'])
    expect(periodOf([filed(title, null, retention)])).toBe(retention);
});

test('clauses are known by their words: an agency may number them as it likes', () => {
  const own = clauses.map((clause, place) => ({ ...clause, number: `A${place}` }));
  const ranked = prepareRanking(
    agency,
    own,
    [],
  )({
    title: '局长办公会议纪要',
    creator: agency,
    documentType: null,
  });
  expect(ranked[0]?.clause.id).toBe('id 3');
});

test('without clauses there is nothing to suggest', () => {
  expect(
    prepareRanking(agency, [], [])({ title: '通知', creator: null, documentType: null }),
  ).toEqual([]);
});

describe('who the creator is to the agency', () => {
  test.each([
    ['云岫区水务局', 'own'],
    ['中共云岫区水务局党组', 'own'],
    ['望舒市水利局', 'superior'],
    ['云岫区人民政府办公室', 'superior'],
    ['青石镇人民政府', 'subordinate'],
    ['云岫区供水服务中心', 'subordinate'],
    ['云岫区财政局', 'peer'],
    [null, 'unknown'],
  ])('%s: %s', (creator, relation) => {
    expect(relationOf(creator, agency)).toBe(relation);
  });

  test('its own business is known by its name, common signs aside', () => {
    expect(isOwnBusiness('关于加强水资源管理的决定', agency)).toBe(true);
    expect(isOwnBusiness('关于加强机关节能工作的通知', agency)).toBe(false);
    expect(isOwnBusiness('关于公务用车的通知', '云岫区公安局')).toBe(false);
  });
});

test('pairs of characters leave out numbers and ordinals', () => {
  expect(gramsOf('2024年第七届会议')).toEqual(['年第', '届会', '会议']);
  const rarity = rarityAmong(['关于防汛的通知', '关于抗旱的通知', '关于档案的通知']);
  const alike = (left: string, right: string) =>
    likeness(vectorOf(left, rarity), vectorOf(right, rarity));
  expect(alike('关于防汛的通知', '关于防汛的报告')).toBeGreaterThan(
    alike('关于防汛的通知', '关于档案的通知'),
  );
  expect(alike('防汛', '')).toBe(0);
  expect(sharedWords('全区水务工作总结', '年度计划、总结、统计')).toEqual(['总结']);
});
