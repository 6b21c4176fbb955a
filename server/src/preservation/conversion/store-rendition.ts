import type { Comparison } from '@lantai/contract/preservation/conversion.ts';
import type { Row } from '#platform/database.ts';
import { addVersionAnew } from '../add-version-anew.ts';
import { objectId } from '../component-bytes.ts';
import { contentPath } from '../content-path.ts';
import { digestText } from '../digest.ts';
import { serialise } from '../ocfl-inventory.ts';
import { openContent } from '../read-object.ts';
import type { Staged } from '../staging.ts';
import type { Storage } from '../storage.ts';

const conversionsPath = 'metadata/conversions.json';

type StoredRendition = {
  readonly record: Row<'record'>;
  readonly component: Staged & { readonly fileName: string; readonly mediaType: string };
  readonly from: Row<'component'>;
  readonly tool: string;
  readonly toolVersion: string;
  readonly comparison: Comparison;
  readonly rule: { readonly version: string; readonly source: string };
  readonly at: Date;
};

/**
 * Puts a rendition into the object of a filed record as a new version, with what was done written beside it
 * (GB/T 18894-2016, 10.2.5). The versions before stay as they are: nothing that was filed is touched.
 */
export async function storeRendition(
  storage: Storage,
  rendition: StoredRendition,
): Promise<{ logicalPath: string; inventorySha512: string }> {
  const { store } = storage;
  const { record, component, from, at } = rendition;
  const id = objectId(record.id);
  let logicalPath = '';
  const { inventory } = await addVersionAnew(store, id, async (head) => {
    const paths = Object.values(head.state).flat();
    // A run that was killed may have left its version: its path is used again, its bytes are replaced.
    const number =
      1 + Math.max(0, ...paths.map((path) => Number(/^content\/(\d+)-/.exec(path)?.[1] ?? 0)));
    const left = paths.find((path) => path.endsWith(`-${leftName(rendition)}`));
    logicalPath = left ?? contentPath(number, leftName(rendition));
    return {
      message: `格式转换 ${from.file_name} → ${component.fileName}`,
      user: { name: '系统', address: 'urn:lantai:system' },
      created: at,
      put: [
        { logicalPath, source: { staged: component.sha512, sm3: component.sm3 } },
        {
          logicalPath: conversionsPath,
          source: { text: await withConversion(storage, id, { paths, rendition, logicalPath }) },
        },
      ],
    };
  });
  return { logicalPath, inventorySha512: digestText(serialise(inventory)).sha512 };
}

/** Known by its source: two files of one name are two renditions. */
function leftName({ from, component }: StoredRendition): string {
  return `转换-${String(from.position).padStart(3, '0')}-${component.fileName}`;
}

type Noted = { paths: string[]; rendition: StoredRendition; logicalPath: string };

async function withConversion(
  { store }: Storage,
  id: string,
  { paths, rendition, logicalPath }: Noted,
): Promise<string> {
  const before = paths.includes(conversionsPath) ? await readText(store, id) : '[]';
  const others = (JSON.parse(before) as { path: string }[]).filter(
    ({ path }) => path !== logicalPath,
  );
  const { component, from, tool, toolVersion, comparison, rule, at } = rendition;
  const { fileName, mediaType, size, sha512, sm3 } = component;
  const noted = {
    path: logicalPath,
    ...{ fileName, mediaType, size, sha512, sm3 },
    from: { id: from.id, path: from.logical_path, sha512: from.sha512, mediaType: from.media_type },
    tool: `${tool} ${toolVersion}`,
    rule,
    comparison,
    at,
  };
  return `${JSON.stringify([...others, noted], undefined, 2)}\n`;
}

async function readText(store: Storage['store'], id: string): Promise<string> {
  const content = await openContent(store, id, conversionsPath);
  return (await content.read().setEncoding('utf8').toArray()).join('');
}
