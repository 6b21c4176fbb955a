import type { ShownCertificate } from '@lantai/contract/preservation/trust.ts';
import { Descriptions } from 'antd';
import type { ReactNode } from 'react';
import { instantText } from '#platform/times.ts';
import { trustText as t } from './trust.text.ts';

type Shown = Omit<ShownCertificate, 'roles' | 'certificate'>;

/** What a certificate says of itself; the fingerprints are compared with what its issuer has told elsewhere. */
export function CertificateFacts({ certificate }: { certificate: Shown }) {
  const { subject, issuer, serial, validFrom, validTo, keyAlgorithm, isCa } = certificate;
  const facts: Readonly<Record<string, ReactNode>> = {
    [t.subject]: subject,
    [t.issuer]: issuer,
    [t.serial]: <span className="code">{serial}</span>,
    [t.period]: periodText(validFrom, validTo),
    [t.keyAlgorithm]: keyAlgorithm,
    [t.isCa]: isCa ? t.yes : t.no,
    [t.sm3]: <Fingerprint value={certificate.sm3} />,
    [t.sha256]: <Fingerprint value={certificate.sha256} />,
  };
  return <Facts facts={facts} />;
}

/** Names and values in one column; what has no value is left out. */
export function Facts({ facts }: { facts: Readonly<Record<string, ReactNode>> }) {
  return (
    <Descriptions
      size="small"
      column={1}
      items={Object.entries(facts).flatMap(([label, children]) =>
        children ? [{ key: label, label, children }] : [],
      )}
    />
  );
}

const day = (at: string) => instantText(new Date(at)).slice(0, 10);

export const periodText = (from: string, to: string) => `${day(from)} 至 ${day(to)}`;

/** In groups of four, so that two people can read it to each other. */
export function Fingerprint({ value }: { value: string }) {
  return (
    <span className="code" style={{ whiteSpace: 'normal' }}>
      {value.match(/.{1,4}/g)?.join(' ')}
    </span>
  );
}
