import { useCallback, useState } from 'react';

/** How wide an element is, as it changes: put `ref` on it. 0 until it is on the page. */
export function useRoom() {
  const [room, setRoom] = useState(0);
  const ref = useCallback((element: HTMLElement | null) => {
    if (!element) return;
    const observer = new ResizeObserver(() => setRoom(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { room, ref };
}
