import { useEffect, useSyncExternalStore } from 'react';

/** One key of the keyboard and what it does here: `n`, `/`, `mod+k` (Ctrl, or Command on a Mac). */
export type Key = {
  readonly keys: string;
  readonly does: string;
  readonly run: () => void;
  /** Works on every page, and is listed apart. */
  readonly everywhere?: boolean;
};

let known: readonly Key[] = [];
const listeners = new Set<() => void>();

function setKnown(next: readonly Key[]): void {
  known = next;
  for (const listener of listeners) listener();
}

/** Gives a page keys while it is shown; `?` lists them. Define the list outside, or memoise it. */
export function useKeys(keys: readonly Key[]): void {
  useEffect(() => {
    setKnown([...known, ...keys]);
    return () => setKnown(known.filter((key) => !keys.includes(key)));
  }, [keys]);
}

/** All keys that work just now, for the list under `?`. */
export function useKnownKeys(): readonly Key[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => known,
  );
}

/** Listens to the keyboard; the shell does this once for all pages. */
export function useKeyboard(): void {
  useEffect(() => {
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

function press(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.altKey) return;
  const modified = event.ctrlKey || event.metaKey;
  // A letter typed into a field is a letter, and under a dialog the page must not move.
  if (!modified && (isTyping(event.target) || document.querySelector('[aria-modal="true"]')))
    return;
  const pressed = modified ? `mod+${event.key.toLowerCase()}` : event.key;
  const key = known.findLast(({ keys }) => keys === pressed);
  if (!key) return;
  event.preventDefault();
  key.run();
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}
