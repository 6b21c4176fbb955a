import { agencies, authority, cityName, type DemoAgency, districtName } from './agencies.ts';
import { duplicates, faultsOf } from './faults.ts';
import { numberPapers, type Paper, papersOf } from './papers.ts';
import { type DemoPerson, peopleOf } from './people.ts';
import { plantFaults } from './plant-faults.ts';
import { type DemoRecord, type DemoStage, recordOf } from './records.ts';

/** 云岫区: an invented district with everybody and everything in it that the demonstration shows. */
export type DemoDistrict = {
  readonly seed: number;
  readonly city: string;
  readonly name: string;
  readonly authority: DemoAgency;
  readonly agencies: readonly DemoAgency[];
  readonly people: readonly DemoPerson[];
  readonly records: readonly DemoRecord[];
};

/** The seed that `npm start -- --demo` uses. */
export const demoSeed = 20_261_122;

/** The same seed gives the same district, to the byte. */
export function demoDistrict(seed: number = demoSeed): DemoDistrict {
  const people = peopleOf(seed);
  return {
    seed,
    city: cityName,
    name: districtName,
    authority,
    agencies,
    people,
    records: withDuplicates(recordsOf(seed, people)),
  };
}

function recordsOf(seed: number, people: readonly DemoPerson[]): DemoRecord[] {
  const papers = papersOf(seed);
  const numbers = numberPapers(papers, seed);
  const count = new Map<string, number>();
  return papers.map((paper) => {
    const ordinal = countUp(count, paper);
    const id = `${yearOf(paper)}-${String(ordinal).padStart(2, '0')}`;
    const stage = stageOf(paper.setting.year, ordinal);
    return plantFaults(recordOf(paper, { id, seed, stage, numbers, people }), faultsOf(id));
  });
}

function yearOf({ agency, setting }: Paper): string {
  return `${agency.fonds}-${setting.year}`;
}

function countUp(count: Map<string, number>, paper: Paper): number {
  const ordinal = (count.get(yearOf(paper)) ?? 0) + 1;
  count.set(yearOf(paper), ordinal);
  return ordinal;
}

/** Old years are filed; of 2024 two records per agency are overdue (due on 30 June 2025). */
function stageOf(year: number, ordinal: number): DemoStage {
  if (year < 2024) return 'filed';
  if (year === 2024) return ordinal <= 13 ? 'filed' : 'registered';
  if (year === 2025) return ordinal <= 12 ? 'filed' : 'registered';
  return ordinal <= 10 ? 'registered' : 'draft';
}

function withDuplicates(records: readonly DemoRecord[]): DemoRecord[] {
  const copies = duplicates.flatMap(({ record, of }) => {
    const first = records.find(({ id }) => id === of);
    return first ? [{ ...first, id: record, stage: 'registered' as const }] : [];
  });
  return [...records, ...copies];
}
