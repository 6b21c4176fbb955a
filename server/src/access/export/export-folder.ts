import { join } from 'node:path';

/** Where finished exports lie until they are swept. */
export function exportFolder(directory: string, exportId: string): string {
  return join(directory, 'exports', exportId);
}
