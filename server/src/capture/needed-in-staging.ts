import { keepHouse, type Platform } from '#platform/command.ts';

/** Whether anything still refers to staged bytes: a record not filed yet, an upload, an import, a document handed over, what belongs to a check. */
export async function isNeededInStaging(platform: Platform, sha512: string): Promise<boolean> {
  return keepHouse(platform, async (tx) => {
    const component = tx
      .selectFrom('component')
      .select('id')
      .where('sha512', '=', sha512)
      .where('logical_path', 'is', null);
    const upload = tx
      .selectFrom('upload')
      .select('id')
      .where('sha512', '=', sha512)
      .where('state', '=', 'staged');
    const imported = tx
      .selectFrom('import_file')
      .innerJoin('import_run', 'import_run.id', 'import_file.import_id')
      .select('import_run.id')
      .where('sha512', '=', sha512)
      .where('import_run.ended_at', 'is', null);
    const catalogue = tx
      .selectFrom('import_run')
      .select('id')
      .where('catalogue_sha512', '=', sha512);
    // Of a document handed over: what was replaced or waits stays, what was expelled does not, nor what was destroyed.
    const handedOver = tx
      .selectFrom('delivery_component')
      .innerJoin('delivery', 'delivery.id', 'delivery_component.delivery_id')
      .leftJoin('record', 'record.id', 'delivery.record_id')
      .select('delivery.id')
      .where('sha512', '=', sha512)
      .where((row) =>
        row.or([
          row('delivery.standing', 'in', ['superseded', 'declined']),
          row('delivery.held_for', 'is not', null),
        ]),
      )
      .where((row) =>
        row.or([row('record.state', 'is', null), row('record.state', '<>', 'destroyed')]),
      )
      .where((row) =>
        row.or([row('record.quarantined_at', 'is', null), row('record.state', '<>', 'voided')]),
      );
    const evidence = tx.selectFrom('check_evidence').select('id').where('sha512', '=', sha512);
    const scan = tx.selectFrom('weakness_scan').select('id').where('sha512', '=', sha512);
    const report = tx.selectFrom('kept_check_report').select('id').where('sha512', '=', sha512);
    const { needed } = await tx
      .selectNoFrom((row) =>
        row
          .or([
            row.exists(component),
            row.exists(upload),
            row.exists(imported),
            row.exists(catalogue),
            row.exists(handedOver),
            row.exists(evidence),
            row.exists(scan),
            row.exists(report),
          ])
          .as('needed'),
      )
      .executeTakeFirstOrThrow();
    return Boolean(needed);
  });
}
