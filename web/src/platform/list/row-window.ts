import { type RefObject, useCallback, useLayoutEffect, useState } from 'react';

/** Rows beyond either edge that are drawn too, so that a quick hand does not outrun them. */
const MARGIN = 12;
/** The window moves in steps of rows, so that most scroll events change nothing. */
const STEP = 6;

export type RowWindow = {
  /** The rows to draw: from this one on, up to but not with that one. */
  readonly from: number;
  readonly to: number;
  /** The empty room above and below them, in px. */
  readonly above: number;
  readonly below: number;
  /** Scrolls only as far as the row needs to be seen. */
  readonly reveal: (row: number) => void;
};

/** Which rows of a long list are in sight, where all are equally high. Decision 0021. */
export function useRowWindow(
  scroller: RefObject<HTMLElement | null>,
  { count, height, head = 0 }: { count: number; height: number; head?: number },
): RowWindow {
  const [[from, to], setRange] = useState<readonly [number, number]>([0, 40]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const look = () => {
      const range = rowsInSight(element.scrollTop, element.clientHeight, height);
      setRange((kept) => (kept[0] === range[0] && kept[1] === range[1] ? kept : range));
    };
    look();
    element.addEventListener('scroll', look, { passive: true });
    const size = typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(look);
    size?.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      size?.disconnect();
    };
  }, [scroller, height]);

  const reveal = useCallback(
    (row: number) => {
      const element = scroller.current;
      if (!element) return;
      const top = row * height;
      const room = element.clientHeight - head;
      if (top < element.scrollTop) element.scrollTop = top;
      else if (top + height > element.scrollTop + room) element.scrollTop = top + height - room;
    },
    [scroller, height, head],
  );
  const end = Math.min(to, count);
  const begin = Math.min(from, end);
  return { from: begin, to: end, above: begin * height, below: (count - end) * height, reveal };
}

export function rowsInSight(
  scrollTop: number,
  clientHeight: number,
  height: number,
): readonly [number, number] {
  const first = Math.floor(scrollTop / height / STEP) * STEP;
  const seen = Math.ceil(clientHeight / height) + STEP;
  return [Math.max(0, first - MARGIN), first + seen + MARGIN];
}
