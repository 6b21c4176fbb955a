/** The rows of one page: from this one on, up to but not with that one. */
export type PageRange = { readonly from: number; readonly to: number };

/**
 * Which rows go on which page, by their measured heights. A browser left to itself breaks elsewhere
 * on paper than on the screen, and cannot say 第 x 页 共 y 页; here the preview is the print. A row
 * is never cut: one that is higher than the room has a page of its own. No row at all is one page,
 * the empty form.
 */
export function breakPages(heights: readonly number[], room: number): PageRange[] {
  const pages: PageRange[] = [];
  let from = 0;
  let filled = 0;
  heights.forEach((height, index) => {
    if (filled + height > room && index > from) {
      pages.push({ from, to: index });
      from = index;
      filled = 0;
    }
    filled += height;
  });
  return [...pages, { from, to: heights.length }];
}
