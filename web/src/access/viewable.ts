/** How a component is shown, by its media type; undefined for what no browser shows by itself. */
export function viewedAs(
  mediaType: string,
): 'pdf' | 'ofd' | 'image' | 'text' | 'audio' | 'video' | undefined {
  if (mediaType === 'application/pdf') return 'pdf';
  if (mediaType === 'application/ofd') return 'ofd';
  if (/^image\/(png|jpeg|gif|webp)$/.test(mediaType)) return 'image';
  if (/^audio\/(mpeg|wav|mp4)$/.test(mediaType)) return 'audio';
  if (/^video\/(mp4|quicktime)$/.test(mediaType)) return 'video';
  // A letter is shown as the text that was read out of it.
  const isText = ['text/plain', 'message/rfc822', 'application/vnd.ms-outlook'];
  return isText.includes(mediaType) ? 'text' : undefined;
}

export function extensionOf(fileName: string): string {
  const at = fileName.lastIndexOf('.');
  return at > 0 ? fileName.slice(at + 1).toUpperCase() : '';
}
