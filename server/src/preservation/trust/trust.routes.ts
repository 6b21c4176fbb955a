import * as api from '@lantai/contract/preservation/trust.api.ts';
import type { Platform } from '#platform/command.ts';
import type { Routes } from '#platform/http.ts';
import { Problem } from '#platform/problem.ts';
import { addRevocationList } from './add-revocation-list.ts';
import { addTrustedCertificate } from './add-trusted-certificate.ts';
import { readHandedCertificates, readHandedList } from './read-handed.ts';
import { takeOffCertificate } from './take-off-certificate.ts';
import { findTrustMaterial, getTrust } from './trust-queries.ts';

export const trustRoutes =
  (platform: Platform): Routes =>
  ({ on }) => {
    on(api.getTrustList, ({ read }) => read(getTrust));
    on(api.previewCertificates, async ({ body }) => [...(await readHandedCertificates(body.file))]);
    on(api.addTrustedCertificate, async ({ run, body: { certificate, ...body } }) => {
      const [shown] = await readHandedCertificates(certificate);
      if (!shown) throw new Problem('preservation.certificate-not-listable', { why: '文件是空的' });
      return run(addTrustedCertificate, { certificate: shown, ...body });
    });
    on(api.takeOffCertificate, ({ run, params, body }) =>
      run(takeOffCertificate, { ...params, ...body }),
    );
    on(api.previewRevocationList, async ({ read, body }) => {
      const material = await read((db) => findTrustMaterial(db));
      const { content: _content, ...shown } = await readHandedList(
        body.file,
        material,
        platform.now(),
      );
      return shown;
    });
    on(api.addRevocationList, async ({ read, run, body }) => {
      const material = await read((db) => findTrustMaterial(db));
      const list = await readHandedList(body.file, material, platform.now());
      return run(addRevocationList, { list, source: body.source });
    });
  };
