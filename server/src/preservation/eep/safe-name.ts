/** A name from a package as a name on our disk: no folder, no sign that a file system minds, not too long. */
export function safeName(given: string): string {
  const last = given.split(/[/\\]/u).findLast((step) => step !== '') ?? '';
  const plain = last
    .replaceAll(/[\p{Cc}<>:"|?*]/gu, '_')
    .replace(/^\.+/u, '_')
    .slice(-120);
  return plain === '' ? 'unnamed' : plain;
}
