import type { CategoryCode } from '@lantai/contract/classification/category.ts';
import { type CommandContext, changed, command } from '#platform/command.ts';
import { enqueue } from '#platform/job.ts';
import { getFonds } from '../../classification/fonds-queries.ts';
import { getStaged, type StagedUpload, takeUploads } from '../upload/take-uploads.ts';
import { workplaceIn } from '../workplace.ts';

/** The name is written into the queue and the history: it never changes. */
export const importCatalogueName = 'capture.import-catalogue';

/** Who has no person behind them, such as the command line of the machine itself. */
const nobodyInPerson = '00000000-0000-0000-0000-000000000000';

type StartImport = {
  fondsId: string;
  category: CategoryCode;
  catalogueUploadId: string;
  fileUploadIds: readonly string[];
  dryRun: boolean;
};

/** Asks for a catalogue to be imported, with the files that came with it; a job does it. */
export const startImport = command<StartImport, string>({
  name: 'capture.start-import',

  async perform(context, input) {
    const { tx, actor } = context;
    const { catalogueUploadId, fileUploadIds, dryRun } = input;
    const take = dryRun ? getStaged : takeUploads;
    // Both at once, so that the locks are taken in one order.
    const staged = await take(tx, actor, [catalogueUploadId, ...fileUploadIds]);
    const [catalogue, ...files] = staged;
    if (!catalogue) throw new RangeError('a catalogue was asked for');
    const run = await insertRun(context, { ...input, catalogue });
    await insertFiles(context, run, files);
    const payload = { importId: run.id };
    const job = { agencyId: run.agencyId, payload };
    const jobId = await enqueue(context, { name: importCatalogueName }, job);
    await tx.updateTable('import_run').set({ job_id: jobId }).where('id', '=', run.id).execute();
    return changed(run.id, beganEvent(run, { ...input, catalogue }, files.length));
  },
});

type OpenImport = {
  fondsId: string;
  category: CategoryCode;
  catalogue: StagedCatalogue;
  dryRun: boolean;
};

export type StagedCatalogue = Pick<StagedUpload, 'fileName' | 'sha512'>;

/**
 * Begins an import that is done at once by who asks, at the command line. Earlier ones of the same
 * catalogue that never ended were cut off, since no job goes on with them: they are said to have
 * failed. (One that is alive after all says so again with its next batch.)
 */
export const openImport = command<OpenImport, string>({
  name: 'capture.open-import',

  async perform(context, input) {
    const { tx, now } = context;
    await tx
      .updateTable('import_run')
      .set({ state: 'failed', ended_at: now })
      .where('fonds_id', '=', input.fondsId)
      .where('catalogue_sha512', '=', input.catalogue.sha512)
      .where('job_id', 'is', null)
      .where('ended_at', 'is', null)
      .execute();
    const run = await insertRun(context, input);
    return changed(run.id, beganEvent(run, input, 0));
  },
});

type Run = { id: string; agencyId: string };

async function insertRun(
  { tx, actor, now }: CommandContext,
  { fondsId, category, catalogue, dryRun }: OpenImport,
): Promise<Run> {
  const fonds = await getFonds(tx, fondsId);
  const { home } = await workplaceIn(tx, actor, fonds.agency_id);
  const { id } = await tx
    .insertInto('import_run')
    .values({
      agency_id: fonds.agency_id,
      fonds_id: fondsId,
      department_id: home?.id ?? null,
      category,
      file_name: catalogue.fileName,
      catalogue_sha512: catalogue.sha512,
      dry_run: dryRun,
      state: 'checking',
      asked_by: actor.personId ?? actor.accountId ?? nobodyInPerson,
      asked_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id, agencyId: fonds.agency_id };
}

function beganEvent(
  { id, agencyId }: Run,
  { category, catalogue, dryRun }: OpenImport,
  files: number,
) {
  const details = {
    catalogue: catalogue.fileName,
    sha512: catalogue.sha512,
    category,
    dryRun,
    files,
  };
  return { subject: `import:${id}`, agencyId, details };
}

async function insertFiles(
  { tx }: CommandContext,
  { id, agencyId }: Run,
  files: readonly StagedUpload[],
): Promise<void> {
  const rows = distinctPaths(files).map(({ path, size, mediaType, sha512, sm3 }) => ({
    import_id: id,
    agency_id: agencyId,
    path,
    size,
    media_type: mediaType,
    sha512,
    sm3,
  }));
  for (let start = 0; start < rows.length; start += 5000)
    await tx
      .insertInto('import_file')
      .values(rows.slice(start, start + 5000))
      .execute();
}

/**
 * The same file sent twice is one file. Different files of one name are put into folders `1`, `2`, so
 * that a row naming it finds several and the archivist decides which is meant.
 */
export function distinctPaths<Sent extends { fileName: string; sha512: string }>(
  files: readonly Sent[],
): (Sent & { path: string })[] {
  return [...Map.groupBy(files, ({ fileName }) => fileName).values()].flatMap((sameName) => {
    const distinct = [...new Map(sameName.map((sent) => [sent.sha512, sent])).values()];
    const isAlone = distinct.length === 1;
    return distinct.map((sent, index) => ({
      ...sent,
      path: isAlone ? sent.fileName : `${index + 1}/${sent.fileName}`,
    }));
  });
}
