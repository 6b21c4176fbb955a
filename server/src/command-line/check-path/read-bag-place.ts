import { join } from 'node:path';
import { bagSentence } from '../../preservation/bagit/bag-finding.ts';
import { validateBag } from '../../preservation/bagit/validate-bag.ts';
import type { FolderTree } from '../../preservation/folder-tree.ts';
import { failed, passed } from '../../quality/check.ts';
import { filesOfTree } from './folder-entries.ts';
import { emptyPlace, type Place, type PlacedFile } from './placed.ts';

/** A bag: its payload as one record that says nothing of itself, its manifests as what was written down before. */
export async function readBagPlace(tree: FolderTree): Promise<Place> {
  const reading = await validateBag(tree.path);
  const files = await filesOfTree(tree);
  const digests = new Map<string, Record<string, string>>();
  for (const { algorithm, digests: of } of reading?.bag?.manifests ?? [])
    for (const [path, digest] of of)
      digests.set(path, { ...digests.get(path), [algorithm]: digest });
  const there = new Map(files.map(({ path, at }) => [path, at]));
  const sealed = [...digests].map(
    ([path, of]): PlacedFile => ({
      ...{ name: path, path: there.get(path) ?? null, size: null, digests: of },
    }),
  );
  const errors = reading?.errors ?? [];
  const oxum = reading?.bag?.labels.find(({ label }) => /^payload-oxum$/i.test(label))?.value;
  return {
    ...emptyPlace,
    kind: 'bag',
    files,
    listed: sealed.map(({ name }) => name),
    bytes: oxum === undefined ? null : Number(oxum.split('.')[0]),
    sealed: sealed.map((one) => ({ ...one, path: one.path ?? join(tree.path, one.name) })),
    structure:
      errors.length === 0
        ? [passed('BagIt 结构', '符合 BagIt', '符合')]
        : errors.map((finding) => failed('BagIt 结构', '符合 BagIt', bagSentence(finding))),
    records: [
      {
        ...{ label: 'data', elements: null, isWhole: false, fileCount: null, acts: null },
        files: sealed.filter(({ name }) => name.startsWith('data/')),
      },
    ],
  };
}
