import type { Dirent } from 'node:fs';
import { readShortText } from '../folder-tree.ts';
import { type Layout, layoutName, layoutSchema } from '../ocfl-root.ts';
import { isObject, type Json, shown } from './claims.ts';
import { isRegistered } from './registered-extensions.ts';
import type { Report } from './verify-finding.ts';

const document = 'ocfl_layout.json';

/**
 * OCFL 1.1, 4.1: what the root says of its own arrangement. Answers the layout where it is the one that is
 * known here and fully described, so that places can be held against it.
 */
export async function readLayout(
  root: string,
  entries: Dirent[],
  report: Report,
): Promise<Layout | null> {
  if (!entries.some((entry) => entry.name === document && entry.isFile())) return null;
  const json = await readJson(root, document);
  const { extension, description } = json ?? {};
  if (typeof extension !== 'string' || typeof description !== 'string') {
    report('E070', document, 'extension 和 description', json ? shown(json) : '不是 JSON 对象');
    return null;
  }
  if (!isRegistered(extension)) report('E071', document, '已登记的扩展名', extension);
  if (extension !== layoutName) return null;
  const config = `extensions/${layoutName}/config.json`;
  return layoutSchema.safeParse(await readJson(root, config)).data ?? null;
}

async function readJson(root: string, path: string): Promise<Json | null> {
  try {
    const json: unknown = JSON.parse((await readShortText(root, path)) ?? '');
    return isObject(json) ? json : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
