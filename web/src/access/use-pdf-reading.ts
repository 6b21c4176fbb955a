import { type RefObject, useEffect, useRef, useState } from 'react';
import { nothingYet, PdfReading } from './pdf-reading.ts';

/** Opens a PDF in a container for as long as it is shown there. */
export function usePdfReading(
  container: RefObject<HTMLDivElement | null>,
  address: string,
  size: number,
) {
  const [state, setState] = useState(nothingYet);
  const reading = useRef<PdfReading>(undefined);

  useEffect(() => {
    const place = container.current;
    if (!place) return;
    const opened = new PdfReading(place, { address, size }, setState);
    reading.current = opened;
    const watcher = new ResizeObserver(() => opened.refit());
    watcher.observe(place);
    return () => {
      watcher.disconnect();
      opened.close();
      reading.current = undefined;
    };
  }, [container, address, size]);

  return { state, reading };
}
