import { Readable } from 'node:stream';
import { emptyDescription } from '@lantai/contract/records/record.ts';
import { readSecurityLevel } from '@lantai/contract/records/security-level.ts';
import { systemActor } from '#platform/actor.ts';
import { execute, read } from '#platform/command.ts';
import type { Installation } from '../installation.ts';
import { sniffFile } from '../preservation/media-type.ts';
import { stage, stagedPath } from '../preservation/staging.ts';
import { createRecord } from '../records/create-record.ts';
import type { StagedComponent } from '../records/insert-records.ts';
import { componentBytes } from './component-bytes.ts';
import type { DemoComponent } from './components.ts';
import type { DemoDistrict } from './district.ts';
import type { Organisation } from './load-organisation.ts';
import type { DemoRecord } from './records.ts';

/** Hands every document of the district in, by whoever handled it. */
export async function loadRecords(
  installation: Installation,
  { records }: DemoDistrict,
  organisation: Organisation,
): Promise<void> {
  const { platform } = installation;
  const there = await read(platform, systemActor, (db) =>
    db.selectFrom('record').select('source_key').where('source', '=', 'demo').execute(),
  );
  const known = new Set(there.map(({ source_key }) => source_key));
  const handlers = new Map<string, Awaited<ReturnType<Organisation['actor']>>>();
  for (const record of records) {
    if (known.has(record.id)) continue;
    const handler = handlers.get(record.handler) ?? (await organisation.actor(record.handler));
    handlers.set(record.handler, handler);
    const components = [];
    for (const component of record.components)
      components.push(await stageComponent(installation, component));
    await execute(platform, createRecord, handler, {
      fondsId: organisation.fondsId(record.fonds),
      category: 'WS',
      description: descriptionOf(record, organisation),
      components,
      register: record.stage !== 'draft',
      source: 'demo',
      sourceKey: record.id,
    });
  }
}

function descriptionOf(
  { fonds, department, year, description }: DemoRecord,
  organisation: Organisation,
) {
  const { title, documentNumber, creator, date, genre, securityLevel, retention, pages } =
    description;
  return {
    ...emptyDescription,
    title: title || null,
    documentNumber,
    creator,
    date: date ?? null,
    year,
    documentType: genre,
    securityLevel: readSecurityLevel(securityLevel)?.level ?? 'public',
    retention,
    pages,
    departmentId: organisation.departmentId(fonds, department),
  };
}

async function stageComponent(
  { storage }: Installation,
  component: DemoComponent,
): Promise<StagedComponent> {
  const staged = await stage(storage.staging, Readable.from(await componentBytes(component)));
  return {
    role: component.role,
    fileName: component.name,
    mediaType: await sniffFile(stagedPath(storage.staging, staged.sha512)),
    ...staged,
  };
}
