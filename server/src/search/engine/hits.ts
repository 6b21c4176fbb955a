import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { zstdDecompressSync } from 'node:zlib';
import { highlight, passages } from './highlight.ts';
import type { Query, TextColumn } from './query.ts';
import type { Highlights, SearchHit } from './search-engine.ts';

/** The records of one page with what was found in them, in the order of the keys. */
export function hitReader(database: DatabaseSync) {
  const read = database.prepare(`
    select id, title, document_number, wording.creator, archival_code, temporary_number, content
    from record join wording using (key) where key = ?`);
  return (keys: readonly number[], query: Query): SearchHit[] =>
    keys.flatMap((key) => {
      const row = read.get(key);
      if (row === undefined) return [];
      return [{ id: String(row.id), highlights: highlightsOf(row, query) }];
    });
}

function highlightsOf(row: Record<string, SQLOutputValue>, query: Query): Highlights {
  const { words, columns } = query;
  if (words.length === 0) return {};
  const marked = (name: TextColumn) => {
    const text = row[name];
    return columns.includes(name) && typeof text === 'string' ? highlight(text, words) : undefined;
  };
  const content = columns.includes('content') ? passages(contentOf(row), words) : [];
  const found = {
    title: marked('title'),
    documentNumber: marked('document_number'),
    creator: marked('creator'),
    code: marked('archival_code') ?? marked('temporary_number'),
    content: content.length === 0 ? undefined : content,
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

function contentOf({ content }: Record<string, SQLOutputValue>): string {
  return content instanceof Uint8Array ? zstdDecompressSync(content).toString() : '';
}
