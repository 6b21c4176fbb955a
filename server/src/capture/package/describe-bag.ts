import { join } from 'node:path';
import { foundInPackage, type PackageFinding } from '@lantai/contract/capture/package-rule.ts';
import type { BagLabel } from '../../preservation/bagit/read-bag-info.ts';
import { digestText } from '../../preservation/digest.ts';
import type { StagedComponent } from '../../records/insert-records.ts';
import { baseName } from '../base-name.ts';
import { rolesOfNames } from './component-role-of-name.ts';
import type { KeepBytes } from './package-record.ts';
import type { ToldRecord } from './record-of-elements.ts';

type ForeignBag = {
  readonly folder: string;
  readonly name: string;
  /** The payload, with `data/` before it. */
  readonly paths: readonly string[];
  readonly labels: readonly BagLabel[];
  readonly keep: KeepBytes;
};

/** As many as a document of the exchange interface may have. */
const most = 200;

/**
 * A bag that brings no catalogue is one document: what bag-info.txt says, it says of the whole. A bag with more
 * files than a document has is a heap that nobody has put in order, and goes back.
 */
export async function describeBag({ folder, name, paths, labels, keep }: ForeignBag): Promise<{
  described?: ToldRecord;
  finding?: PackageFinding;
}> {
  if (paths.length === 0)
    return { finding: foundInPackage('data', 'content-missing', { value: name }) };
  if (paths.length > most)
    return { finding: foundInPackage('包', 'bag-undivided', { files: paths.length, most }) };
  const said = (label: string) =>
    labels
      .filter((one) => one.label.toLowerCase() === label.toLowerCase() && one.value !== '')
      .map(({ value }) => value)
      .join('；');
  const components = await keepPayload(folder, paths, keep);
  return {
    described: {
      place: '包',
      // Without a name of its maker's a bag is what it holds.
      sourceKey: said('External-Identifier') || `bag:${contentDigest(components)}`,
      code: '',
      elements: {
        题名: said('External-Description') || said('Internal-Sender-Description') || name,
        ...(said('Source-Organization') && { 责任者: said('Source-Organization') }),
      },
      remarks: [remarkOf(labels, paths)],
      agents: [],
      business: [],
      components,
    },
  };
}

// What the archive finds out by itself, and persons that are reached by telephone and mail: the bag keeps them.
const unsaid = /^(?:Contact-.*|Payload-Oxum|Bag-Size|Bag-Software-Agent)$/iu;

function remarkOf(labels: readonly BagLabel[], paths: readonly string[]): string {
  const lines = labels
    .filter(({ label, value }) => !unsaid.test(label) && value !== '')
    .map(({ label, value }) => `${label}: ${value}`);
  const isNested = paths.some((path) => path.split('/').length > 2);
  const places = paths.map((path) => path.slice('data/'.length)).join('；');
  return ['随 BagIt 包接收', ...lines, ...(isNested ? [`包内位置：${places}`] : [])]
    .join('\n')
    .slice(0, mostRemark);
}

/** The remark of a description takes no more; the rest is in the bag. */
const mostRemark = 2000;

async function keepPayload(folder: string, paths: readonly string[], keep: KeepBytes) {
  const names = namesOf(paths);
  const roles = rolesOfNames(names);
  const components: StagedComponent[] = [];
  for (const [index, path] of paths.entries()) {
    const fileName = names[index] ?? baseName(path);
    const staged = await keep(join(folder, path), fileName);
    components.push({ ...staged, fileName, role: roles[index] ?? 'attachment' });
  }
  return components;
}

/** Two of one name are told apart by the folders they came in. */
function namesOf(paths: readonly string[]): string[] {
  const counted = Map.groupBy(paths, baseName);
  return paths.map((path) =>
    counted.get(baseName(path))?.length === 1 ? baseName(path) : path.split('/').slice(1).join('-'),
  );
}

const contentDigest = (components: readonly StagedComponent[]) =>
  digestText(components.map(({ fileName, sm3 }) => `${sm3}  ${fileName}\n`).join('')).sm3;
