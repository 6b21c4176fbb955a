import {
  agencies,
  type Correspondent,
  type DemoAgency,
  government,
  neighbours,
} from './agencies.ts';
import { civilAffairs } from './business/civil-affairs.ts';
import { courses, type Step, seriesOf } from './business/courses.ts';
import { marketSupervision } from './business/market-supervision.ts';
import type { Matter } from './business/matter.ts';
import { naturalResources } from './business/natural-resources.ts';
import { officeAffairs } from './business/office-affairs.ts';
import { fill, type Setting, townshipFor } from './business/wording.ts';
import { type Dice, dice } from './dice.ts';
import { numberGaps } from './faults.ts';

/** A document that has arisen, numbered, before a word of it is written. */
export type Paper = {
  readonly agency: DemoAgency;
  readonly matter: Matter;
  readonly step: Step;
  readonly setting: Setting;
  readonly subject: string;
  /** ISO day. */
  readonly day: string;
  readonly issuer: Correspondent;
  /** Who is asked by a letter, and answers it. */
  readonly neighbour: Correspondent;
  /** The document before it in the same matter: the request that a reply answers. */
  readonly previous?: Paper;
};

const papersPerYear = 15;
const years = [2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026];
const trades: Record<string, readonly Matter[]> = {
  A012: naturalResources,
  A025: civilAffairs,
  A037: marketSupervision,
};

/** All papers of the district by day; within an agency and year always the same count. */
export function papersOf(seed: number): Paper[] {
  return agencies
    .flatMap((agency) => years.flatMap((year) => papersIn(agency, year, seed)))
    .sort((a, b) => a.day.localeCompare(b.day) || a.agency.fonds.localeCompare(b.agency.fonds));
}

function papersIn(agency: DemoAgency, year: number, seed: number): Paper[] {
  const roll = dice(seed, `${agency.fonds} ${year}`);
  const matters = roll.shuffle([...(trades[agency.fonds] ?? []), ...officeAffairs]);
  return matters.flatMap((matter) => course(agency, matter, year, roll)).slice(0, papersPerYear);
}

function course(agency: DemoAgency, matter: Matter, year: number, roll: Dice): Paper[] {
  const setting = { year, township: townshipFor(roll) };
  const subject = fill(matter.subject, setting, roll);
  const neighbour = neighbours.find(({ name }) => name === matter.asks) ?? roll.pick(neighbours);
  // The year 2026 is still running: nothing in it is later than September.
  let day = Temporal.PlainDate.from({ year, month: 1, day: 4 }).add({
    days: roll.between(0, year === 2026 ? 175 : 280),
  });
  const papers: Paper[] = [];
  for (const step of courses[matter.course]) {
    const previous = papers.at(-1);
    const issuer = { agency, government, neighbour }[step.from];
    papers.push({
      agency,
      matter,
      step,
      setting,
      subject,
      day: onWorkday(day).toString(),
      issuer,
      neighbour,
      ...(previous && { previous }),
    });
    day = day.add({ days: roll.between(12, 35) });
  }
  return papers;
}

function onWorkday(day: Temporal.PlainDate): Temporal.PlainDate {
  return day.dayOfWeek > 5 ? day.add({ days: 8 - day.dayOfWeek }) : day;
}

/**
 * Document numbers (发文字号) in the order of days, from 1 in each series and year. What an agency
 * issues runs without a gap but for the planted ones; of what others issue only a part comes here.
 */
export function numberPapers(papers: readonly Paper[], seed: number): Map<Paper, string> {
  const roll = dice(seed, 'numbers of others');
  const last = new Map<string, number>();
  return new Map(
    papers.map((paper) => {
      const { year } = paper.setting;
      const series = `${paper.issuer.mark}${seriesOf(paper.step)}〔${year}〕`;
      const stride = paper.step.from === 'agency' ? 1 : roll.between(1, 6);
      const number = skipGaps(paper, (last.get(series) ?? 0) + stride);
      last.set(series, number);
      return [paper, `${series}${number}号`];
    }),
  );
}

function skipGaps({ agency, setting, step }: Paper, next: number): number {
  const gap = numberGaps.find(
    ({ fonds, series, year }) =>
      step.from === 'agency' &&
      fonds === agency.fonds &&
      series === seriesOf(step) &&
      year === setting.year,
  );
  let number = next;
  while (gap?.missing.includes(number)) number += 1;
  return number;
}
