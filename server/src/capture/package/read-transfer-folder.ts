import { open, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { foundInPackage, type PackageFinding } from '@lantai/contract/capture/package-rule.ts';
import { normaliseArchivalCode } from '@lantai/contract/classification/archival-code.ts';
import { findSecrecyMark } from '@lantai/contract/records/secrecy-mark.ts';
import { readWrittenDate } from '@lantai/contract/records/written-date.ts';
import { agentOf, businessOf, elementsOf } from '../../preservation/eep/eep-content.ts';
import type { EepAgent, EepBusiness } from '../../preservation/eep/eep-record.ts';
import type { XmlNode } from '../../preservation/xml/read-xml.ts';
import type { StagedComponent } from '../../records/insert-records.ts';
import { baseName } from '../base-name.ts';
import { rolesOfNames } from './component-role-of-name.ts';
import { filesIn } from './folder-files.ts';
import type { KeepBytes, PackageReading, PackageRecord } from './package-record.ts';
import { readEnvelope } from './read-envelope.ts';
import { recordOfElements, type ToldRecord } from './record-of-elements.ts';
import { type CatalogueRow, readForeignXml, readTransferCatalogue } from './transfer-catalogue.ts';

const catalogueName = /^(?:目录文件|文件目录)\.xml$/iu;
const statementName = /^说明文件\.txt$/iu;
const metadataName = /元数据.*\.xml$/iu;
const envelopeName = /\.eep$/iu;
/** What goes with a transfer and is no record: lists, rules, registers (DA/T 93-2022, appendix B). */
const besideRecords = /^其他\//u;

/**
 * Reads a transfer package (移交信息包, DA/T 93-2022, appendix B): the catalogue says which records
 * there are, a folder named by its code has the files and the metadata of each. Where there is no catalogue,
 * every EEP is a record. Each record is judged by itself; nothing ends at the first error.
 */
export async function readTransferFolder(folder: string, keep: KeepBytes): Promise<PackageReading> {
  const { paths, findings } = await filesIn(folder);
  const root = rootOf(paths);
  const inside = paths
    .filter((path) => path.startsWith(root))
    .map((path) => path.slice(root.length))
    .filter((path) => !besideRecords.test(path));
  const catalogue = inside.find((path) => catalogueName.test(path));
  const context = { folder: join(folder, root), inside, keep };
  const read =
    catalogue === undefined ? await readEnvelopes(context) : await readListed(context, catalogue);
  return { ...read, findings: [...findings, ...read.findings] };
}

type Context = {
  readonly folder: string;
  readonly inside: readonly string[];
  readonly keep: KeepBytes;
};

/** The package may be one folder deeper, as a ZIP of a folder is. */
function rootOf(paths: readonly string[]): string {
  const catalogue = paths.find((path) => catalogueName.test(baseName(path)));
  if (catalogue !== undefined) return catalogue.slice(0, -baseName(catalogue).length);
  return '';
}

async function readEnvelopes({ folder, inside, keep }: Context): Promise<PackageReading> {
  const envelopes = inside.filter((path) => envelopeName.test(path));
  if (envelopes.length === 0)
    return { records: [], listed: 0, findings: [foundInPackage('移交包', 'catalogue-missing')] };
  const records: PackageRecord[] = [];
  const findings: PackageFinding[] = [];
  for (const path of envelopes) {
    const { told, findings: ofEnvelope } = await readEnvelope(join(folder, path), path, keep);
    const judged = told && recordOfElements(told);
    if (judged?.record) records.push(judged.record);
    findings.push(...ofEnvelope, ...(judged?.findings ?? []));
  }
  return { records, findings, listed: envelopes.length };
}

async function readListed(context: Context, catalogue: string): Promise<PackageReading> {
  const { folder, inside } = context;
  const { rows, findings } = await readTransferCatalogue(join(folder, catalogue));
  const folders = foldersByCode(inside, rows);
  const seen = new Set<string>();
  const records: PackageRecord[] = [];
  for (const row of rows) {
    const code = row.code === null ? '' : normaliseArchivalCode(row.code);
    const fault = faultOf(row, code, { seen, folders });
    seen.add(code);
    if (fault) findings.push(fault);
    else {
      const read = await readRow(context, row, { code, paths: folders.get(code) ?? [] });
      if (read.record) records.push(read.record);
      findings.push(...read.findings);
    }
  }
  const unlisted = [...folders.keys()].filter((code) => !seen.has(code) && rows.length > 0);
  return {
    records,
    listed: rows.length,
    findings: [
      ...findings,
      ...unlisted.map((value) =>
        findSecrecyMark(value)
          ? foundInPackage('移交包', 'secrecy-mark-found')
          : foundInPackage('移交包', 'content-unlisted', { value }),
      ),
      ...(await countDiffers(context, rows.length)),
    ],
  };
}

type Folders = ReadonlyMap<string, readonly string[]>;

/** Files by the listed code that a folder above them bears, or whose row names them; of others, by the nearest folder. */
function foldersByCode(inside: readonly string[], rows: readonly CatalogueRow[]): Folders {
  const listed = new Set(rows.map(({ code }) => normaliseArchivalCode(code ?? '')));
  const nested = inside.filter((path) => path.includes('/'));
  const named = codesByName(nested, rows);
  return Map.groupBy(nested, (path) => {
    const above = path.split('/').slice(0, -1).map(normaliseArchivalCode);
    const own = above.findLast((step) => listed.has(step)) ?? named.get(baseName(path));
    return own ?? above.at(-1) ?? '';
  });
}

/** 电子档案名称 (档发〔2012〕7号, 附件 2), as far as it names one file and no other row names the same. */
function codesByName(
  nested: readonly string[],
  rows: readonly CatalogueRow[],
): ReadonlyMap<string, string> {
  const told = rows.flatMap(({ code, fields }) =>
    (fields.电子档案名称 ? fields.电子档案名称.split(/[；;、]/u) : []).map(
      (name) => [baseName(name.trim()), normaliseArchivalCode(code ?? '')] as const,
    ),
  );
  const files = Map.groupBy(nested, baseName);
  const byName = Map.groupBy(told, ([name]) => name);
  return new Map(
    told.filter(([name]) => byName.get(name)?.length === 1 && files.get(name)?.length === 1),
  );
}

function faultOf(
  { place, code: given }: CatalogueRow,
  code: string,
  { seen, folders }: { seen: ReadonlySet<string>; folders: Folders },
): PackageFinding | undefined {
  if (given === null) return foundInPackage(place, 'code-missing');
  if (seen.has(code)) return foundInPackage(place, 'code-repeated', { value: given });
  if (!folders.has(code)) return foundInPackage(place, 'content-missing', { value: given });
  return undefined;
}

type Found = { readonly code: string; readonly paths: readonly string[] };

async function readRow(context: Context, row: CatalogueRow, { code, paths }: Found) {
  const envelope = paths.find((path) => envelopeName.test(path));
  if (envelope !== undefined) return readEnveloped(context, row, envelope);
  const metadata = paths.find((path) => metadataName.test(baseName(path)));
  const { entities, findings } = await readMetadata(context, metadata);
  const contents = paths.filter((path) => path !== metadata);
  if (contents.length === 0)
    return {
      record: undefined,
      findings: [foundInPackage(row.place, 'content-missing', { value: row.code ?? code })],
    };
  const judged = recordOfElements({
    place: row.place,
    sourceKey: code,
    code: row.code ?? code,
    elements: { ...elementsOfRow(row), ...entities.elements },
    remarks: row.fields.备注 ? [row.fields.备注] : [],
    agents: entities.agents,
    business: entities.business,
    components: await keepFiles(context, contents),
  });
  return { record: judged.record, findings: [...findings, ...judged.findings] };
}

async function readEnveloped({ folder, keep }: Context, row: CatalogueRow, envelope: string) {
  const { told, findings } = await readEnvelope(join(folder, envelope), row.place, keep);
  if (!told) return { record: undefined, findings };
  const judged = recordOfElements(told);
  if (judged.record?.isSecret !== false)
    return { ...judged, findings: [...findings, ...judged.findings] };
  const listed = elementsOfRow(row);
  const differences = ['题名', '责任者', '日期'].flatMap((field) => {
    const [value, other] = [listed[field], told.elements[field]];
    return value === undefined || other === undefined || saysSame(field, value, other)
      ? []
      : [foundInPackage(row.place, 'catalogue-differs', { field, value, other })];
  });
  return { record: judged.record, findings: [...findings, ...differences, ...judged.findings] };
}

/** A catalogue writes days as 20250506, a package as 2025-05-06. */
function saysSame(field: string, value: string, other: string): boolean {
  if (value === other || field !== '日期') return value === other;
  const [one, two] = [readWrittenDate(value), readWrittenDate(other)];
  return one.kind === 'day' && two.kind === 'day' && one.day === two.day;
}

/** The columns of the catalogue under the names of DA/T 46. */
function elementsOfRow({ fields }: CatalogueRow): Record<string, string> {
  const {
    顺序号: _number,
    档号: _code,
    备注: _remark,
    电子档案名称: _files,
    文号,
    ...others
  } = fields;
  return { ...others, ...(文号 && { 文件编号: 文号 }) };
}

async function keepFiles({ folder, keep }: Context, paths: readonly string[]) {
  const roles = rolesOfNames(paths.map(baseName));
  const components: StagedComponent[] = [];
  for (const [index, path] of paths.entries()) {
    const fileName = baseName(path);
    const staged = await keep(join(folder, path), fileName);
    components.push({ ...staged, fileName, role: roles[index] ?? 'attachment' });
  }
  return components;
}

type Entities = Pick<ToldRecord, 'elements'> & { agents: EepAgent[]; business: EepBusiness[] };

async function readMetadata({ folder }: Context, path: string | undefined) {
  const none: Entities = { elements: {}, agents: [], business: [] };
  if (path === undefined) return { entities: none, findings: [] };
  const root = await readSmallXml(join(folder, path));
  if (typeof root === 'string') {
    const details = { value: basename(path), reason: root };
    return { entities: none, findings: [foundInPackage(path, 'metadata-unreadable', details)] };
  }
  const [entity] = [...below(root, '文件实体')];
  const entities: Entities = {
    elements: elementsOf(entity),
    agents: [...below(root, '机构人员实体')].map(agentOf),
    business: [...below(root, '业务实体')].map(businessOf),
  };
  return { entities, findings: [] };
}

// The metadata of one record are kilobytes, and a statement is a page.
const [mostMetadata, mostStatement] = [32 * 2 ** 20, 2 ** 20];

async function readSmallXml(path: string): Promise<XmlNode | string> {
  if ((await stat(path)).size > mostMetadata) return '文件过大';
  return readForeignXml(await readFile(path));
}

async function beginningOf(path: string, most: number): Promise<Buffer> {
  await using handle = await open(path);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(most), 0, most, 0);
  return buffer.subarray(0, bytesRead);
}

/** The entities of DA/T 48 wherever they stand: metadata files wrap them each in their own way. */
function* below(node: XmlNode, name: string): Generator<XmlNode> {
  if (node.name === name) yield node;
  else for (const child of node.children) yield* below(child, name);
}

/** 说明文件 says how many records there are to be. */
async function countDiffers(
  { folder, inside }: Context,
  listed: number,
): Promise<PackageFinding[]> {
  const path = inside.find((one) => statementName.test(one));
  if (path === undefined) return [];
  const bytes = await beginningOf(join(folder, path), mostStatement);
  const isUtf8 = !bytes.toString('utf8').includes('\uFFFD');
  const text = new TextDecoder(isUtf8 ? 'utf-8' : 'gb18030').decode(bytes);
  const stated = /档案数量[:：\s]*(\d+)/u.exec(text)?.[1];
  return stated === undefined || Number(stated) === listed
    ? []
    : [foundInPackage('说明文件', 'count-differs', { stated, listed })];
}
