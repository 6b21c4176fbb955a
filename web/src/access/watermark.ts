import { instantText } from '#platform/times.ts';
import { accessText as t } from './access.text.ts';

type Reader = { readonly name: string; readonly login: string };

/** Who reads and since when, as it lies across all that is shown or printed. */
export function watermarkText({ name, login }: Reader, since: Date): string {
  return t.watermark(name, login, instantText(since));
}

/**
 * The text as one tile of a background. A background can be neither selected nor copied away, and it
 * stays sharp at every zoom; its grey reads on paper and on a photograph alike.
 */
export function watermarkTile(text: string): string {
  const width = Math.max(260, text.length * 12);
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="170">` +
    `<text x="50%" y="50%" text-anchor="middle" transform="rotate(-22 ${width / 2} 85)" ` +
    `font-family="sans-serif" font-size="14" fill="#777" fill-opacity=".26">${escaped}</text></svg>`;
  return `url("data:image/svg+xml,${encodeURIComponent(svg)}")`;
}
