import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { foundInPackage, type PackageFinding } from '@lantai/contract/capture/package-rule.ts';
import { componentRole, componentRoleNames } from '@lantai/contract/records/component-role.ts';
import {
  agentKindNames,
  agentKinds,
  businessStatusNames,
} from '@lantai/contract/records/metadata.ts';
import { z } from 'zod';
import { eepLayout } from '../../preservation/eep/eep-record.ts';
import { exportSchema } from '../../preservation/eep/export-schema.ts';
import type { StagedComponent } from '../../records/insert-records.ts';
import { baseName } from '../base-name.ts';
import type { KeepBytes, PackageReading, PackageRecord } from './package-record.ts';
import { recordOfElements, type ToldRecord } from './record-of-elements.ts';

const metadataName = '元数据.json';
const mostBytes = 16 * 2 ** 20;

const text = z.string().nullish();

/** What an export tells of a record (access/export/portable-record.ts). Earlier ones lack people and acts. */
const exported = z.object({
  schema: z.literal(exportSchema),
  标识: z.string().min(1).max(200),
  元数据: z.array(z.object({ 编号: z.string(), 元素: z.string(), 值: z.array(z.string()) })),
  附注: z.array(z.string()).default([]),
  机构人员: z
    .array(
      z.object({ 标识: z.string(), 类型: text, 名称: z.string(), 组织机构代码: text, 职位: text }),
    )
    .default([]),
  业务行为: z
    .array(
      z.object({
        ...{ 机构人员: z.string(), 状态: z.string(), 行为: z.string(), 时间: z.string() },
        ...{ 依据: text, 描述: text },
      }),
    )
    .default([]),
  电子文件: z.array(
    z.object({
      ...{ 名称: z.string().min(1), 稿本: z.string(), 位置: z.string().min(1) },
      SHA512: z.string(),
    }),
  ),
});
type Exported = z.output<typeof exported>;

/** The records of an export of ours, as its 元数据.json tell them; undefined where the payload is something else. */
export async function readExported(
  folder: string,
  paths: readonly string[],
  keep: KeepBytes,
): Promise<PackageReading | undefined> {
  const told = new Map<string, Exported>();
  for (const path of paths.filter((one) => baseName(one) === metadataName)) {
    const read = await readTold(join(folder, path));
    if (read) told.set(path, read);
  }
  if (told.size === 0) return undefined;
  const records: PackageRecord[] = [];
  const findings: PackageFinding[] = [];
  const taken = new Set<string>(told.keys());
  for (const [path, one] of told) {
    const read = await readRecord({ folder, path, paths, keep }, one);
    for (const used of read.used) taken.add(used);
    if (read.record) records.push(read.record);
    findings.push(...read.findings);
  }
  const left = paths.filter((path) => !taken.has(path));
  findings.push(...left.map((value) => foundInPackage('包', 'payload-unlisted', { value })));
  return { records, findings, listed: told.size };
}

/** Undefined for any other file of that name. */
async function readTold(path: string): Promise<Exported | undefined> {
  if ((await stat(path)).size > mostBytes) return undefined;
  try {
    return exported.safeParse(JSON.parse(await readFile(path, 'utf8'))).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

type Place = {
  readonly folder: string;
  readonly path: string;
  readonly paths: readonly string[];
  readonly keep: KeepBytes;
};

type ReadRecord = {
  readonly record: PackageRecord | undefined;
  readonly findings: readonly PackageFinding[];
  /** Paths of the payload that are this record's. */
  readonly used: readonly string[];
};

async function readRecord(
  { folder, path, paths, keep }: Place,
  told: Exported,
): Promise<ReadRecord> {
  const place = dirname(path);
  const there = new Set(paths);
  const used = told.电子文件.map(({ 位置 }) => `${place}/${位置}`);
  const lost = used.filter((one) => !there.has(one));
  if (lost.length > 0)
    return {
      ...{ record: undefined, used },
      findings: lost.map((one) =>
        foundInPackage(place, 'content-missing', { value: baseName(one) }),
      ),
    };
  const components: StagedComponent[] = [];
  const differing: PackageFinding[] = [];
  for (const [index, { 名称, 稿本, SHA512 }] of told.电子文件.entries()) {
    const fileName = baseName(名称);
    const staged = await keep(join(folder, used[index] ?? ''), fileName);
    if (staged.sha512 !== SHA512.toLowerCase())
      differing.push(foundInPackage(place, 'component-differs', { value: fileName }));
    components.push({ ...staged, fileName, role: roleNamed(稿本) });
  }
  if (differing.length > 0) return { record: undefined, used, findings: differing };
  return { ...recordOfElements(toldRecord(place, told, components)), used };
}

const roleNamed = (name: string) =>
  componentRole.options.find((role) => componentRoleNames[role] === name) ?? 'attachment';

function toldRecord(
  place: string,
  told: Exported,
  components: readonly StagedComponent[],
): ToldRecord {
  const names = new Set<string>(Object.values(eepLayout).flat());
  const said = told.元数据.map(({ 元素, 值 }) => [元素, 值.join('；')] as const);
  const code = told.元数据.find(({ 编号 }) => 编号 === 'M8')?.值[0] ?? '';
  return {
    ...{ place, sourceKey: told.标识, code, components },
    elements: Object.fromEntries(said.filter(([name]) => names.has(name))),
    remarks: told.附注,
    agents: told.机构人员.map((agent) => ({
      ...{ key: agent.标识, name: agent.名称 },
      kind: agentKinds.find((kind) => agentKindNames[kind] === agent.类型) ?? null,
      ...{ organisationCode: agent.组织机构代码 ?? null, position: agent.职位 ?? null },
    })),
    business: told.业务行为.map((act) => ({
      ...{ agentKey: act.机构人员, activity: act.行为, time: act.时间 },
      status: act.状态 === businessStatusNames.planned ? ('planned' as const) : ('done' as const),
      ...{ mandate: act.依据 ?? null, description: act.描述 ?? null },
    })),
  };
}
