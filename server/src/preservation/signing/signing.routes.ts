import { type ArchiveKey, listArchiveKeys } from '@lantai/contract/preservation/signing.api.ts';
import type { Routes } from '#platform/http.ts';
import { readCertificate } from '../signatures/certificate.ts';
import { shownCertificate } from '../trust/shown-certificate.ts';
import type { KnownKey } from './keystore.ts';
import { keystoreOf } from './keystore-of.ts';

/** `directory`: that of the data, beside which the keys lie. */
export const signingRoutes =
  (directory: string): Routes =>
  ({ on }) => {
    on(listArchiveKeys, async () => (await keystoreOf({ directory }).list()).map(shownKey));
  };

function shownKey({ certificate, ...key }: KnownKey): ArchiveKey {
  const shown = shownCertificate(readCertificate(Buffer.from(certificate, 'base64')));
  return { ...key, certificate: shown };
}
