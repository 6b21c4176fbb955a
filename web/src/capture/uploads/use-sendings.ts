import { useEffect, useSyncExternalStore } from 'react';
import type { Sending, UploadQueue } from './upload-queue.ts';

/** What a queue holds, and how far it is. What a cut of the line broke off goes on when it is back. */
export function useSendings(queue: UploadQueue): readonly Sending[] {
  useEffect(() => {
    const goOn = () =>
      queue.resume(
        queue
          .sendings()
          .filter(({ state }) => state === 'broken')
          .map(({ key }) => key),
      );
    window.addEventListener('online', goOn);
    return () => window.removeEventListener('online', goOn);
  }, [queue]);
  return useSyncExternalStore(queue.subscribe, queue.sendings);
}
