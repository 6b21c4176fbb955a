import type { HotPackageState } from '@lantai/contract/capture/hot-folder.ts';
import type { PackageFinding } from '@lantai/contract/capture/package-rule.ts';
import { sql } from 'kysely';
import { changed, command } from '#platform/command.ts';
import type { NewRow, Row, Tx } from '#platform/database.ts';
import { getFonds } from '../../classification/fonds-queries.ts';
import { type Incoming, insertRecords, type Taken } from '../../records/insert-records.ts';
import { noteMetadata } from '../../records/metadata/note-metadata.ts';
import type { PackageReading, PackageRecord } from '../package/package-record.ts';
import { type Department, workplaceIn } from '../workplace.ts';
import { hotSource, keepFitting } from './keep-fitting.ts';

type TakePackage = {
  readonly fondsId: string;
  readonly name: string;
  readonly digest: string;
  readonly reading: PackageReading;
};

/**
 * Takes in what of a package can come in, and notes what became of it, in one transaction. The same
 * package again, or the same record in another one, changes nothing and is told as already there.
 */
export const takePackage = command<TakePackage, Row<'hot_folder_package'>>({
  name: 'capture.take-package',

  async perform(context, { fondsId, name, digest, reading }) {
    const { tx, actor, now } = context;
    // Imports and packages of one fonds take turns, so that each sees what the other has committed.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`capture.import:${fondsId}`}, 0))`.execute(
      tx,
    );
    const fonds = await getFonds(tx, fondsId);
    const { departments } = await workplaceIn(tx, actor, fonds.agency_id);
    const fitting = await keepFitting(tx, fonds, reading.records);
    const id = await idOf(tx, fondsId, digest);
    const { taken, events } = await insertRecords(
      { tx, actor, now, fonds },
      fitting.fresh.map((record) => ({ ...incoming(record, departments), intakeId: id })),
    );
    await noteAll({ tx, actor, now, agencyId: fonds.agency_id }, fitting.fresh, taken);
    const findings = [...reading.findings, ...fitting.findings];
    const figures = {
      listed: reading.listed,
      taken: taken.length,
      already_there: fitting.there.length,
      quarantined: taken.filter(({ quarantined }) => quarantined).length,
      refused: reading.listed - taken.length - fitting.there.length,
    };
    const row = await noteOutcome(tx, {
      id,
      agency_id: fonds.agency_id,
      fonds_id: fondsId,
      name,
      digest,
      state: stateOf(figures, findings),
      ...figures,
      findings: JSON.stringify(findings),
      records: JSON.stringify(
        [...fitting.fresh, ...fitting.there].map(({ place, sourceKey }) => ({ place, sourceKey })),
      ),
      received_at: now,
      settled_at: null,
    });
    const { state } = row;
    return changed(
      row,
      {
        subject: `hot-folder-package:${id}`,
        agencyId: fonds.agency_id,
        details: { name, digest, state, ...figures },
      },
      ...events,
    );
  },
});

function stateOf(
  { taken, already_there }: { taken: number; already_there: number },
  findings: readonly PackageFinding[],
): HotPackageState {
  if (taken + already_there === 0) return 'refused';
  return findings.some(({ severity }) => severity === 'error') ? 'partly' : 'accepted';
}

async function idOf(tx: Tx, fondsId: string, digest: string): Promise<string> {
  const known = await tx
    .selectFrom('hot_folder_package')
    .select('id')
    .where('fonds_id', '=', fondsId)
    .where('digest', '=', digest)
    .executeTakeFirst();
  return known?.id ?? crypto.randomUUID();
}

/** A package that was refused before and can come in now has its old row told anew. */
async function noteOutcome(
  tx: Tx,
  row: NewRow<'hot_folder_package'>,
): Promise<Row<'hot_folder_package'>> {
  return tx
    .insertInto('hot_folder_package')
    .values(row)
    .onConflict((conflict) => conflict.constraint('hot_folder_package_once').doUpdateSet(row))
    .returningAll()
    .executeTakeFirstOrThrow();
}

function incoming(record: PackageRecord, departments: readonly Department[]): Incoming {
  const { description, components } = record;
  const said = description.departmentName?.normalize('NFKC').trim().toUpperCase();
  const department = departments.find(
    ({ name, code }) => name.toUpperCase() === said || code.toUpperCase() === said,
  );
  return {
    description: {
      ...description,
      departmentId: department?.id ?? null,
      departmentName: department?.name ?? description.departmentName,
    },
    category: record.category ?? 'WS',
    components,
    retentionGiven: record.retentionGiven,
    securityGiven: record.securityGiven,
    more: { ...record.more },
    source: hotSource,
    sourceKey: record.sourceKey,
    // Handed over by whoever laid it there: it walks the whole way to acceptance.
    receivedAs: 'collected',
    register: true,
  };
}

type Noting = Omit<Parameters<typeof noteMetadata>[0], 'recordId'>;

async function noteAll(
  noting: Noting,
  records: readonly PackageRecord[],
  taken: readonly Taken[],
): Promise<void> {
  const bySource = new Map(records.map((record) => [record.sourceKey, record]));
  for (const { id, sourceKey, quarantined } of taken) {
    const notes = bySource.get(sourceKey ?? '')?.notes;
    if (notes && !quarantined) await noteMetadata({ ...noting, recordId: id }, notes);
  }
}
