import type { GivenFile } from './upload-queue.ts';

/** Files chosen in the browser's dialog; those of a folder carry their way through it. */
export function chosenFiles(files: FileList): GivenFile[] {
  return [...files].map((file) => ({ file, path: file.webkitRelativePath || file.name }));
}

/** Files and whole folders dropped on the page, each file with its way through the folders. */
export async function droppedFiles(dropped: DataTransfer): Promise<GivenFile[]> {
  // The browser forgets what was dropped at the first pause: take the entries before waiting.
  const entries = [...dropped.items].map((item) => item.webkitGetAsEntry());
  if (entries.every((entry) => entry === null)) return chosenFiles(dropped.files);
  const given = await Promise.all(entries.filter((entry) => entry !== null).map(filesIn));
  return given.flat();
}

async function filesIn(entry: FileSystemEntry): Promise<GivenFile[]> {
  const path = entry.fullPath.replace(/^\//u, '');
  if (isFile(entry)) {
    return [{ file: await new Promise<File>((done, fail) => entry.file(done, fail)), path }];
  }
  const given: GivenFile[] = [];
  for (const inner of await entriesOf(entry as FileSystemDirectoryEntry)) {
    given.push(...(await filesIn(inner)));
  }
  return given;
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

/** A folder tells its entries a hundred at a time, and ends with none. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const found: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((done, fail) =>
      reader.readEntries(done, fail),
    );
    if (some.length === 0) return found;
    found.push(...some);
  }
}
