import { clauseCues } from './clause-cues.ts';
import {
  type CreatorRelation,
  isOwnBusiness,
  relationNames,
  relationOf,
} from './creator-relation.ts';
import {
  type GramVector,
  likeness,
  type Rarity,
  rarityAmong,
  sharedWords,
  vectorOf,
} from './title-grams.ts';

/** A clause with a period, and its text with the headings above it: 本机关业务文件＞请示与批复：重要业务. */
export type RankedClause = {
  readonly id: string;
  readonly number: string;
  readonly path: string;
  readonly retention: string;
};

/** A record that was filed before. Older ones know their period only. */
export type Precedent = {
  readonly recordId: string;
  readonly title: string;
  readonly code: string | null;
  readonly retention: string | null;
  readonly clauseId: string | null;
};

export type Described = {
  readonly title: string;
  readonly creator: string | null;
  readonly documentType: string | null;
};

export type RankedSuggestion = {
  readonly clause: RankedClause;
  readonly score: number;
  readonly confidence: number;
  readonly because: readonly string[];
  readonly precedents: readonly Like[];
};

// Fitted on one half of bench/labelled-titles.ts, and the period's weight on one agency of the
// demonstration; BENCH.md reports what they were not fitted on.
const wordsWeigh = 4;
const precedentsWeigh = 6;
const periodWeighs = 5;
const sharpness = 1.7;

/** Less likely than this is no suggestion but a guess, and is not shown. */
export const leastConfidence = 0.05;

const leastLike = 0.4;
const mostPrecedents = 5;

/** What is learnt from a schedule and the filed records once, for any number of titles. */
export function prepareRanking(
  agencyName: string,
  clauses: readonly RankedClause[],
  precedents: readonly Precedent[],
) {
  const rarity = rarityAmong([
    ...clauses.map(({ path }) => path),
    ...precedents.map(({ title }) => title),
  ]);
  const known = clauses.map((clause) => ({ clause, vector: vectorOf(clause.path, rarity) }));
  const filed = precedents.map((precedent) => ({
    precedent,
    vector: vectorOf(precedent.title, rarity),
  }));
  return (described: Described): RankedSuggestion[] =>
    rank({
      described,
      relation: relationOf(described.creator, agencyName),
      business: isOwnBusiness(described.title, agencyName),
      ...{ rarity, known, filed },
    });
}

type Like = { readonly precedent: Precedent; readonly similarity: number };

type Prepared = {
  described: Described;
  relation: CreatorRelation;
  business: boolean;
  rarity: Rarity;
  known: readonly { clause: RankedClause; vector: GramVector }[];
  filed: readonly { precedent: Precedent; vector: GramVector }[];
};

/** Every clause, the likeliest first. The confidences of all of them add up to 1. */
function rank(prepared: Prepared): RankedSuggestion[] {
  const { described, relation, rarity, known, filed } = prepared;
  const words = `${described.documentType ?? ''} ${described.title}`.trim();
  const vector = vectorOf(words, rarity);
  const like = filed
    .map(({ precedent, vector: other }) => ({ precedent, similarity: likeness(vector, other) }))
    .filter(({ similarity }) => similarity >= leastLike)
    .toSorted((left, right) => right.similarity - left.similarity)
    .slice(0, mostPrecedents);
  const scored = known.map(({ clause, vector: other }) => {
    const cues = cuesFor(words, prepared, clause);
    const ofClause = like.filter(({ precedent }) => precedent.clauseId === clause.id);
    const ofPeriod = like.filter(
      ({ precedent }) => precedent.clauseId === null && precedent.retention === clause.retention,
    );
    const score =
      wordsWeigh * likeness(vector, other) +
      cues.reduce((sum, { weight }) => sum + weight, 0) +
      // Last year's notice of the same matter says nearly all, one that shares its subject little.
      precedentsWeigh * share(ofClause, like) * (like[0]?.similarity ?? 0) ** 2 +
      periodWeighs * share(ofPeriod, like);
    const shared = sharedWords(described.title, clause.path);
    const because = [
      ...cues.filter(({ weight }) => weight > 0).map(({ why }) => why),
      ...(shared.length > 0 ? [`题名与条款都有“${shared.join('”“')}”`] : []),
      ...(cues.some(({ from, weight }) => from && weight > 0)
        ? [`责任者是${relationNames[relation]}`]
        : []),
    ];
    return { clause, score, because, precedents: [...ofClause, ...ofPeriod] };
  });
  return withConfidence(scored);
}

/** How much of what is like this one lies there, times how like the likest is. */
function share(some: readonly Like[], all: readonly Like[]): number {
  const sum = (of: readonly Like[]) => of.reduce((total, { similarity }) => total + similarity, 0);
  const [best] = all;
  return best ? (best.similarity * sum(some)) / sum(all) : 0;
}

function cuesFor(words: string, { relation, business }: Prepared, { path }: RankedClause) {
  return clauseCues.filter(
    (cue) =>
      cue.clause.test(path) &&
      (cue.title?.test(words) ?? true) &&
      (cue.from?.includes(relation) ?? true) &&
      (cue.business === undefined || cue.business === business),
  );
}

type Scored = Omit<RankedSuggestion, 'confidence'>;

function withConfidence(scored: readonly Scored[]): RankedSuggestion[] {
  const best = Math.max(...scored.map(({ score }) => score));
  const odds = scored.map(({ score }) => Math.exp((score - best) * sharpness));
  const sum = odds.reduce((total, odd) => total + odd, 0);
  return scored
    .map((one, place) => ({ ...one, confidence: (odds[place] ?? 0) / sum }))
    .toSorted((left, right) => right.confidence - left.confidence);
}
