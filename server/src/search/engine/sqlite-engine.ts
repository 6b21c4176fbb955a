import { beginAnew, type IndexFile, openIndexFile, unusable } from './index-file.ts';
import { indexReader } from './index-reader.ts';
import { indexWriter } from './index-writer.ts';
import { type SearchEngine, SearchIndexLost } from './search-engine.ts';

type Index = ReturnType<typeof indexIn>;

/**
 * The index as one SQLite file, for one machine. It works in the calling thread, which suits the
 * command line and tests; the server takes `openWorkerEngine`. Several processes may open the file.
 */
export function openSqliteEngine(path: string): SearchEngine {
  let index = indexIn(openIndexFile(path));

  const replace = (open: () => IndexFile) => {
    index.database.close();
    index = indexIn(open());
  };

  // Async, so that a failure is a rejection, as with any other engine.
  const using = async <Result>(work: (index: Index) => Result): Promise<Result> => {
    if (!index.isCurrent()) replace(() => openIndexFile(path));
    try {
      return work(index);
    } catch (error) {
      const reason = unusable(error);
      if (reason === undefined) throw error;
      replace(() => beginAnew(path, reason));
      throw new SearchIndexLost(reason, { cause: error });
    }
  };

  return {
    upsert: (records) => using(({ writer }) => writer.upsert(records)),
    remove: (ids) => using(({ writer }) => writer.remove(ids)),
    search: (request) => using(({ reader }) => reader.search(request)),
    count: () => using(({ reader }) => reader.state().records),
    state: () => using(({ reader }) => reader.state()),
    clear: () => using(({ writer }) => writer.clear()),
    markComplete: () => using(({ writer }) => writer.markComplete()),
    close: async () => {
      if (index.database.isOpen) index.database.close();
    },
  };
}

function indexIn(file: IndexFile) {
  return { ...file, reader: indexReader(file.database), writer: indexWriter(file.database) };
}
