import { createReadStream } from 'node:fs';
import type { Row } from '#platform/database.ts';
import { type Content, openContent } from './read-object.ts';
import { openStaged, stagedPath } from './staging.ts';
import type { Storage } from './storage.ts';

/** The name of a record's object in the store: for good, and for nothing else. */
export function objectId(recordId: string): string {
  return `urn:uuid:${recordId}`;
}

type Stored = Pick<Row<'component'>, 'record_id' | 'sha512' | 'logical_path'>;

/** The bytes of a component: in its record's object once it is filed, in staging until then. */
export async function openComponent(storage: Storage, component: Stored): Promise<Content> {
  const { record_id, sha512, logical_path } = component;
  if (logical_path !== null) return openContent(storage.store, objectId(record_id), logical_path);
  const { size, stream } = await openStaged(storage.staging, sha512);
  stream.destroy();
  return {
    sha512,
    size,
    path: stagedPath(storage.staging, sha512),
    read: (range = {}) => createReadStream(stagedPath(storage.staging, sha512), range),
  };
}
