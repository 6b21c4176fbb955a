import {
  getCirculation,
  listCirculations,
  openCirculated,
} from '@lantai/contract/collection/circulations.api.ts';
import { recordHistory } from '@lantai/contract/records/records.api.ts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useEffect } from 'react';
import { apiQuery, useApiCommand } from '#platform/api.ts';
import { useMay } from '#platform/session.ts';
import { dayText } from '#platform/times.ts';
import { circulationText as t } from './circulation.text.ts';

/**
 * On the page of a record that is with its reader: however they came here, they have opened it now,
 * and the way back to return it is at hand.
 */
export function CirculatedHere({ recordId }: { recordId: string }) {
  const may = useMay();
  const { data = [] } = useQuery({
    ...apiQuery(listCirculations, { query: { list: 'to-read', recordId } }),
    enabled: may(listCirculations.access),
  });
  return data.map(({ id, dueOn }) => <OpenedHere key={id} circulationId={id} dueOn={dueOn} />);
}

function OpenedHere({ circulationId, dueOn }: { circulationId: string; dueOn: string }) {
  const { mutate } = useApiCommand(openCirculated, { refreshes: [getCirculation, recordHistory] });
  useEffect(() => mutate({ params: { circulationId } }), [mutate, circulationId]);
  return (
    <Alert
      type="info"
      showIcon
      title={t.here(dayText(dueOn))}
      action={
        <Link to="/collection/circulations/$circulationId" params={{ circulationId }}>
          {t.toReturn}
        </Link>
      }
    />
  );
}
