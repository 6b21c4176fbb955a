import {
  itemNumberText,
  type NumberRun,
  numberStateNames,
  numberStates,
} from '@lantai/contract/arrangement/number-runs.ts';
import { type KeyboardEvent, type MouseEvent, memo, useMemo, useState } from 'react';
import { cellOf, PER_ROW, PITCH, pathOf, stateAt } from './number-marks.ts';
import { numberingText as t } from './numbering.text.ts';

/** Room at the left for the number a row begins with. */
const GUTTER = 44;

type Props = {
  readonly classKey: string;
  readonly runs: readonly NumberRun[];
  readonly lastNumber: number;
  readonly onOpen: (classKey: string, number: number) => void;
};

/** Every number of one class, drawn; by mouse or by keyboard each can be opened. */
export const ClassMap = memo(function ClassMap({ classKey, runs, lastNumber, onOpen }: Props) {
  const [cursor, setCursor] = useState<number | undefined>(undefined);
  const rows = Math.ceil(lastNumber / PER_ROW);
  const paths = useMemo(
    () => numberStates.map((state) => ({ state, path: pathOf(runs, state) })),
    [runs],
  );
  const at = cursor === undefined ? undefined : cellOf(cursor);

  const press = (event: KeyboardEvent<SVGSVGElement>) => {
    const step = steps[event.key];
    const from = cursor ?? 0;
    if (step !== undefined) setCursor(Math.min(lastNumber, Math.max(1, from + step)));
    else if (event.key === 'Enter' && cursor !== undefined) onOpen(classKey, cursor);
    else return;
    event.preventDefault();
  };

  return (
    <svg
      className="class-map"
      width={GUTTER + PER_ROW * PITCH}
      height={rows * PITCH}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: one stop for the whole map, its cells are reached by arrows
      tabIndex={0}
      role="application"
      aria-label={t.mapOf(classKey)}
      onKeyDown={press}
      onFocus={() => setCursor((kept) => kept ?? 1)}
      onBlur={() => setCursor(undefined)}
      onMouseMove={(event) => setCursor(numberUnder(event, lastNumber))}
      onMouseLeave={() => setCursor(undefined)}
      onClick={(event) => {
        const number = numberUnder(event, lastNumber);
        if (number !== undefined) onOpen(classKey, number);
      }}
    >
      {cursor !== undefined && <title>{titleOf(runs, cursor)}</title>}
      {Array.from({ length: rows }, (_, row) => (
        <text key={cellOf(row * PER_ROW + 1).y} x={0} y={row * PITCH + PITCH - 2}>
          {itemNumberText(row * PER_ROW + 1)}
        </text>
      ))}
      <g transform={`translate(${GUTTER} 1)`}>
        {paths.map(({ state, path }) => (
          <path key={state} className={`number-${state}`} d={path} />
        ))}
        {at && <rect className="number-cursor" x={at.x - 1} y={at.y - 1} width="10" height="10" />}
      </g>
    </svg>
  );
});

const steps: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -PER_ROW,
  ArrowDown: PER_ROW,
};

function numberUnder(event: MouseEvent<SVGSVGElement>, lastNumber: number): number | undefined {
  const { left, top } = event.currentTarget.getBoundingClientRect();
  const column = Math.floor((event.clientX - left - GUTTER) / PITCH);
  const row = Math.floor((event.clientY - top) / PITCH);
  const number = row * PER_ROW + column + 1;
  return column >= 0 && column < PER_ROW && number <= lastNumber ? number : undefined;
}

function titleOf(runs: readonly NumberRun[], number: number): string {
  const state = stateAt(runs, number);
  return `${itemNumberText(number)} ${state ? numberStateNames[state] : ''}`;
}
