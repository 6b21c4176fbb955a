import { useEffect, useState } from 'react';

/**
 * Gives the focus back to where it was when a dialog or drawer is taken away, so that the keyboard
 * goes on from the row it came from and not from the top of the page.
 */
export function useReturnFocus(): void {
  const [origin] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      const isLost = document.activeElement === document.body || !document.activeElement;
      if (isLost && origin instanceof HTMLElement && origin.isConnected) origin.focus();
    },
    [origin],
  );
}
