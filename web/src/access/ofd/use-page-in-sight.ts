import { type RefObject, useCallback, useEffect, useState } from 'react';

type Point = { readonly x: number; readonly y: number };

/** Which page is in sight, and how to bring another there. */
export function usePageInSight(stage: RefObject<HTMLElement | null>) {
  const [page, setPage] = useState(1);
  useEffect(() => {
    const place = stage.current;
    if (!place) return;
    const look = () => setPage(pageAt(place));
    place.addEventListener('scroll', look, { passive: true });
    return () => place.removeEventListener('scroll', look);
  }, [stage]);
  const toPage = useCallback(
    (number: number) => pageElement(stage.current, number)?.scrollIntoView({ block: 'start' }),
    [stage],
  );
  const toBox = useCallback(
    (number: number, { x, y }: Point, scale: number) => {
      const [place, element] = [stage.current, pageElement(stage.current, number)];
      if (!place || !element) return;
      const top = element.offsetTop + y * scale - place.clientHeight / 3;
      place.scrollTo({ top, left: element.offsetLeft + x * scale - place.clientWidth / 2 });
    },
    [stage],
  );
  return { page, toPage, toBox };
}

function pageElement(stage: HTMLElement | null, number: number): HTMLElement | null {
  return stage?.querySelector<HTMLElement>(`[data-page="${number}"]`) ?? null;
}

/** The page that the middle of the stage lies on. */
function pageAt(stage: HTMLElement): number {
  const middle = stage.scrollTop + stage.clientHeight / 2;
  const pages = [...stage.querySelectorAll<HTMLElement>('[data-page]')];
  const found = pages.findLast((page) => page.offsetTop <= middle) ?? pages[0];
  return Number(found?.dataset.page ?? 1);
}
