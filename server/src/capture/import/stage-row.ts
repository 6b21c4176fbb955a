import { isSystemError } from '../../preservation/store-fault.ts';
import type { StagedComponent } from '../../records/insert-records.ts';
import type { CatalogueEntry } from '../catalogue/catalogue-entry.ts';
import type { ComponentSource } from './component-source.ts';
import type { AcceptedRow } from './incoming-record.ts';

export type UnreadableComponent = { entry: CatalogueEntry; path: string; reason: string };

type StagedRow =
  | { row: AcceptedRow; components: StagedComponent[]; unreadable?: undefined }
  | { row: AcceptedRow; components?: undefined; unreadable: UnreadableComponent };

/**
 * Stages the files of a row: the first is the document (正本), further ones its attachments. A row
 * with a secrecy mark brings none: its content must not enter this system (workflows I.2).
 */
export async function stageRow(
  source: ComponentSource | undefined,
  row: AcceptedRow,
): Promise<StagedRow> {
  const paths = row.secrecy || !source ? [] : row.entry.components;
  const components: StagedComponent[] = [];
  for (const [index, path] of paths.entries()) {
    try {
      const staged = await source?.take(path);
      if (staged) components.push({ ...staged, role: index === 0 ? 'original' : 'attachment' });
    } catch (error) {
      const reason = reasonOf(error);
      if (reason === undefined) throw error;
      return { row, unreadable: { entry: row.entry, path, reason } };
    }
  }
  return { row, components };
}

const reasons = {
  ENOENT: '文件已不在原处',
  EACCES: '没有读取权限',
  EPERM: '没有读取权限',
  EIO: '磁盘读取出错',
} as const;

/** What is wrong with this one file; undefined for what would befall every other as well. */
function reasonOf(error: unknown): string | undefined {
  const [, reason] = Object.entries(reasons).find(([code]) => isSystemError(error, code)) ?? [];
  return reason;
}
