import type { Row } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { openComponent } from '../preservation/component-bytes.ts';
import type { Content } from '../preservation/read-object.ts';
import type { Storage } from '../preservation/storage.ts';
import { StoreFault } from '../preservation/store-fault.ts';

/** The bytes of a component that was let out; what the store has lost is a problem that names the file. */
export async function openContent(storage: Storage, component: Row<'component'>): Promise<Content> {
  try {
    return await openComponent(storage, component);
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    throw new Problem('access.content-missing', { name: component.file_name }, { cause: error });
  }
}

/** Where they lie, for a worker that reads them by itself. */
export async function pathOf(storage: Storage, component: Row<'component'>): Promise<string> {
  return (await openContent(storage, component)).path;
}
