/**
 * What is known of a record in the search index: a projection of the catalogue that may be thrown
 * away and fed again at any time.
 */
export type IndexedRecord = {
  id: string;
  agencyId: string;
  departmentId: string | null;
  departmentName: string | null;
  fondsId: string;
  fondsCode: string;
  category: string;
  year: number | null;
  retention: string | null;
  creator: string | null;
  securityLevel: string;
  /** Higher is more secret; compared with a reader's clearance. */
  securityRank: number;
  filed: boolean;
  title: string;
  documentNumber: string | null;
  archivalCode: string | null;
  /** Codes it had before: found like its code, and not shown as it. */
  formerCodes?: readonly string[];
  temporaryNumber: string | null;
  /** YYYY-MM-DD. */
  documentDay: string | null;
  /** The text inside the components. */
  content: string;
};

/** One reason why a reader may see a record: all its parts must hold. */
export type VisibleClause = {
  agencyId: string;
  departmentId?: string;
  filedOnly: boolean;
  maxSecurityRank: number;
};

export const searchFields = [
  'all',
  'title',
  'documentNumber',
  'creator',
  'code',
  'content',
] as const;
export type SearchField = (typeof searchFields)[number];

/** Values of one filter are alternatives; the filters must all hold. An empty list filters nothing. */
export type SearchFilters = {
  year?: readonly number[];
  category?: readonly string[];
  retention?: readonly string[];
  departmentId?: readonly string[];
  creator?: readonly string[];
  securityLevel?: readonly string[];
  fondsId?: readonly string[];
  filed?: boolean;
  /** First day of the document date, inclusive, YYYY-MM-DD. A record without a date is then left out. */
  from?: string;
  /** Last day, inclusive. */
  to?: string;
};

export type SearchSort = 'newest' | 'relevance';

export type SearchRequest = {
  /** Words are separated by white space and must all be found; "…" is one phrase. Empty finds all. */
  text: string;
  field?: SearchField;
  filters: SearchFilters;
  /** What the reader may see: any clause is enough, and without a clause there is nothing. */
  visible: readonly VisibleClause[];
  sort: SearchSort;
  limit: number;
  /** The `next` of the reply before; one that is not ours any more starts from the first page. */
  after?: string;
};

/** UTF-16 offsets into the text beside it: start inclusive, end exclusive, ascending, disjoint. */
export type Mark = [start: number, end: number];
export type Highlight = { text: string; marks: Mark[] };

/** Only fields in which something was found. Texts are as they came, not normalised. */
export type Highlights = {
  title?: Highlight;
  documentNumber?: Highlight;
  creator?: Highlight;
  code?: Highlight;
  /** Up to three passages of about sixty characters, in the order of the text. */
  content?: Highlight[];
};

export type SearchHit = { id: string; highlights: Highlights };

export const facetNames = [
  'year',
  'category',
  'retention',
  'department',
  'creator',
  'securityLevel',
] as const;
export type FacetName = (typeof facetNames)[number];

/** `label` is the name of a department, whose value is its id. */
export type FacetValue = { value: string; label?: string; count: number };

export type SearchReply = {
  total: number;
  hits: SearchHit[];
  /**
   * Most frequent first, at most a hundred values each. A facet is not narrowed by its own filter,
   * so that it shows what choosing another value would add.
   */
  facets: Record<FacetName, FacetValue[]>;
  next?: string;
  milliseconds: number;
};

export type IndexState = {
  records: number;
  /** False from the moment the index was begun until its owner has fed all there is. */
  complete: boolean;
  /** Why the index before this one was thrown away; null when it was not, and once complete. */
  discarded: string | null;
};

/** One interface, whatever stands behind it: SQLite on one machine, a cluster for many. */
export interface SearchEngine {
  /** Adds or replaces by id. What has returned is found by the next search. */
  upsert(records: readonly IndexedRecord[]): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  search(request: SearchRequest): Promise<SearchReply>;
  count(): Promise<number>;
  state(): Promise<IndexState>;
  /** Empties the index for a rebuild; it is incomplete from here on. */
  clear(): Promise<void>;
  /** Says that everything was fed. Survives a restart. */
  markComplete(): Promise<void>;
  close(): Promise<void>;
}

/** The index broke while it was used. It has been begun anew, empty, and its owner feeds it again. */
export class SearchIndexLost extends Error {
  override readonly name = 'SearchIndexLost';
}
