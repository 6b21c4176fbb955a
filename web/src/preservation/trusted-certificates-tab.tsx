import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import { type getTrustList, takeOffCertificate } from '@lantai/contract/preservation/trust.api.ts';
import { type TrustedCertificate, trustRoleNames } from '@lantai/contract/preservation/trust.ts';
import type { UseQueryResult } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import { useState } from 'react';
import type { ListColumn } from '#platform/list/columns.tsx';
import { DataList } from '#platform/list/data-list.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { StateTag } from '#platform/state-tag.tsx';
import { instantText } from '#platform/times.ts';
import { CertificateFacts, periodText } from './certificate-facts.tsx';
import { TakeOffCertificateDialog } from './take-off-certificate-dialog.tsx';
import { trustText as t } from './trust.text.ts';

export type TrustAnswer = UseQueryResult<ReplyOf<typeof getTrustList>>;

type Props = {
  answer: TrustAnswer;
  withTakenOff: boolean;
  onWithTakenOff: (yes: boolean) => void;
};

export function TrustedCertificatesTab({ answer, withTakenOff, onWithTakenOff }: Props) {
  const [leaving, setLeaving] = useState<TrustedCertificate>();
  const rows = answer.data?.certificates.filter(
    ({ takenOffVersion }) => withTakenOff || takenOffVersion === null,
  );
  return (
    <>
      <DataList
        name="trusted-certificates"
        columns={columnsFor(setLeaving)}
        rowKey={({ id }) => id}
        answer={answer}
        rows={rows}
        empty={{ title: t.empty }}
        filters={
          <Checkbox
            checked={withTakenOff}
            onChange={({ target }) => onWithTakenOff(target.checked)}
          >
            {t.withTakenOff}
          </Checkbox>
        }
        expandable={{ expandedRowRender: (row) => <CertificateFacts certificate={row} /> }}
      />
      {leaving && (
        <TakeOffCertificateDialog certificate={leaving} onClose={() => setLeaving(undefined)} />
      )}
    </>
  );
}

function columnsFor(
  takeOff: (certificate: TrustedCertificate) => void,
): readonly ListColumn<TrustedCertificate>[] {
  return [
    { key: 'subject', title: t.subject, dataIndex: 'subject' },
    { key: 'state', title: t.state, width: 110, render: (_, row) => <Standing row={row} /> },
    { key: 'role', title: t.role, width: 140, render: (_, { role }) => trustRoleNames[role] },
    {
      key: 'period',
      title: t.period,
      width: 210,
      render: (_, { validFrom, validTo }) => periodText(validFrom, validTo),
    },
    {
      key: 'keyAlgorithm',
      title: t.keyAlgorithm,
      width: 100,
      dataIndex: 'keyAlgorithm',
      hiddenAtFirst: true,
    },
    { key: 'issuer', title: t.issuer, width: 200, dataIndex: 'issuer', hiddenAtFirst: true },
    { key: 'source', title: t.source, width: 160, dataIndex: 'source' },
    { key: 'reason', title: t.reason, width: 180, dataIndex: 'reason', hiddenAtFirst: true },
    {
      key: 'added',
      title: t.added,
      width: 200,
      render: (_, { addedVersion, addedByName, addedAt }) =>
        t.by(addedVersion, addedByName, instantText(addedAt)),
    },
    {
      key: 'takeOff',
      title: '',
      width: 80,
      render: (_, row) =>
        row.takenOffVersion === null && (
          <MayButton size="small" access={takeOffCertificate.access} onClick={() => takeOff(row)}>
            {t.takeOff}
          </MayButton>
        ),
    },
  ];
}

const soon = 30 * 24 * 60 * 60 * 1000;

function Standing({ row }: { row: TrustedCertificate }) {
  if (row.takenOffVersion !== null) return <StateTag tone="ended">{t.isTakenOff}</StateTag>;
  const left = Date.parse(row.validTo) - Date.now();
  if (left < 0) return <StateTag tone="near">{t.expired}</StateTag>;
  if (left < soon) return <StateTag tone="near">{t.soonExpired}</StateTag>;
  return <StateTag tone="done">{t.listed}</StateTag>;
}
