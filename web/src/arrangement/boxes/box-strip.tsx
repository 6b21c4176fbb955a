import type { BoxItem, PlannedBox } from '@lantai/contract/arrangement/box-plan.ts';
import { itemNumberText } from '@lantai/contract/arrangement/number-runs.ts';
import { Tooltip } from 'antd';
import { Fragment, type PointerEvent, useRef } from 'react';
import { boxesText } from './boxes.text.ts';
import { withBoundaryMoved } from './move-boundary.ts';
import './box-strip.css';

const t = boxesText.planner;

type Strip = {
  readonly boxes: readonly PlannedBox[];
  readonly items: readonly BoxItem[];
  readonly nextNumber: number;
  readonly onMove: (lastItems: readonly number[]) => void;
};

/** The boxes as they will stand beside one another; the line between two can be dragged. */
export function BoxStrip({ boxes, items, nextNumber, onMove }: Strip) {
  return (
    <section className="box-strip" aria-label={t.strip}>
      {boxes.map((box, index) => (
        <Fragment key={box.first}>
          <Tooltip
            title={`${boxesText.one.title(nextNumber + index)} ${boxesText.of(box.contentMm, box.thickness)}`}
          >
            <div
              className={box.overfull ? 'strip-box overfull' : 'strip-box'}
              style={{ flexGrow: box.records, flexBasis: 0 }}
            >
              <strong>{nextNumber + index}</strong>
              <span>{itemNumberText(box.first)}</span>
            </div>
          </Tooltip>
          {index < boxes.length - 1 && (
            <Boundary box={index} {...{ boxes, items, nextNumber, onMove }} />
          )}
        </Fragment>
      ))}
    </section>
  );
}

function Boundary({ box, boxes, items, nextNumber, onMove }: Strip & { box: number }) {
  const drag = useRef<{ x: number; from: readonly PlannedBox[] } | undefined>(undefined);
  const moveBy = (by: number, from = boxes) => onMove(withBoundaryMoved(from, items, { box, by }));
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const strip = event.currentTarget.parentElement;
    if (!drag.current || !strip) return;
    const perItem = strip.scrollWidth / items.length;
    moveBy(Math.round((event.clientX - drag.current.x) / perItem), drag.current.from);
  };
  return (
    <div
      className="strip-boundary"
      role="slider"
      tabIndex={0}
      aria-label={t.boundary(nextNumber + box)}
      aria-valuenow={boxes[box]?.last ?? 0}
      aria-valuemin={items[0]?.item ?? 0}
      aria-valuemax={items.at(-1)?.item ?? 0}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { x: event.clientX, from: boxes };
      }}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        drag.current = undefined;
      }}
      onKeyDown={(event) => {
        const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
        if (by === undefined) return;
        event.preventDefault();
        moveBy(by);
      }}
    />
  );
}
