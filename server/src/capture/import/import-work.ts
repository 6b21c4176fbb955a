import type { Actor } from '#platform/actor.ts';
import type { Platform } from '#platform/command.ts';
import type { JobContext } from '#platform/job.ts';
import { stagedPath } from '../../preservation/staging.ts';
import type { Storage } from '../../preservation/storage.ts';
import type { Catalogue } from '../catalogue/catalogue-row.ts';
import { openCatalogue } from '../catalogue/read-catalogue.ts';
import type { StagedCatalogue } from './begin-import.ts';
import type { ComponentSource } from './component-source.ts';
import type { ImportTarget } from './import-target.ts';

/** One import: who does it, with what, and where it goes. The same for a job and for the command line. */
export type ImportWork = {
  readonly platform: Platform;
  readonly storage: Storage;
  readonly actor: Actor;
  readonly importId: string;
  readonly dryRun: boolean;
  readonly catalogue: StagedCatalogue;
  /** Undefined: no files came with the catalogue, and names are only kept. */
  readonly source: ComponentSource | undefined;
  readonly target: ImportTarget;
  readonly progress: JobContext['progress'];
};

/** Opened anew for each walk: the rows of a large catalogue are never all in memory. */
export function openStagedCatalogue({
  storage,
  catalogue,
}: Pick<ImportWork, 'storage' | 'catalogue'>): Promise<Catalogue> {
  return openCatalogue(stagedPath(storage.staging, catalogue.sha512), catalogue.fileName);
}
