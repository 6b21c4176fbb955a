import {
  pageRanges,
  type VolumeDetail,
  type VolumeItem,
  volumeAfter,
} from '@lantai/contract/arrangement/volumes/volume.ts';
import {
  getVolume,
  listVolumes,
  orderVolume,
  takeOutOfVolume,
} from '@lantai/contract/arrangement/volumes/volumes.api.ts';
import { filingFaults } from '@lantai/contract/records/filing-fault.ts';
import { Link } from '@tanstack/react-router';
import { Button, Checkbox, Flex, Typography } from 'antd';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useApiCommand } from '#platform/api.ts';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { useMay } from '#platform/session.ts';
import { movedTo } from './item-order.ts';
import { volumesText as t } from './volumes.text.ts';
import './volume-items.css';

/** The records of a volume in their order: dragged, or moved by keys, and then saved. */
export function VolumeItems({ volume }: { volume: VolumeDetail }) {
  const [items, setItems] = useState<readonly VolumeItem[]>(volume.items);
  const dragged = useRef(-1);
  const open = useMay()(orderVolume.access) && volumeAfter(volume.state, 'arrange') !== undefined;
  const refreshes = [getVolume, listVolumes];
  const order = useApiCommand(orderVolume, { refreshes, says: t.orderSaved });
  const takeOut = useApiCommand(takeOutOfVolume, { refreshes, says: t.taken, saysProblem: true });
  const params = { volumeId: volume.id };
  const isMoved = items !== volume.items;
  const move = (from: number, to: number) => setItems((before) => movedTo(before, from, to));
  const save = () =>
    order.mutate({
      params,
      body: {
        items: items.map(({ recordId, chosen }) => ({ recordId, chosen })),
        version: volume.version,
      },
    });
  const ranges = pageRanges(items.map(({ pages }) => pages));

  return (
    <Flex vertical gap={8}>
      <Flex gap={8} align="center">
        <Typography.Title level={2} className="volume-section">
          {t.items}
        </Typography.Title>
        {open && <Typography.Text type="secondary">{t.dragHint}</Typography.Text>}
        <span className="grow" />
        {isMoved && (
          <>
            <Button onClick={() => setItems(volume.items)}>{t.dropOrder}</Button>
            <Button type="primary" loading={order.isPending} onClick={save}>
              {t.saveOrder}
            </Button>
          </>
        )}
      </Flex>
      <ProblemNotice problem={order.error} />
      <table className="volume-items">
        <Head withChoice={volume.wanted !== null} open={open} />
        <tbody>
          {items.map((item, at) => (
            <ItemRow
              key={item.recordId}
              {...{ item, at, open }}
              pages={isMoved ? ranges[at] : rangeOf(item)}
              withChoice={volume.wanted !== null}
              onDragStart={() => {
                dragged.current = at;
              }}
              onDrop={() => move(dragged.current, at)}
              onMove={(by) => move(at, at + by)}
              onChoose={(chosen) =>
                setItems((before) =>
                  before.map((each) =>
                    each.recordId === item.recordId ? { ...each, chosen } : each,
                  ),
                )
              }
              onTakeOut={() => takeOut.mutate({ params, body: { recordIds: [item.recordId] } })}
            />
          ))}
        </tbody>
      </table>
      {items.length === 0 && <Typography.Text type="secondary">{t.noItems}</Typography.Text>}
    </Flex>
  );
}

const rangeOf = ({ pageFrom, pageTo }: VolumeItem) =>
  pageFrom === null || pageTo === null ? undefined : { from: pageFrom, to: pageTo };

function Head({ withChoice, open }: { withChoice: boolean; open: boolean }) {
  return (
    <thead>
      <tr>
        <th style={{ width: 48 }}>{t.row.position}</th>
        {withChoice && <th style={{ width: 48 }}>{t.row.chosen}</th>}
        <th style={{ width: 140 }}>{t.row.number}</th>
        <th style={{ width: 140 }}>{t.row.creator}</th>
        <th>{t.row.title}</th>
        <th style={{ width: 108 }}>{t.row.date}</th>
        <th style={{ width: 72 }}>{t.row.pages}</th>
        <th style={{ width: 250 }}>{t.row.code}</th>
        {open && <th style={{ width: 56 }} />}
      </tr>
    </thead>
  );
}

type RowProps = {
  readonly item: VolumeItem;
  readonly at: number;
  readonly open: boolean;
  readonly withChoice: boolean;
  readonly pages: { from: number; to: number } | undefined;
  readonly onDragStart: () => void;
  readonly onDrop: () => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onChoose: (chosen: boolean) => void;
  readonly onTakeOut: () => void;
};

function ItemRow({ item, at, open, withChoice, pages, ...on }: RowProps) {
  const { recordId, title, documentNumber, creator, documentOn, chosen, faults } = item;
  const press = (event: KeyboardEvent) => {
    if (!open || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    on.onMove(event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    <tr
      draggable={open}
      tabIndex={open ? 0 : -1}
      className={chosen ? undefined : 'not-chosen'}
      onKeyDown={press}
      onDragStart={on.onDragStart}
      onDragOver={(event) => event.preventDefault()}
      onDrop={on.onDrop}
    >
      <td className="figure">{at + 1}</td>
      {withChoice && (
        <td>
          <Checkbox
            aria-label={`${t.row.chosen} ${at + 1}`}
            checked={chosen}
            disabled={!open}
            onChange={({ target }) => on.onChoose(target.checked)}
          />
        </td>
      )}
      <td>{documentNumber}</td>
      <td>{creator}</td>
      <td>
        <Link to="/records/$recordId" params={{ recordId }}>
          {title}
        </Link>
        {faults.length > 0 && (
          <div>
            <Typography.Text type="warning">
              {faults.map((fault) => filingFaults[fault]).join('；')}
            </Typography.Text>
          </div>
        )}
      </td>
      <td>{documentOn}</td>
      <td className="figure">
        {pages && (pages.from === pages.to ? pages.from : `${pages.from}–${pages.to}`)}
      </td>
      <td className="code">{item.archivalCode ?? item.temporaryNumber}</td>
      {open && (
        <td>
          <Button
            type="link"
            size="small"
            aria-label={t.row.takeOut(title ?? '')}
            onClick={on.onTakeOut}
          >
            {t.row.take}
          </Button>
        </td>
      )}
    </tr>
  );
}
