import { recordOrigin } from '@lantai/contract/capture/acquisition.api.ts';
import { acquisitionKindNames } from '@lantai/contract/capture/acquisition.ts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Descriptions, Typography } from 'antd';
import { apiQuery } from '#platform/api.ts';
import { dayText } from '#platform/times.ts';
import { acquisitionText } from './acquisition.text.ts';

const t = acquisitionText.origin;

/** How a record was acquired, and what its users are to heed; nothing for one that came another way. */
export function AcquisitionOrigin({ recordId }: { recordId: string }) {
  const { data } = useQuery(apiQuery(recordOrigin, { params: { recordId } }));
  const origin = data?.origin;
  if (!origin) return null;
  const { agreement, takeIn } = acquisitionText;
  const items = [
    { key: 'kind', label: agreement.kind, children: acquisitionKindNames[origin.kind] },
    { key: 'party', label: agreement.party, children: origin.partyName ?? t.hidden },
    {
      key: 'number',
      label: agreement.number,
      children: (
        <Link
          to="/capture/agreements/$agreementId"
          params={{ agreementId: origin.id }}
          className="code"
        >
          {origin.number}
        </Link>
      ),
    },
    {
      key: 'appraisal',
      label: takeIn.appraisal,
      children: `${origin.appraisal}（${origin.appraisedByName}）`,
    },
  ];
  return (
    <section>
      <Typography.Title level={2} className="record-section">
        {t.title}
      </Typography.Title>
      <Descriptions size="small" column={1} items={items} className="record-facts" />
    </section>
  );
}

/** What the agreement asks of everybody who uses the record, where nobody can overlook it. */
export function UseRestrictions({ recordId }: { recordId: string }) {
  const { data } = useQuery(apiQuery(recordOrigin, { params: { recordId } }));
  const origin = data?.origin;
  if (!origin?.restrictions) return null;
  const until = origin.restrictedUntil ? `（${t.until(dayText(origin.restrictedUntil))}）` : '';
  return (
    <Alert
      type="warning"
      showIcon
      title={`${t.restricted(origin.restrictions)}${until}`}
      className="record-warnings"
    />
  );
}
