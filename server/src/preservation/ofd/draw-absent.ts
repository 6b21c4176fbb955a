import type { Box } from './geometry.ts';
import { short } from './path-data.ts';
import { element, escaped } from './sheet.ts';

/** Stands where a picture cannot be drawn: whoever looks at the page is told so at that place. */
export function drawAbsent({ x, y, width, height }: Box, words: string): string {
  if (width <= 0 || height <= 0) return '';
  const size = Math.min(4, height * 0.6, width / words.length);
  const frame = { x: short(x), y: short(y), width: short(width), height: short(height) };
  return [
    element('rect', {
      ...frame,
      fill: 'none',
      stroke: '#8c8c8c',
      'stroke-width': 0.2,
      'stroke-dasharray': '1 1',
    }),
    element(
      'text',
      {
        x: short(x + width / 2),
        y: short(y + height / 2 + size * 0.36),
        'font-size': short(size),
        'text-anchor': 'middle',
        'font-family': 'sans-serif',
        fill: '#595959',
      },
      escaped(words),
    ),
  ].join('');
}
