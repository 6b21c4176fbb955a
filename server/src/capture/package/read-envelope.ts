import { foundInPackage, type PackageFinding } from '@lantai/contract/capture/package-rule.ts';
import type { EepRecord } from '../../preservation/eep/eep-record.ts';
import { readEep } from '../../preservation/eep/read-eep.ts';
import type { StagedComponent } from '../../records/insert-records.ts';
import { baseName } from '../base-name.ts';
import type { StagedBytes } from '../import/component-source.ts';
import { roleInName } from './component-role-of-name.ts';
import type { KeepBytes } from './package-record.ts';
import type { ToldRecord } from './record-of-elements.ts';

/** An EEP as a record on its way in, or why it is none; its files go to `keep` as they are read. */
export async function readEnvelope(
  path: string,
  place: string,
  keep: KeepBytes,
): Promise<{ told: ToldRecord | undefined; findings: PackageFinding[] }> {
  const kept: StagedBytes[] = [];
  const reading = await readEep(path, async (at, bytes) => {
    const staged = await keep(bytes, `${at + 1}`);
    kept[at] = staged;
    return staged;
  });
  const findings = reading.findings.map(({ severity, message }) =>
    severity === 'error'
      ? foundInPackage(place, 'package-damaged', { reason: message })
      : foundInPackage(place, 'package-unproven'),
  );
  const { record, places } = reading;
  if (!record || findings.some(({ severity }) => severity === 'error'))
    return { told: undefined, findings };
  const components = componentsOf(record, places, kept);
  return {
    told: {
      place,
      sourceKey: record.identifier,
      code: record.code,
      elements: record.elements,
      remarks: record.notes,
      agents: record.agents,
      business: record.business,
      components,
    },
    findings,
  };
}

function componentsOf(
  { documents }: EepRecord,
  places: readonly number[],
  kept: readonly StagedBytes[],
): StagedComponent[] {
  let next = 0;
  return documents.flatMap(({ title, isMain, encodings }) =>
    encodings.flatMap(({ fileName }) => {
      const staged = kept[places[next] ?? -1];
      next += 1;
      if (!staged) return [];
      const role = roleInName(title) ?? (isMain ? 'original' : 'attachment');
      return [{ ...staged, fileName: baseName(fileName), role }];
    }),
  );
}
