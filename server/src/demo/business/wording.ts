import { townships } from '../agencies.ts';
import type { Dice } from '../dice.ts';
import type { Measure } from './matter.ts';

/** What fills the slots of one matter in one year. */
export type Setting = { readonly year: number; readonly township: string };

const slot = /\{(?:(年)|(上年)|(镇)|(\d+)-(\d+)|(\d+\.\d)-(\d+(?:\.\d)?))\}/gu;

/** Fills `{年}`, `{上年}`, `{镇}`, `{120-480}` and `{1.5-9.5}` in a sentence of the vocabulary. */
export function fill(sentence: string, { year, township }: Setting, roll: Dice): string {
  return sentence.replaceAll(slot, (_slot, ...parts: (string | undefined)[]) => {
    const [thisYear, lastYear, town, low, high, lowDecimal, highDecimal] = parts;
    if (thisYear) return String(year);
    if (lastYear) return String(year - 1);
    if (town) return township;
    if (low && high) return String(roll.between(Number(low), Number(high)));
    const [least, most] = [Number(lowDecimal) * 10, Number(highDecimal) * 10];
    return (roll.between(Math.round(least), Math.round(most)) / 10).toFixed(1);
  });
}

export function townshipFor(roll: Dice): string {
  return roll.pick(townships);
}

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八'];

/** 一、 二、 三、 before headings (GB/T 9704-2012, 7.3.3). */
export function ordinal(place: number): string {
  return `${numerals[place] ?? place + 1}、`;
}

/** What an agency tells its government it will do next. */
export const intentions: readonly string[] = [
  '一是继续压实责任，把未完成事项分解到科室和个人，按月调度、逐项销号。',
  '二是加强与有关部门和镇街的会商，对难点问题提级协调，力争年内取得实质进展。',
  '三是总结基层行之有效的做法，形成可以推广的工作规程，并同步完善配套制度。',
  '四是充实一线力量，组织业务培训和岗位练兵，提高依法履职能力。',
];

/** Closing requirements that any agency makes of anybody. */
export const safeguards: readonly Measure[] = [
  {
    heading: '加强组织领导',
    text: '各单位主要负责人为第一责任人，要亲自研究、亲自部署，明确一名分管负责人和一名联络员，名单于收文后五个工作日内报送。',
  },
  {
    heading: '强化协同配合',
    text: '牵头科室负责统筹调度，配合单位按照职责分工抓好落实，遇到跨部门问题及时会商，会商意见形成书面记录。',
  },
  {
    heading: '严格督促检查',
    text: '采取随机抽查、交叉互查和现场核查相结合的方式跟踪进展，对工作滞后、弄虚作假的予以通报并限期改正。',
  },
  {
    heading: '做好资料管理',
    text: '工作中形成的文件、图表、照片和数据要随时收集、分类保存，办结后按照归档范围向档案室移交，不得由个人留存。',
  },
  {
    heading: '及时报送情况',
    text: '每月二十五日前报送当月进展，重要情况随时报告，年底前报送书面总结，数据须经主要负责人审签。',
  },
  {
    heading: '注重宣传引导',
    text: '通过政务公开栏、村居广播和上门走访等形式解读政策，主动回应群众关切，及时推广基层好的做法。',
  },
];
