const place = 'lantai.contact';

/**
 * When the server last heard from this browser, in milliseconds. It is shared by all tabs, since the
 * server counts idleness by session and not by tab.
 */
export function lastContact(): number {
  return Number(localStorage.getItem(place) ?? Date.now());
}

export function noteContact(): void {
  localStorage.setItem(place, String(Date.now()));
}
