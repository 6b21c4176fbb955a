import { type RefObject, useEffect, useMemo, useState } from 'react';
import type { OfdPageSize } from './ofd-page.tsx';

type Fit = 'width' | 'page';
const margin = 32;

/** Pixels for a millimetre: fitted to the stage, enlarged from there by steps. */
export function useOfdScale(stage: RefObject<HTMLElement | null>, pages: readonly OfdPageSize[]) {
  const [view, setView] = useState<{ fit: Fit; factor: number }>({ fit: 'width', factor: 1 });
  const [room, setRoom] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const place = stage.current;
    if (!place) return;
    const watcher = new ResizeObserver(() =>
      setRoom({ width: place.clientWidth, height: place.clientHeight }),
    );
    watcher.observe(place);
    return () => watcher.disconnect();
  }, [stage]);
  const widest = Math.max(1, ...pages.map(({ width }) => width));
  const tallest = Math.max(1, ...pages.map(({ height }) => height));
  const byWidth = Math.max(0.5, (room.width - margin) / widest);
  const fitted =
    view.fit === 'width' ? byWidth : Math.min(byWidth, (room.height - margin) / tallest);
  const actions = useMemo(
    () => ({
      zoom: (steps: 1 | -1) =>
        setView(({ fit, factor }) => ({ fit, factor: stepped(factor, steps) })),
      fit: (fit: Fit) => setView({ fit, factor: 1 }),
    }),
    [],
  );
  return { scale: Math.max(0.2, fitted) * view.factor, ...actions };
}

function stepped(factor: number, steps: 1 | -1): number {
  return Math.min(10, Math.max(0.2, steps === 1 ? factor * 1.25 : factor / 1.25));
}
