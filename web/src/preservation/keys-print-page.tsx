import { type ArchiveKey, listArchiveKeys } from '@lantai/contract/preservation/signing.api.ts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { createRoute } from '@tanstack/react-router';
import { apiQuery } from '#platform/api.ts';
import { rootRoute } from '#platform/root-route.ts';
import { instantText } from '#platform/times.ts';
import { PrintIncomplete } from '../arrangement/print/print-incomplete.tsx';
import { PrintFrame } from '../backup/print-frame.tsx';
import { type RegisterForm, RegisterSheets } from '../backup/register-sheets.tsx';
import { periodText } from './certificate-facts.tsx';
import { registersText } from './registers.text.ts';

const t = registersText.keys;

/** 签名密钥登记表: every key the archive has signed with, and the certificate that names it. */
export const keysPrintRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/print/keys',
  loader: ({ context }) => context.queries.ensureQueryData(apiQuery(listArchiveKeys, {})),
  component: KeysPrintPage,
  errorComponent: PrintIncomplete,
});

function KeysPrintPage() {
  const { data: keys } = useSuspenseQuery(apiQuery(listArchiveKeys, {}));
  return (
    <PrintFrame title={t.title}>
      <RegisterSheets forms={[registerOf(keys)]} />
    </PrintFrame>
  );
}

// A fingerprint takes six lines of a narrow column.
const registerOf = (keys: readonly ArchiveKey[]): RegisterForm => ({
  ...{ title: t.title, heads: Object.values(t.heads), rows: keys.map(rowOf), perSheet: 4 },
});

function rowOf(key: ArchiveKey): string[] {
  const { name, organisation, isSelfIssued, createdAt, revokedAt, revokedBecause } = key;
  const { issuer, serial, validFrom, validTo, keyAlgorithm, sm3 } = key.certificate;
  return [
    name,
    organisation,
    isSelfIssued ? t.selfIssued : issuer,
    serial,
    periodText(validFrom, validTo),
    keyAlgorithm,
    sm3,
    instantText(new Date(createdAt)),
    revokedAt === null ? '' : t.revoked(instantText(new Date(revokedAt)), revokedBecause ?? ''),
  ];
}
