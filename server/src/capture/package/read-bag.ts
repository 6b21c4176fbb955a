import { basename, join } from 'node:path';
import { foundInPackage, type PackageFinding } from '@lantai/contract/capture/package-rule.ts';
import { type BagFinding, bagSentence } from '../../preservation/bagit/bag-finding.ts';
import { type Bag, validateBag } from '../../preservation/bagit/validate-bag.ts';
import { filesBelow, isFileInside, readFolderTree } from '../../preservation/folder-tree.ts';
import { describeBag } from './describe-bag.ts';
import type { KeepBytes, PackageReading } from './package-record.ts';
import { readExported } from './read-exported.ts';
import { readTransferFolder } from './read-transfer-folder.ts';
import { recordOfElements } from './record-of-elements.ts';

/** A bag lies in the folder itself or, as in a ZIP of one, a step deeper. */
export async function findBag(folder: string): Promise<string | undefined> {
  if (await isFileInside(folder, 'bagit.txt')) return folder;
  const tree = await readFolderTree(folder);
  const inside = (tree?.namesIn('') ?? []).filter(
    (name) => tree?.kinds.get(`${name}/bagit.txt`) === 'file',
  );
  const [only] = inside;
  return only !== undefined && inside.length === 1 ? join(folder, only) : undefined;
}

/** So many are told; a bag that lacks everything has as many faults as files. */
const mostTold = 100;

/**
 * Takes in a bag that is whole, byte by byte; of any other nothing. An export of ours gives its records back;
 * a payload that is a transfer package, or has envelopes, is read as that; any other bag is one document.
 */
export async function readBag(folder: string, keep: KeepBytes): Promise<PackageReading> {
  const reading = await validateBag(folder);
  const { errors = [], warnings = [], bag = null } = reading ?? {};
  const refused = errors.slice(0, mostTold).map((error) => told('bag-invalid', error));
  if (!bag || errors.length > 0) return { records: [], findings: refused, listed: 0 };
  const remarks = warnings.slice(0, mostTold).map((one) => told('bag-remarked', one));
  const read = await readPayload(folder, bag, keep);
  return { ...read, findings: [...remarks, ...read.findings] };
}

const told = (rule: 'bag-invalid' | 'bag-remarked', finding: BagFinding): PackageFinding =>
  foundInPackage(finding.path || '包', rule, {
    reason: bagSentence(finding).replace(/。$/u, ''),
  });

async function readPayload(folder: string, bag: Bag, keep: KeepBytes): Promise<PackageReading> {
  const tree = await readFolderTree(folder);
  const paths = tree ? filesBelow(tree, 'data') : [];
  const exported = await readExported(folder, paths, keep);
  if (exported) return exported;
  if (paths.some((path) => /(?:\.eep|\/(?:目录文件|文件目录)\.xml)$/iu.test(path)))
    return readTransferFolder(join(folder, 'data'), keep);
  const name = basename(folder);
  const { described, finding } = await describeBag({
    folder,
    name,
    paths,
    labels: bag.labels,
    keep,
  });
  if (!described) return { records: [], findings: finding ? [finding] : [], listed: 1 };
  const { record, findings } = recordOfElements(described);
  return { records: record ? [record] : [], findings, listed: 1 };
}
