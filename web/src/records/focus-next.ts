import type { KeyboardEvent } from 'react';

const fields = 'input:not([type="checkbox"]):not([hidden]), textarea, button[data-next]';

/**
 * Enter leads to the next field, as hands that catalogue all day expect; Shift+Enter writes a new
 * line where a field has lines. Put it on whatever holds the fields.
 */
export function focusNextOnEnter(event: KeyboardEvent<HTMLElement>): void {
  const { key, shiftKey, ctrlKey, metaKey, target, currentTarget } = event;
  if (key !== 'Enter' || shiftKey || ctrlKey || metaKey || event.nativeEvent.isComposing) return;
  if (!(target instanceof HTMLElement) || target.tagName === 'BUTTON') return;
  // An open list of choices takes Enter for itself.
  if (target.getAttribute('aria-expanded') === 'true') return;
  event.preventDefault();
  const all = [...currentTarget.querySelectorAll<HTMLElement>(fields)];
  const next = all[all.indexOf(target) + 1];
  next?.focus();
  // What stands there is typed over, not added to.
  if (next instanceof HTMLInputElement) next.select();
}
