/** A text made for tests and benches; a copy says of which text it is one. */
export type GivenText = { readonly text: string; readonly copyOf?: number };

const places = [
  '青石镇',
  '柳河街道',
  '云台乡',
  '白塔街道',
  '东岭镇',
  '西坪乡',
  '南湖街道',
  '北原镇',
];
const subjects = [
  ...[
    '防汛物资储备',
    '危旧房屋排查',
    '农村公路养护',
    '校舍安全鉴定',
    '河道清淤疏浚',
    '老年食堂建设',
  ],
  ...['林地征占用审批', '小微企业贷款贴息', '社区矫正帮教', '供水管网改造', '图书馆分馆布点'],
  ...[
    '食品抽样检验',
    '气象预警发布',
    '残疾人就业培训',
    '历史建筑普查',
    '垃圾分类投放',
    '电梯维保监管',
  ],
];
const acts = ['完成', '启动', '核减', '复核', '验收', '移交', '补录', '抽检', '公示', '整改'];
const things = [
  '点位',
  '台账',
  '项目',
  '地块',
  '设备',
  '户数',
  '批次',
  '网格',
  '档案',
  '合同',
  '岗位',
];
const causes = [
  '因降雨推迟',
  '按合同约定',
  '依会议议定',
  '经现场查勘',
  '由第三方评估',
  '照原定计划',
];
const ends = [
  '尚待财政评审',
  '已报上级备案',
  '资金另行下达',
  '责任落实到人',
  '逐月报送进度',
  '不再另行通知',
];
/** What any agency writes under anything: alike in all texts, and no sign of a copy. */
const closing =
  '各单位主要负责人要亲自部署，明确一名分管负责人和一名联络员。牵头科室负责统筹调度，配合单位按照职责分工抓好落实，遇到跨部门问题及时会商。';

/**
 * Texts of about 700 characters that share their closing words and no more, among them near copies:
 * another number and date, a sentence left out, and here and there a character misread.
 */
export function givenTexts(count: number, copies: number, seed = 20_261_125): GivenText[] {
  const roll = rolling(seed);
  const texts: GivenText[] = Array.from({ length: count - copies }, (_, place) => ({
    text: bodyOf(place, roll),
  }));
  for (let copy = 0; copy < copies; copy += 1) {
    const of = roll(count - copies);
    texts.push({ text: nearCopy(texts[of]?.text ?? '', roll), copyOf: of });
  }
  return texts;
}

type Roll = (below: number) => number;

function bodyOf(place: number, roll: Roll): string {
  const pick = (from: readonly string[]) => from[roll(from.length)] ?? '';
  const sentences = Array.from({ length: 10 + roll(8) }, () => {
    const counted = `${pick(acts)}${pick(things)}${1 + roll(4000)}个`;
    return `${pick(places)}${pick(subjects)}${pick(causes)}，${counted}，较上年${pick(acts)}${roll(900)}处，${pick(ends)}。`;
  });
  return [`云政发〔${2000 + roll(25)}〕${place + 1}号`, ...sentences, closing].join('\n');
}

function nearCopy(text: string, roll: Roll): string {
  const lines = text.split('\n');
  lines[0] = `云政发〔${2000 + roll(25)}〕${roll(9000)}号`;
  if (roll(2) === 0) lines.splice(1 + roll(lines.length - 2), 1);
  const letters = Array.from(lines.join('\n'));
  for (let slip = 0; slip < letters.length / 250; slip += 1) letters[roll(letters.length)] = '囗';
  return letters.join('');
}

/** The same rolls on every machine (Numerical Recipes' linear congruential generator). */
function rolling(seed: number): Roll {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
