import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { arrangementText } from '../../arrangement.text.ts';
import { breakPages, type PageRange } from '../../print/break-pages.ts';

const t = arrangementText.catalogue;

/** Width of the sheet, and where the foot with the page number begins, in mm from the upper edge. */
const sheets = {
  landscape: { width: 297, footAt: 196 },
  portrait: { width: 210, footAt: 283 },
} as const;

type Props<Row> = {
  readonly direction: keyof typeof sheets;
  /** Repeated on every page. */
  readonly head: ReactNode;
  readonly rows: readonly Row[];
  readonly table: (rows: readonly Row[]) => ReactNode;
  readonly onPages: (count: number) => void;
};

/**
 * A printed list broken into pages by the height that its rows really have, so that the preview is the
 * print. Give it a key: other rows are measured anew.
 */
export function MeasuredForm<Row>({ direction, head, rows, table, onPages }: Props<Row>) {
  const [pages, setPages] = useState<PageRange[] | null>(null);
  const sheet = useRef<HTMLElement>(null);

  // Before anything is painted, so that nobody sees one endless page.
  useLayoutEffect(() => {
    if (pages !== null || !sheet.current) return;
    const ranges = measuredPages(sheet.current, sheets[direction]);
    setPages(ranges);
    onPages(ranges.length);
  }, [pages, direction, onPages]);

  if (pages === null)
    return (
      <section ref={sheet} className={`sheet ${direction} measured`} aria-hidden="true">
        {head}
        {table(rows)}
      </section>
    );
  return pages.map(({ from, to }, index) => (
    <section key={from} className={`sheet ${direction}`}>
      {head}
      {table(rows.slice(from, to))}
      <div className="page-number">{t.pageOf(index + 1, pages.length)}</div>
    </section>
  ));
}

function measuredPages(sheet: HTMLElement, { width, footAt }: { width: number; footAt: number }) {
  const box = sheet.getBoundingClientRect();
  const millimetre = box.width / width;
  const body = sheet.querySelector('tbody');
  const room = footAt * millimetre - ((body?.getBoundingClientRect().top ?? box.top) - box.top);
  const heights = [...(body?.rows ?? [])].map((row) => row.getBoundingClientRect().height);
  return breakPages(heights, room);
}
