import type { SearchEngine } from './search-engine.ts';
import { WorkerLine } from './worker-line.ts';

/**
 * The SQLite index behind two threads, one that writes and one that searches, so that neither
 * blocks the event loop nor waits for the other. What an upsert has confirmed, a search finds.
 */
export function openWorkerEngine(path: string): SearchEngine {
  const writing = new WorkerLine(path);
  const searching = new WorkerLine(path);
  return {
    upsert: (records) => writing.call('upsert', records),
    remove: (ids) => writing.call('remove', ids),
    clear: () => writing.call('clear'),
    markComplete: () => writing.call('markComplete'),
    count: () => searching.call('count'),
    state: () => searching.call('state'),
    search: (request) => searching.call('search', request),
    close: async () => {
      await writing.close();
      await searching.close();
    },
  };
}
