import { type ArchiveKey, listArchiveKeys } from '@lantai/contract/preservation/signing.api.ts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { apiQuery } from '#platform/api.ts';
import type { ListColumn } from '#platform/list/columns.tsx';
import { DataList } from '#platform/list/data-list.tsx';
import { StateTag } from '#platform/state-tag.tsx';
import { instantText } from '#platform/times.ts';
import { CertificateFacts, periodText } from './certificate-facts.tsx';
import { registersText } from './registers.text.ts';
import { trustText } from './trust.text.ts';

const t = trustText.keys;

/** With what the archive itself signs: whoever verifies that elsewhere lists these certificates there. */
export function ArchiveKeysTab() {
  const answer = useQuery(apiQuery(listArchiveKeys, {}));
  return (
    <DataList
      name="archive-keys"
      columns={columns}
      rowKey={({ keyId }) => keyId}
      answer={answer}
      rows={answer.data}
      empty={{ title: t.empty }}
      actions={
        <Link to="/print/keys" target="_blank">
          {registersText.print}
        </Link>
      }
      expandable={{
        expandedRowRender: ({ certificate }) => <CertificateFacts certificate={certificate} />,
      }}
    />
  );
}

const columns: readonly ListColumn<ArchiveKey>[] = [
  { key: 'name', title: t.name, width: 180, dataIndex: 'name' },
  { key: 'organisation', title: t.organisation, dataIndex: 'organisation' },
  {
    key: 'state',
    title: trustText.state,
    width: 260,
    render: (_, { revokedAt, revokedBecause }) =>
      revokedAt === null ? (
        <StateTag tone="done">{t.inUse}</StateTag>
      ) : (
        <StateTag tone="ended">
          {t.revoked(instantText(new Date(revokedAt)), revokedBecause ?? '')}
        </StateTag>
      ),
  },
  {
    key: 'issuer',
    title: t.issuer,
    width: 220,
    render: (_, { isSelfIssued, certificate }) =>
      isSelfIssued ? t.selfIssued : certificate.issuer,
  },
  {
    key: 'period',
    title: trustText.period,
    width: 210,
    render: (_, { certificate }) => periodText(certificate.validFrom, certificate.validTo),
  },
];
