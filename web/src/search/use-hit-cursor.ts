import { useCallback, useMemo, useState } from 'react';
import { useKeys } from '#platform/keys.ts';
import type { Hit } from './marked.tsx';
import { searchText as t } from './search.text.ts';

/** Which hit the keyboard stands on, and whether it is being looked at beside the list. */
export function useHitCursor(hits: readonly Hit[], onTop: () => void) {
  const [currentId, setCurrentId] = useState<string>();
  const [looking, setLooking] = useState(false);
  const at = hits.findIndex(({ id }) => id === currentId);

  const move = useCallback(
    (to: number) => {
      if (to < 0) return onTop();
      const hit = hits[Math.min(to, hits.length - 1)];
      if (!hit) return;
      setCurrentId(hit.id);
      focusHit(hit.id);
    },
    [hits, onTop],
  );
  const look = useCallback((id: string) => {
    setCurrentId(id);
    setLooking(true);
  }, []);
  // Enter needs no key of its own: the hit is a link and has the focus.
  useKeys(
    useMemo(
      () => [
        { keys: 'ArrowDown', does: t.keys.next, run: () => move(at + 1) },
        { keys: 'ArrowUp', does: t.keys.previous, run: () => move(at - 1) },
        { keys: 'p', does: t.keys.look, run: () => setLooking((before) => !before && at >= 0) },
      ],
      [at, move],
    ),
  );

  const close = () => setLooking(false);
  return { at, current: hits[at], looking, move, look, close, stand: setCurrentId };
}

function focusHit(id: string): void {
  const link = document.querySelector<HTMLElement>(`[data-hit="${id}"]`);
  link?.focus({ preventScroll: true });
  link?.closest('.hit')?.scrollIntoView({ block: 'nearest' });
}
