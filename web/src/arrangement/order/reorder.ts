/** The list with the row at `from` put where the row at `to` is. */
export function movedTo<Item>(items: readonly Item[], from: number, to: number): Item[] {
  const place = Math.min(items.length - 1, Math.max(0, to));
  const moved = items[from];
  if (moved === undefined || place === from) return [...items];
  const others = items.filter((_, index) => index !== from);
  return [...others.slice(0, place), moved, ...others.slice(place)];
}

/** Where a key press sends a row; undefined for every other key. */
export function placeAfterKey(
  { key, altKey, shiftKey }: { key: string; altKey: boolean; shiftKey: boolean },
  place: number,
  count: number,
): number | undefined {
  if (!altKey) return undefined;
  const step = shiftKey ? 10 : 1;
  const places: Record<string, number> = {
    ArrowUp: place - step,
    ArrowDown: place + step,
    Home: 0,
    End: count - 1,
  };
  const to = places[key];
  return to === undefined ? undefined : Math.min(count - 1, Math.max(0, to));
}
