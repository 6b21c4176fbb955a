/**
 * What an agency deals with, as material for documents. Sentences may hold slots: `{年}` and `{上年}`
 * the year, `{镇}` a township, `{120-480}` a whole number, `{1.5-9.5}` one with a decimal.
 */
export type Matter = {
  /** Runs on in 关于…的通知; names the year, so that no two titles are alike. */
  readonly subject: string;
  /** Code of the department that handles it. */
  readonly department: string;
  readonly course: Course;
  /** Decides between 永久 and 30年 (国家档案局令第8号, 第七条、第八条). */
  readonly importance: 'important' | 'ordinary';
  /** Completes 为…. */
  readonly ground: string;
  /** Completes 根据…. */
  readonly basis: string;
  readonly facts: readonly string[];
  readonly measures: readonly Measure[];
  readonly problems: readonly string[];
  /** What the table in the attachment counts. */
  readonly tally: { readonly column: string; readonly low: number; readonly high: number };
  /** Whom a consultation asks. */
  readonly asks?: string;
  /** The matter has a site, so a sketch of it goes with the documents. */
  readonly hasSite?: true;
};

export type Measure = { readonly heading: string; readonly text: string };

/** The order in which documents about a matter arise. */
export type Course =
  | 'planning'
  | 'approval'
  | 'consultation'
  | 'inspection'
  | 'deliberation'
  | 'guidance';
