/** Our own table of formats, by its edition: kept with what was found by it. */
export const formatTable = '兰台格式表 2026-1';

/** How a format was found out. */
export type Basis =
  /** By bytes at known places. */
  | 'signature'
  /** By what lies in a container: the parts of a ZIP, the streams of a compound file. */
  | 'container'
  /** By what the file says of itself further in: the PDF/A claim, the first tag of a text. */
  | 'content'
  /** It is a text; only its name says of what kind. */
  | 'name'
  /** Not found out. */
  | 'none';

/** What a file is by its bytes. `warning` is a sentence for users. */
export type Identification = {
  readonly puid: string | null;
  readonly name: string;
  readonly version: string | null;
  readonly mediaType: string;
  readonly basis: Basis;
  /** What it may be as well, where an operator's signatures do not decide. */
  readonly others: readonly string[];
  readonly warning: string | null;
};

/** `damaged` says what and where; `encrypted` is whole but closed. */
export type ProbeState = 'readable' | 'damaged' | 'encrypted' | 'not-probed';

/** Whether a file can be read, and what came to light: pages, size of a picture, seconds of a recording. */
export type Probe = {
  readonly state: ProbeState;
  readonly reason: string | null;
  readonly facts: Readonly<Record<string, string | number | boolean>>;
};

export type ExaminedFile = Identification & { readonly probe?: Probe };

/** What the worker is given: a file, how its name ends, an operator's signatures, whether to probe. */
export type ExamineTask = {
  readonly path: string;
  readonly ending: string;
  readonly signatures: string | null;
  readonly probe: boolean;
};

export type ExamineAnswer =
  | { readonly kind: 'examined'; readonly file: ExaminedFile }
  | { readonly kind: 'bad-signatures'; readonly reason: string }
  | { readonly kind: 'unreadable'; readonly reason: string };
