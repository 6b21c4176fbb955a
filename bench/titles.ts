import type { IndexedRecord } from '../server/src/search/engine/search-engine.ts';

const places = ['海棠区', '青石镇', '柳河街道', '云台乡', '白塔街道', '东岭镇', '区', '本市'];
const matters = [
  ...[
    '防汛抗旱',
    '安全生产',
    '机构编制',
    '公务用车',
    '财政预算',
    '城乡规划',
    '义务教育',
    '水污染防治',
  ],
  ...['档案管理', '信访', '乡村振兴', '公共卫生', '人才引进', '政务公开', '节约用水', '森林防火'],
];
const acts = [
  '工作',
  '专项检查',
  '经费',
  '先进集体表彰',
  '实施方案',
  '管理办法',
  '领导小组调整',
  '考核',
];
const manners = ['进一步加强', '做好', '印发', '批转', '开展', '调整', '转发', '同意'];
const kinds = ['通知', '请示', '批复', '函', '报告', '意见', '决定', '会议纪要'];
const offices = ['政办发', '政发', '府函', '编发', '财预', '档发'];

/** The same records for the same count: titles as official documents have them, without content. */
export function givenTitles(count: number): IndexedRecord[] {
  const draw = drawing(20_190_601);
  return Array.from({ length: count }, (_, i) => givenTitle(i, draw));
}

type Draw = <Item>(items: readonly Item[]) => Item;

function givenTitle(i: number, draw: Draw): IndexedRecord {
  const year = draw(years);
  const number = `${draw(offices)}〔${year}〕${draw(numbers)}号`;
  const place = draw(places);
  const title =
    `${place}人民政府办公室关于${draw(manners)}${year}年${draw(places)}${draw(matters)}` +
    `和${draw(matters)}${draw(acts)}的${draw(kinds)}`;
  return {
    id: `record-${i}`,
    agencyId: 'agency-1',
    departmentId: `department-${draw(numbers) % 12}`,
    departmentName: '办公室',
    fondsId: 'fonds-1',
    fondsCode: 'X043',
    category: draw(['WS', 'WS', 'WS', 'KJ', 'ZP']),
    year,
    retention: draw(['永久', '30年', '10年']),
    creator: `${place}人民政府办公室`,
    securityLevel: draw(['公开', '内部']),
    securityRank: draw([0, 1]),
    filed: draw([true, true, true, false]),
    title,
    documentNumber: number,
    archivalCode: `X043-WS·${year}-Y-BGS-${String(i).padStart(6, '0')}`,
    temporaryNumber: null,
    documentDay: `${year}-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + (i % 28)).padStart(2, '0')}`,
    content: '',
  };
}

const years = Array.from({ length: 40 }, (_, i) => 1985 + i);
const numbers = Array.from({ length: 300 }, (_, i) => i + 1);

/** A linear congruential generator (Numerical Recipes' constants): the same draws on every machine. */
function drawing(seed: number): Draw {
  let state = seed;
  return <Item>(items: readonly Item[]) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return items[Math.floor((state / 2 ** 32) * items.length)] as Item;
  };
}
