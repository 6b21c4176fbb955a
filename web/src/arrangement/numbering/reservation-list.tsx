import { rangesText } from '@lantai/contract/arrangement/number-runs.ts';
import {
  giveReservedNumber,
  listReservations,
  releaseNumbers,
} from '@lantai/contract/arrangement/numbering.api.ts';
import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import { useQuery } from '@tanstack/react-query';
import { Flex, Table, Typography } from 'antd';
import { useState } from 'react';
import { apiQuery } from '#platform/api.ts';
import { MayButton } from '#platform/may-button.tsx';
import { StateTag } from '#platform/state-tag.tsx';
import { numberingText } from './numbering.text.ts';
import { ReleaseDialog } from './release-numbers-dialog.tsx';
import { UseReservedDialog } from './use-reserved-dialog.tsx';

const t = numberingText.reserve;

export type Reservation = ReplyOf<typeof listReservations>[number];

/** The reservations of a fonds, also those that are over. */
export function ReservationList({ fondsId }: { fondsId: string }) {
  const { data = [] } = useQuery(apiQuery(listReservations, { query: { fondsId } }));
  const [asked, ask] = useState<{ what: 'use' | 'release'; of: Reservation } | undefined>(
    undefined,
  );
  if (data.length === 0) return null;
  const close = () => ask(undefined);
  return (
    <section>
      <Typography.Title level={2} className="section-title">
        {t.list}
      </Typography.Title>
      <Table<Reservation>
        size="small"
        className="list-table list-dense"
        rowKey="id"
        pagination={false}
        dataSource={data}
        scroll={{ x: 900 }}
        columns={[
          {
            title: t.class,
            width: 220,
            render: (_, row) => <span className="code">{row.classKey}</span>,
          },
          { title: t.range, width: 120, render: (_, row) => rangesText([row]) },
          { title: t.used, width: 60, align: 'right', dataIndex: 'used' },
          { title: t.state, width: 96, render: (_, row) => <ReservationState row={row} /> },
          { title: t.until, width: 104, dataIndex: 'until' },
          { title: t.reason, render: (_, row) => row.released?.reason ?? row.reason },
          {
            width: 130,
            render: (_, row) =>
              row.released === null && (
                <Flex gap={8}>
                  <MayButton
                    size="small"
                    access={giveReservedNumber.access}
                    onClick={() => ask({ what: 'use', of: row })}
                  >
                    {numberingText.use.action}
                  </MayButton>
                  <MayButton
                    size="small"
                    access={releaseNumbers.access}
                    onClick={() => ask({ what: 'release', of: row })}
                  >
                    {numberingText.release.action}
                  </MayButton>
                </Flex>
              ),
          },
        ]}
      />
      {asked?.what === 'release' && <ReleaseDialog reservation={asked.of} onClose={close} />}
      {asked?.what === 'use' && (
        <UseReservedDialog fondsId={fondsId} reservation={asked.of} onClose={close} />
      )}
    </section>
  );
}

function ReservationState({ row: { released, until } }: { row: Reservation }) {
  if (released) return <StateTag tone="ended">{t.over}</StateTag>;
  const isDue = until !== null && until < new Date().toISOString().slice(0, 10);
  return <StateTag tone={isDue ? 'near' : 'waiting'}>{isDue ? t.due : t.open}</StateTag>;
}
