import type { Genre } from '../document.ts';
import type { Course, Matter } from './matter.ts';

export type Retention = 'Y' | 'D30' | 'D10';

/** One document in the course of a matter. In titles `{题}` is the matter's subject, `{局}` the agency. */
export type Step = {
  readonly genre: Genre;
  readonly from: 'agency' | 'government' | 'neighbour';
  readonly title: string;
  /** Of an important and of an ordinary matter (国家档案局令第8号, 第七条、第八条). */
  readonly retention: readonly [important: Retention, ordinary: Retention];
  /** Text attached, as the plan that a notice issues. */
  readonly plan?: string;
  /** Table attached. */
  readonly table?: string;
  readonly internal?: true;
};

export const courses: Record<Course, readonly Step[]> = {
  planning: [
    {
      genre: '通知',
      from: 'agency',
      title: '关于印发《{题}工作方案》的通知',
      retention: ['Y', 'D30'],
      plan: '{题}工作方案',
      table: '{题}任务分解表',
    },
    {
      genre: '报告',
      from: 'agency',
      title: '关于{题}工作情况的报告',
      retention: ['Y', 'D30'],
      table: '{题}情况统计表',
    },
  ],
  approval: [
    {
      genre: '请示',
      from: 'agency',
      title: '关于{题}有关事项的请示',
      retention: ['Y', 'D30'],
      table: '{题}有关情况表',
    },
    {
      genre: '批复',
      from: 'government',
      title: '关于{题}有关事项的批复',
      retention: ['Y', 'D30'],
    },
    {
      genre: '通知',
      from: 'agency',
      title: '关于做好{题}有关工作的通知',
      retention: ['D30', 'D10'],
    },
  ],
  consultation: [
    {
      genre: '函',
      from: 'agency',
      title: '关于商请协助做好{题}有关工作的函',
      retention: ['D30', 'D10'],
      table: '{题}有关情况表',
    },
    {
      genre: '函',
      from: 'neighbour',
      title: '关于协助{局}做好{题}有关工作的复函',
      retention: ['D30', 'D10'],
    },
  ],
  inspection: [
    {
      genre: '通知',
      from: 'agency',
      title: '关于开展{题}情况检查的通知',
      retention: ['D10', 'D10'],
    },
    {
      genre: '通报',
      from: 'agency',
      title: '关于{题}情况检查结果的通报',
      retention: ['D30', 'D30'],
      table: '{题}情况检查结果表',
    },
    {
      genre: '方案',
      from: 'agency',
      title: '{题}问题整改方案',
      retention: ['D30', 'D10'],
      internal: true,
    },
  ],
  deliberation: [
    {
      genre: '会议纪要',
      from: 'agency',
      title: '关于{题}的专题会议纪要',
      retention: ['Y', 'Y'],
      internal: true,
    },
    {
      genre: '决定',
      from: 'agency',
      title: '关于{题}的决定',
      retention: ['Y', 'D30'],
      table: '{题}有关情况表',
    },
  ],
  guidance: [
    {
      genre: '意见',
      from: 'agency',
      title: '关于推进{题}的意见',
      retention: ['Y', 'D30'],
    },
    {
      genre: '报告',
      from: 'agency',
      title: '关于{题}推进情况的报告',
      retention: ['D30', 'D10'],
      table: '{题}推进情况统计表',
      internal: true,
    },
  ],
};

export function retentionOf(step: Step, { importance }: Matter): Retention {
  return step.retention[importance === 'important' ? 0 : 1];
}

/** Documents are numbered per issuer, kind and year (发文字号): 发, 呈, 函, 纪要, 复. */
export function seriesOf({ genre, from }: Step): string {
  if (from === 'government') return '复';
  if (genre === '函') return '函';
  if (genre === '会议纪要') return '纪要';
  return genre === '请示' || genre === '报告' ? '呈' : '发';
}
