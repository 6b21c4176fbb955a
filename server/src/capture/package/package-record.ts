import type { Readable } from 'node:stream';
import type { PackageFinding } from '@lantai/contract/capture/package-rule.ts';
import type { CategoryCode } from '@lantai/contract/classification/category.ts';
import type { MetadataNotes } from '@lantai/contract/records/metadata.ts';
import type { Description } from '@lantai/contract/records/record.ts';
import type { StagedComponent } from '../../records/insert-records.ts';
import type { StagedBytes } from '../import/component-source.ts';

/** A record as a package brings it, its files staged already. */
export type PackageRecord = {
  /** Where in the package it stands, for findings. */
  readonly place: string;
  /** What its maker's system calls it: the same again is the same record. */
  readonly sourceKey: string;
  readonly description: Description;
  readonly category: CategoryCode | null;
  readonly retentionGiven: string | null;
  readonly securityGiven: string | null;
  readonly more: Readonly<Record<string, string>>;
  readonly notes: MetadataNotes;
  readonly components: readonly StagedComponent[];
  /** Bears a secrecy mark: it has no files here, and will be quarantined. */
  readonly isSecret: boolean;
};

export type PackageReading = {
  /** What can come in. Whatever cannot is named in the findings, and keeps nothing else out. */
  readonly records: readonly PackageRecord[];
  readonly findings: readonly PackageFinding[];
  /** Records the package speaks of, those that cannot come in among them. */
  readonly listed: number;
};

/** Takes bytes of a package over: a file of its folder, or a stream out of an envelope. */
export type KeepBytes = (source: Readable | string, name: string) => Promise<StagedBytes>;
