// Prints one JSON line: how often the right clause, and the right period, is the first suggestion or
// among the first three, on titles the rules were not made with; and whether confidences are honest.
import { nationalSchedule } from '../server/src/classification/national-schedule.ts';
import {
  leastConfidence,
  type Precedent,
  prepareRanking,
  type RankedClause,
} from '../server/src/collection/help/suggestion/rank-clauses.ts';
import { agencies } from '../server/src/demo/agencies.ts';
import { demoDistrict } from '../server/src/demo/district.ts';
import { blindAgencyName, blindTitles } from './blind-titles.ts';
import { agencyName, type LabelledTitle, labelledTitles } from './labelled-titles.ts';

const headings = new Map(nationalSchedule.clauses.map(({ number, text }) => [number, text]));
const clauses: RankedClause[] = nationalSchedule.clauses.flatMap(({ number, text, retention }) => {
  const heading = headings.get(number.split('.')[0] ?? '');
  const path = number.includes('.') ? `${heading}＞${text}` : text;
  return retention ? [{ id: number, number, path, retention }] : [];
});

type Outcome = {
  readonly place: number;
  readonly periodPlace: number;
  readonly confidence: number;
};

function outcomeOf(
  rank: ReturnType<typeof prepareRanking>,
  { title, creator, clause }: LabelledTitle,
): Outcome {
  // Only what would be shown counts.
  const ranked = rank({ title, creator, documentType: null }).filter(
    ({ confidence }) => confidence >= leastConfidence,
  );
  const period = clauses.find(({ number }) => number === clause)?.retention;
  const periods = [...new Set(ranked.map((one) => one.clause.retention))];
  if (process.argv.includes('--wrong') && ranked[0]?.clause.number !== clause)
    console.error(
      clause,
      creator,
      title,
      '→',
      ranked
        .slice(0, 3)
        .map((one) => `${one.clause.number} ${one.confidence.toFixed(2)}`)
        .join(' '),
    );
  return {
    place: ranked.findIndex((one) => one.clause.number === clause),
    periodPlace: periods.indexOf(period ?? ''),
    confidence: ranked[0]?.confidence ?? 0,
  };
}

const part = (count: number, of: number) => Math.round((1000 * count) / of) / 1000;

function figures(outcomes: readonly Outcome[]) {
  const share = (fits: (outcome: Outcome) => boolean) =>
    part(outcomes.filter(fits).length, outcomes.length);
  return {
    titles: outcomes.length,
    at1: share(({ place }) => place === 0),
    at3: share(({ place }) => place >= 0 && place < 3),
    period: share(({ periodPlace }) => periodPlace === 0),
    calibrationError: calibrationError(outcomes),
  };
}

/** The mean distance between what was said and what was so, over fifths of the confidence. */
function calibrationError(outcomes: readonly Outcome[]): number {
  const bins = Map.groupBy(outcomes, ({ confidence }) => Math.min(4, Math.floor(confidence * 5)));
  const off = [...bins.values()].reduce((sum, bin) => {
    const said = bin.reduce((total, { confidence }) => total + confidence, 0);
    return sum + Math.abs(said - bin.filter(({ place }) => place === 0).length);
  }, 0);
  return part(off, outcomes.length);
}

const half = (rest: number) => labelledTitles.filter((_title, place) => place % 2 === rest);
const [seen, unseen] = [half(0), half(1)];
const cold = prepareRanking(agencyName, clauses, []);
const filed: Precedent[] = seen.map(({ title, clause }, place) => ({
  recordId: `${place}`,
  title,
  code: null,
  retention: clauses.find(({ number }) => number === clause)?.retention ?? null,
  clauseId: clause,
}));
const blind = prepareRanking(blindAgencyName, clauses, []);
const warm = prepareRanking(agencyName, clauses, filed);

/**
 * The demonstration: its documents up to 2023 are filed, later ones are asked for their period. One
 * agency was used to choose how much precedents weigh, and is left out.
 */
function demonstration() {
  const { records } = demoDistrict();
  const places = agencies.slice(1).flatMap(({ fonds, name }) => {
    const own = records.filter((record) => record.fonds === fonds && record.description.title);
    const precedents = own
      .filter(({ year }) => year <= 2023)
      .map(({ id, description: { title, retention } }) => ({
        ...{ recordId: id, title, code: null, retention, clauseId: null },
      }));
    const rank = prepareRanking(name, clauses, precedents);
    return own
      .filter(({ year }) => year > 2023)
      .map(({ description: { title, creator, genre, retention } }) => {
        const ranked = rank({ title, creator, documentType: genre });
        return [...new Set(ranked.map(({ clause }) => clause.retention))].indexOf(retention);
      });
  });
  return {
    records: places.length,
    period: part(places.filter((place) => place === 0).length, places.length),
  };
}

/** The peer: always the clause that is most frequent among the titles. */
const counts = Map.groupBy(seen, ({ clause }) => clause);
const frequent = [...counts].toSorted(([, left], [, right]) => right.length - left.length)[0]?.[0];

console.log(
  JSON.stringify({
    bench: 'suggestion',
    clauses: clauses.length,
    seen: figures(seen.map((title) => outcomeOf(cold, title))),
    unseen: figures(unseen.map((title) => outcomeOf(cold, title))),
    unseenWithFiled: figures(unseen.map((title) => outcomeOf(warm, title))),
    blind: figures(blindTitles.map((title) => outcomeOf(blind, title))),
    demonstration: demonstration(),
    mostFrequent: part(unseen.filter(({ clause }) => clause === frequent).length, unseen.length),
  }),
);
