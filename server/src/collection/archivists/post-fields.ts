import type { PostFields } from '@lantai/contract/collection/archivist-post.ts';
import { Problem } from '#platform/problem.ts';

/** What was entered about a post as columns, after the days and the certificate were looked at. */
export function columnsOf(fields: PostFields) {
  const { certificateName, certificateNumber, certificateIssuer } = fields;
  const { certificateOn, certificateUntil } = fields;
  const details = [certificateNumber, certificateIssuer, certificateOn, certificateUntil];
  if (!certificateName && details.some(Boolean))
    throw new Problem('collection.certificate-incomplete');
  if (certificateOn && certificateUntil && certificateUntil < certificateOn)
    throw new Problem('collection.post-days-wrong', {
      what: '证书有效期至',
      wrong: `早于发证日期 ${certificateOn}`,
    });
  return {
    employment: fields.employment,
    position: fields.position,
    since: fields.since,
    certificate_name: certificateName ?? null,
    certificate_number: certificateNumber ?? null,
    certificate_issuer: certificateIssuer ?? null,
    certificate_on: certificateOn ?? null,
    certificate_until: certificateUntil ?? null,
    professional_title: fields.professionalTitle ?? null,
    phone: fields.phone ?? null,
    remark: fields.remark ?? null,
  };
}
