import { type CheckCode, type CheckStage, checkItemsOf } from './check-item.ts';

/**
 * The rules of the product as data: what is the same for every agency. A run keeps the version it was
 * made by; a version that stands here can be run again, any other cannot, and says so.
 */
export type RuleSet = {
  readonly version: string;
  /** The items of each stage it can judge; none for a stage it does not know. */
  readonly stages: Readonly<Record<CheckStage, readonly CheckCode[]>>;
  /** The elements of DA/T 46 without which a record is lacking (2-3, 2-10). */
  readonly scheme: readonly string[];
  /** Endings that are bound to no hardware and software (3-6; GB/T 18894-2016, 8.3.1). */
  readonly openFormats: readonly string[];
  /** 1-13. */
  readonly mostLevels: number;
  /** How many days a list of known viruses may be old (4-1); null where it is not judged. */
  readonly virusListDays: number | null;
  /** Whether the agency's register of formats is asked (3-3, 3-5). */
  readonly asksFormatRegister: boolean;
};

const codesOf = (stage: CheckStage) => checkItemsOf(stage).map(({ code }) => code);

/**
 * What a package of DA/T 48 cannot do without, as far as a record has it before it has its code
 * (standards 5.2). Signatures and process are items of their own.
 */
const scheme = ['M1', 'M6', 'M7', 'M11', 'M12', 'M22', 'M32', 'M33', 'M38', 'M41', 'M48', 'M49'];

const openFormats =
  'PDF OFD JPG TIF PNG TXT XML HTML SVG EML RTF WAV MP3 MP4 MPG DOCX XLSX CSV DXF STEP ZIP'.split(
    ' ',
  );

const first: RuleSet = {
  version: 'DA/T 70-2018 · 1',
  stages: { GD: codesOf('GD'), YJ: [], BC: [] },
  scheme,
  openFormats,
  mostLevels: 9,
  virusListDays: null,
  asksFormatRegister: false,
};

/** Adds transfer and keeping, the formats of 8.3.4 and 8.3.6 that · 1 overlooked, and the age of the virus list. */
const second: RuleSet = {
  version: 'DA/T 70-2018 · 2',
  stages: { GD: codesOf('GD'), YJ: codesOf('YJ'), BC: codesOf('BC') },
  scheme,
  openFormats: [...openFormats, 'EEP', 'AVI', 'FLV', 'MXF', 'EPS', 'WMF', 'EMF', 'SWF', 'DBF'],
  mostLevels: 9,
  virusListDays: 30,
  asksFormatRegister: false,
};

/** Adds what an agency has decided of a format: accepted, to be converted, refused. */
const third: RuleSet = {
  ...second,
  version: 'DA/T 70-2018 · 3',
  asksFormatRegister: true,
};

const ruleSets: readonly RuleSet[] = [first, second, third];

/** The rules by which everything new is judged. */
export const currentRules = third;

/** Nothing where this version of the product cannot judge by them any more. */
export function rulesOf(version: string): RuleSet | undefined {
  return ruleSets.find((rules) => rules.version === version);
}

export const ruleSetVersion = currentRules.version;
