import { itemNumberText } from '@lantai/contract/arrangement/number-runs.ts';
import { Link } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useRowWindow } from '#platform/list/row-window.ts';
import type { DryRunRecord } from './class-order.tsx';
import { orderText as t } from './order.text.ts';
import { movedTo, placeAfterKey } from './reorder.ts';
import './order-list.css';

const ROW = 28;

type Props = {
  /** As it is arranged now, and as it was: places keep their codes. */
  readonly order: readonly DryRunRecord[];
  readonly places: readonly DryRunRecord[];
  readonly onOrder: (order: readonly DryRunRecord[]) => void;
};

/** Rows to be dragged, or moved by keys; only those in sight are drawn, for a class may have thousands. */
export function OrderList({ order, places, onOrder }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useRowWindow(scroller, { count: order.length, height: ROW });
  const [held, setHeld] = useState<string | undefined>(undefined);
  const toFocus = useRef<string | undefined>(undefined);

  // A row that a key has moved keeps the focus, wherever it has come to.
  useEffect(() => {
    if (toFocus.current === undefined) return;
    scroller.current?.querySelector<HTMLElement>(`[data-record="${toFocus.current}"]`)?.focus();
    toFocus.current = undefined;
  });

  const press = (event: KeyboardEvent<HTMLElement>) => {
    const id = (event.target as HTMLElement).dataset.record;
    const from = order.findIndex(({ recordId }) => recordId === id);
    if (id === undefined || from === -1) return;
    const to = placeAfterKey(event, from, order.length) ?? neighbour(event.key, from, order.length);
    if (to === undefined) return;
    event.preventDefault();
    toFocus.current = event.altKey ? id : order[to]?.recordId;
    rows.reveal(to);
    if (event.altKey) onOrder(movedTo(order, from, to));
    else setHeld(undefined);
    scroller.current?.querySelector<HTMLElement>(`[data-record="${toFocus.current}"]`)?.focus();
  };

  const dropOn = (to: number) => {
    const from = order.findIndex(({ recordId }) => recordId === held);
    if (from !== -1) onOrder(movedTo(order, from, to));
    setHeld(undefined);
  };

  return (
    <div className="order-list">
      <div className="order-row order-head" aria-hidden="true">
        <span />
        <span>{t.columns.code}</span>
        <span>{t.columns.was}</span>
        <span>{t.columns.date}</span>
        <span>{t.columns.number}</span>
        <span>{t.columns.title}</span>
        <span>{t.columns.pages}</span>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: rows of a list that is drawn in part cannot be li of one ol */}
      <div ref={scroller} className="order-rows" role="list" onKeyDown={press}>
        <div style={{ height: rows.above }} />
        {order.slice(rows.from, rows.to).map((record, offset) => {
          const index = rows.from + offset;
          return (
            <OrderRow
              key={record.recordId}
              record={record}
              place={places[index] ?? record}
              isHeld={held === record.recordId}
              onHold={() => setHeld(record.recordId)}
              onDrop={() => dropOn(index)}
            />
          );
        })}
        <div style={{ height: rows.below }} />
      </div>
    </div>
  );
}

function neighbour(key: string, from: number, count: number): number | undefined {
  if (key === 'ArrowDown') return Math.min(count - 1, from + 1);
  if (key === 'ArrowUp') return Math.max(0, from - 1);
  return undefined;
}

type RowProps = {
  record: DryRunRecord;
  /** What stood in this place, whose code the record takes. */
  place: DryRunRecord;
  isHeld: boolean;
  onHold: () => void;
  onDrop: () => void;
};

function OrderRow({ record, place, isHeld, onHold, onDrop }: RowProps) {
  const hasMoved = record !== place;
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the list
    <div
      className={`order-row${hasMoved ? ' moved' : ''}${isHeld ? ' held' : ''}`}
      role="listitem"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a row is moved by keys
      tabIndex={0}
      data-record={record.recordId}
      draggable
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        onHold();
      }}
      onDragOver={(event) => event.preventDefault()}
      onDrop={onDrop}
    >
      <span className="order-grip" title={t.dragOf(record.title ?? '')} aria-hidden="true">
        ⠿
      </span>
      <span className="code">{place.archivalCode}</span>
      <span className="order-was">
        {hasMoved ? itemNumberText(record.itemNumber) : record.arranged ? t.arranged : ''}
      </span>
      <span>{record.documentOn}</span>
      <span>{record.documentNumber}</span>
      <Link to="/records/$recordId" params={{ recordId: record.recordId }} tabIndex={-1}>
        {record.title}
      </Link>
      <span className="order-pages">{record.pages}</span>
    </div>
  );
}
