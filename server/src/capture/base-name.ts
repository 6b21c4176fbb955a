/** The name of a file without the folders it came in, byte for byte. */
export function baseName(path: string): string {
  return path.split(/[/\\]/u).findLast((step) => step !== '') ?? path;
}
