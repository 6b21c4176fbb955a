import { Readable } from 'node:stream';
import type { CategoryCode } from '@lantai/contract/classification/category.ts';
import type { ProfileValues } from '@lantai/contract/classification/profile-values.ts';
import {
  type Description,
  type DescriptionChanges,
  emptyDescription,
} from '@lantai/contract/records/record.ts';
import type { Actor } from '#platform/actor.ts';
import { stage } from '#preservation/staging.ts';
import type { Storage } from '#preservation/storage.ts';
import { createRecord } from '#records/create-record.ts';
import type { StagedComponent } from '#records/insert-records.ts';
import type { TestAgency, TestArchive } from './test-archive.ts';

/** A component whose bytes lie in staging: plain text, unless said otherwise. */
export async function givenComponent(
  storage: Storage,
  content: string | Buffer,
  { fileName = '正本.txt', mediaType = 'text/plain', role = 'original' }: Named = {},
): Promise<StagedComponent> {
  const bytes = Buffer.from(content);
  const staged = await stage(storage.staging, Readable.from([bytes]));
  return { role, fileName, mediaType, ...staged };
}
type Named = Partial<Pick<StagedComponent, 'fileName' | 'mediaType' | 'role'>>;

/** Everything a record needs to be filed. */
export function completeDescription(changes: DescriptionChanges = {}): Description {
  return {
    ...emptyDescription,
    title: '关于做好防汛工作的通知',
    creator: '示例局',
    date: '2025-05-06',
    retention: 'D30',
    ...changes,
  } as Description;
}

type Given = {
  readonly description?: DescriptionChanges;
  readonly components?: readonly StagedComponent[];
  readonly register?: boolean;
  readonly category?: CategoryCode;
  readonly more?: ProfileValues;
};

/** A record that is ready to be filed, with one component of its own; returns its id. */
export async function givenRecord(
  archive: TestArchive,
  { fondsId, officeId }: TestAgency,
  actor: Actor,
  { description = {}, components, register = true, category = 'WS', more = {} }: Given = {},
): Promise<string> {
  const full = completeDescription({ departmentId: officeId, ...description });
  return archive.run(createRecord, actor, {
    fondsId,
    category,
    description: full,
    more,
    components: components ?? [await givenComponent(archive.storage, crypto.randomUUID())],
    register,
    source: 'upload',
    sourceKey: null,
  });
}
