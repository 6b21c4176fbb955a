import type { SeenObject } from '@lantai/contract/quality/check-result.ts';
import type { KeptObject } from '../../quality/keeping/kept-object.ts';

/** What a place on the disk turned out to be. */
export const placeKindNames = {
  eep: 'EEP 封装包（DA/T 48）',
  transfer: '移交信息包（DA/T 93）',
  'transfer-2012': '移交信息包（档发〔2012〕7号）',
  bag: 'BagIt 包',
  'ocfl-object': 'OCFL 对象',
  'ocfl-root': 'OCFL 存储根目录',
  'listed-folder': '附清单的文件夹',
  folder: '文件夹',
} as const;
export type PlaceKind = keyof typeof placeKindNames;

/** A file as somebody said it is, and where it lies; no path where it is not there. */
export type PlacedFile = {
  readonly name: string;
  readonly path: string | null;
  readonly size: number | null;
  /** Digests that were written down before, by their algorithm. */
  readonly digests: Readonly<Record<string, string | undefined>>;
};

export type PlacedRecord = {
  readonly label: string;
  /** By their Chinese names; null where the place says nothing of the record. */
  readonly elements: Readonly<Record<string, string | undefined>> | null;
  /** Whether these are the metadata of the record, and not its line in a catalogue. */
  readonly isWhole: boolean;
  readonly files: readonly PlacedFile[];
  /** How many files it is said to have. */
  readonly fileCount: number | null;
  /** What was done with it, and when; null where the place does not say. */
  readonly acts: readonly { activity: string; time: string }[] | null;
};

export type Place = {
  readonly kind: PlaceKind;
  readonly records: readonly PlacedRecord[];
  /** Everything that lies there, by its path in the place. */
  readonly files: readonly { readonly path: string; readonly at: string; readonly size: number }[];
  /** What its list or catalogue names; null where it has none. */
  readonly listed: readonly string[] | null;
  readonly count: number | null;
  readonly bytes: number | null;
  readonly descriptionFields: readonly string[] | null;
  readonly catalogueFields: readonly string[] | null;
  /** What a validator of its kind found, as something that was looked at; null where there is none. */
  readonly structure: readonly SeenObject[] | null;
  /** Digests of files beside records: manifests, 固化验证信息. */
  readonly sealed: readonly PlacedFile[];
  readonly packages: readonly { readonly name: string; readonly path: string }[];
  /** Metadata that could, or could not, be read. */
  readonly readings: readonly SeenObject[];
  readonly objects: ReadonlyMap<string, KeptObject>;
};

export const emptyPlace: Place = {
  kind: 'folder',
  ...{ records: [], files: [], listed: null, count: null, bytes: null },
  ...{ descriptionFields: null, catalogueFields: null, structure: null },
  ...{ sealed: [], packages: [], readings: [], objects: new Map() },
};
