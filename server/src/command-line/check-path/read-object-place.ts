import { basename, relative } from 'node:path';
import type { SeenObject } from '@lantai/contract/quality/check-result.ts';
import { readInventoryIn } from '../../preservation/ocfl-inventory.ts';
import { StoreFault } from '../../preservation/store-fault.ts';
import { sentenceOf } from '../../preservation/verification/finding-sentence.ts';
import { validateObject } from '../../preservation/verify-object.ts';
import { failed, notRun, passed } from '../../quality/check.ts';
import { type KeptObject, readObjectIn, saidIn } from '../../quality/keeping/kept-object.ts';
import type { PlacedRecord } from './placed.ts';

type ReadObject = {
  readonly record: PlacedRecord;
  readonly kept: KeptObject;
  readonly structure: readonly SeenObject[];
  readonly readings: readonly SeenObject[];
};

const elementNames: Readonly<Record<string, string>> = {
  title: '题名',
  creator: '责任者',
  date: '日期',
  year: '年度',
  retention: '保管期限',
  securityLevel: '密级',
  documentNumber: '文件编号',
  pages: '页数',
  keywords: '关键词',
  persons: '人名',
};

/** An object of OCFL as a record: all of OCFL's rules, every byte, and our metadata where it has them. */
export async function readObjectPlace(folder: string, root: string): Promise<ReadObject> {
  const label = relative(root, folder) || basename(folder);
  const { errors } = await validateObject(folder);
  const structure =
    errors.length === 0
      ? [passed(`${label} OCFL 结构和摘要`, '符合', '符合')]
      : errors.map((finding) =>
          failed(`${label} ${finding.code}`, '符合 OCFL', sentenceOf(finding)),
        );
  const kept = await keptIn(folder);
  const metadata = kept.fault === null ? kept.metadata : null;
  const readings = [
    metadata
      ? passed(`${label} 元数据`, '能够解析', '能够解析')
      : kept.fault === null && kept.unreadable?.startsWith('没有')
        ? notRun(`${label} 元数据`, '不是兰台写的对象，没有 metadata/record.json')
        : failed(`${label} 元数据`, '能够解析', kept.fault ?? kept.unreadable ?? '不能解析'),
  ];
  return { kept, structure, readings, record: recordOf(label, kept) };
}

async function keptIn(folder: string): Promise<KeptObject> {
  try {
    const found = await readInventoryIn(folder);
    return found ? await readObjectIn(folder, found.inventory) : { fault: '没有 inventory.json' };
  } catch (error) {
    if (error instanceof StoreFault) return { fault: `清单不能读取（${error.code}）` };
    throw error;
  }
}

function recordOf(label: string, kept: KeptObject): PlacedRecord {
  const metadata = kept.fault === null ? kept.metadata : null;
  const files = kept.fault === null ? kept.files : [];
  const contents = files.filter(({ logicalPath }) => !logicalPath.startsWith('metadata/'));
  const named = new Map(metadata?.components.map((component) => [component.path, component]));
  const described = Object.entries(elementNames).flatMap(([key, name]) => {
    const value = metadata && saidIn(metadata, key);
    return value === null ? [] : [[name, value]];
  });
  return {
    label: metadata?.archivalCode ?? label,
    elements: metadata && {
      ...Object.fromEntries(described),
      立档单位名称: metadata.agency.name,
      电子文件号: metadata.id,
      ...(metadata.archivalCode && { 档号: metadata.archivalCode }),
    },
    ...{ isWhole: metadata !== null, acts: null, fileCount: metadata?.components.length ?? null },
    files: contents.map(({ logicalPath, path, noted, now }) => ({
      name: named.get(logicalPath)?.fileName ?? logicalPath.split('/').at(-1) ?? logicalPath,
      path: now ? path : null,
      size: named.get(logicalPath)?.size ?? null,
      digests: { sha512: noted.sha512, ...(noted.sm3 && { sm3: noted.sm3 }) },
    })),
  };
}
