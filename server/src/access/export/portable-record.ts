import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { categoryName } from '@lantai/contract/classification/category.ts';
import { componentRoleNames } from '@lantai/contract/records/component-role.ts';
import type { RecordMetadata } from '@lantai/contract/records/metadata.ts';
import { agentKindNames, businessStatusNames } from '@lantai/contract/records/metadata.ts';
import { metadataElements } from '@lantai/contract/records/metadata-elements.ts';
import { recordStateNames } from '@lantai/contract/records/record-life.ts';
import type { Db, Row } from '#platform/database.ts';
import { openComponent } from '../../preservation/component-bytes.ts';
import { type Digests, digestThrough } from '../../preservation/digest.ts';
import { writeNew } from '../../preservation/durable.ts';
import { processOf } from '../../preservation/eep/eep-of-record.ts';
import { exportSchema } from '../../preservation/eep/export-schema.ts';
import { safeName } from '../../preservation/eep/safe-name.ts';
import { supplementNote } from '../../preservation/eep/supplement-note.ts';
import type { Storage } from '../../preservation/storage.ts';
import { StoreFault } from '../../preservation/store-fault.ts';
import { findKnown, type Known } from '../../records/metadata/known-of-record.ts';
import { metadataOf } from '../../records/metadata/record-metadata.ts';

export type PortableRecord = { readonly known: Known; readonly metadata: RecordMetadata };

/** What the first page of an export says of a record, and where its files are. */
export type WrittenRecord = {
  readonly code: string;
  readonly title: string;
  readonly creator: string;
  readonly documentNumber: string;
  readonly date: string;
  readonly retention: string;
  /** Paths in the bag. */
  readonly metadata: string;
  readonly files: readonly { readonly name: string; readonly path: string }[];
};

export async function findPortable(db: Db, recordId: string): Promise<PortableRecord> {
  return { known: await findKnown(db, recordId), metadata: await metadataOf(db, recordId) };
}

export const codeOf = ({ record }: Known): string =>
  record.archival_code ?? record.temporary_number ?? record.id;

/**
 * Writes a record's files and all that is known of it into a folder of its own. Each file is held against
 * the digest that the catalogue has of it: what went bad is not handed on as if it were good.
 */
export async function writePortable(
  storage: Storage,
  payload: string,
  { known, metadata }: PortableRecord,
): Promise<WrittenRecord> {
  const { record } = known;
  const folder = `文件/${safeName(codeOf(known))}`;
  await mkdir(join(payload, folder), { recursive: true });
  const files: { name: string; path: string }[] = [];
  for (const [place, component] of known.components.entries()) {
    const number = String(place + 1).padStart(3, '0');
    const path = `${folder}/${number}-${safeName(component.file_name)}`;
    await copyOut(storage, component, join(payload, path));
    files.push({ name: component.file_name, path: `data/${path}` });
  }
  const told = `${folder}/元数据.json`;
  await writeNew(join(payload, told), metadataText({ known, metadata }, files));
  return {
    code: codeOf(known),
    title: record.title ?? '',
    creator: record.creator ?? '',
    documentNumber: record.document_number ?? '',
    date: record.date_given ?? '',
    retention: record.retention_given ?? record.retention ?? '',
    metadata: `data/${told}`,
    files,
  };
}

async function copyOut(storage: Storage, component: Row<'component'>, to: string): Promise<void> {
  const content = await openComponent(storage, component);
  let found: Digests | undefined;
  const digesting = digestThrough((digests) => {
    found = digests;
  });
  await pipeline(content.read(), digesting, createWriteStream(to, { flags: 'wx', flush: true }));
  if (found?.sha512 !== component.sha512)
    throw new StoreFault('store.content-damaged', { fileName: component.file_name });
}

const elementName = new Map<string, string>(metadataElements.map(({ id, name }) => [id, name]));

/** In the words of DA/T 46, so that it is read without this program. */
function metadataText(
  { known, metadata }: PortableRecord,
  files: readonly { name: string; path: string }[],
): string {
  const { record, fonds, agencyName, components } = known;
  const { agents, business } = processOf(known);
  const told = {
    schema: exportSchema,
    标识: `urn:uuid:${record.id}`,
    立档单位: agencyName,
    全宗: fonds,
    门类: categoryName(record.category),
    状态: recordStateNames[record.state],
    元数据: metadata.elements
      .filter(({ standing }) => standing === 'known')
      .map(({ id, values }) => ({
        编号: id,
        元素: elementName.get(id) ?? id,
        值: values.map(({ value }) => value),
      })),
    附注: [supplementNote(record), ...(record.remark === null ? [] : [record.remark])],
    机构人员: agents.map(({ key, kind, name, organisationCode, position }) => ({
      ...{ 标识: key, 类型: kind && agentKindNames[kind], 名称: name },
      ...{ 组织机构代码: organisationCode, 职位: position },
    })),
    业务行为: business.map(({ agentKey, status, activity, time, mandate, description }) => ({
      ...{ 机构人员: agentKey, 状态: businessStatusNames[status], 行为: activity },
      ...{ 时间: time, 依据: mandate, 描述: description },
    })),
    电子文件: components.map((component, place) => ({
      名称: component.file_name,
      稿本: componentRoleNames[component.role],
      字节数: component.size,
      SHA512: component.sha512,
      SM3: component.sm3,
      位置: files[place]?.path.split('/').at(-1),
    })),
  };
  return `${JSON.stringify(told, undefined, 2)}\n`;
}
