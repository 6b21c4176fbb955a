import { chmod, mkdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addVersion } from '../add-version.ts';
import {
  givenObject,
  givenStore,
  note,
  openStore,
  stageText,
  type TestStore,
} from '../given-store.test-fixture.ts';
import { objectPath } from '../ocfl-root.ts';
import { writeObject } from '../write-object.ts';
import { followObject } from './follow-object.ts';
import type { Place } from './object-evidence.ts';

export type TestCopies = AsyncDisposable & {
  readonly store: TestStore;
  readonly main: Place;
  readonly copies: readonly Place[];
  /** The first of them. */
  readonly copy: Place;
  readonly damaged: string;
};

export async function openPlace(data: string, name: string): Promise<Place> {
  await mkdir(data, { recursive: true });
  return { name, root: (await openStore(data)).root, copyId: name };
}

/** A store with objects of two versions each, and copies that have followed it. */
export async function givenCopies(
  ids: readonly string[],
  { copies = 1 }: { copies?: number } = {},
): Promise<TestCopies> {
  const store = await givenStore();
  const places: Place[] = [];
  for (let number = 1; number <= copies; number += 1)
    places.push(await openPlace(join(store.data, `copy${number}`), `副本${number}`));
  for (const id of ids) {
    await givenTwoVersions(store, id);
    for (const { root } of places) await followObject(store.root, root, id);
  }
  return {
    store,
    main: { name: '存储', root: store.root, copyId: null },
    copies: places,
    get copy() {
      const [first] = places;
      if (!first) throw new Error('there is no copy');
      return first;
    },
    damaged: join(store.data, 'damaged'),
    [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
  };
}

export async function givenTwoVersions(store: TestStore, id: string): Promise<void> {
  await writeObject(store.root, await givenObject(store.staging, id));
  await givenSecondVersion(store, id);
}

export async function givenSecondVersion({ root, staging }: TestStore, id: string): Promise<void> {
  const { sha512, sm3 } = await stageText(staging, `转换件 of ${id}`);
  const put = [{ logicalPath: 'content/003-转换件.txt', source: { staged: sha512, sm3 } }];
  await addVersion(root, id, { ...note, message: '格式转换', base: 'v1', put });
}

export function fileOf({ root }: Place, id: string, path: string): string {
  return join(objectPath(root, id), path);
}

export const harms = {
  async flip(path: string) {
    const bytes = await readFile(path);
    const at = Math.floor(bytes.length / 2);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    await chmod(path, 0o644);
    await writeFile(path, bytes);
  },
  async cut(path: string) {
    await chmod(path, 0o644);
    await truncate(path, 3);
  },
  async lose(path: string) {
    await rm(path);
  },
  async empty(path: string) {
    await chmod(path, 0o644);
    await truncate(path, 0);
  },
};

export async function swap(one: string, other: string): Promise<void> {
  await rename(one, `${one}.x`);
  await rename(other, one);
  await rename(`${one}.x`, other);
}
