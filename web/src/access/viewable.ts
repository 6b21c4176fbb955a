/** How a component is shown, by its media type; undefined for what no browser shows by itself. */
export function viewedAs(mediaType: string): 'pdf' | 'image' | 'text' | undefined {
  if (mediaType === 'application/pdf') return 'pdf';
  if (/^image\/(png|jpeg|gif|webp)$/.test(mediaType)) return 'image';
  return mediaType === 'text/plain' ? 'text' : undefined;
}

export function extensionOf(fileName: string): string {
  const at = fileName.lastIndexOf('.');
  return at > 0 ? fileName.slice(at + 1).toUpperCase() : '';
}
