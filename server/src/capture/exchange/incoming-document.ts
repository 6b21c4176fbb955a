import { type Envelope, envelopeFields } from '@lantai/contract/capture/exchange/envelope.ts';
import { readRetention } from '@lantai/contract/classification/retention.ts';
import { type Description, emptyDescription } from '@lantai/contract/records/record.ts';
import { readSecurityLevel } from '@lantai/contract/records/security-level.ts';
import type { Incoming, StagedComponent } from '../../records/insert-records.ts';

type Source = { code: string; classified: boolean };
type Department = { id: string; name: string | null };

/** An envelope as the archive describes a record. */
export function describedBy(envelope: Envelope, department: Department | undefined): Description {
  const { title, creator, documentNumber, issuedOn, documentType, pages, keywords } = envelope;
  return {
    ...emptyDescription,
    title,
    creator,
    documentNumber: documentNumber ?? null,
    // 签发日期, whatever other dates there are (K.1 no. 1).
    date: issuedOn ?? null,
    retention: retentionOf(envelope),
    securityLevel: readSecurityLevel(envelope.security ?? '')?.level ?? 'public',
    departmentId: department?.id ?? null,
    departmentName: department?.name ?? null,
    pages: pages ?? null,
    documentType: documentType ?? null,
    keywords: keywords ?? null,
  };
}

/** No period is ever assumed (K.1 no. 11). */
function retentionOf({ retention }: Envelope): string | null {
  const read = retention === undefined ? undefined : readRetention(retention);
  if (read?.kind === 'code') return read.code;
  return read?.kind === 'legacy' ? read.given : null;
}

/** A classified source must say of each document that it is no secret (workflows A.13). */
export function missingLevel({ classified }: Source, { security }: Envelope): string | null {
  return classified && security === undefined ? '密级：涉密来源系统未注明' : null;
}

/** What has no field of its own, under the name it came with; the two dates under their own. */
export function furtherFields(
  given: Record<string, unknown>,
  { issuedOn, draftedOn, clause, processCode, processName }: Envelope,
): Record<string, unknown> {
  const unknown = Object.entries(given).filter(([name]) => !envelopeFields.has(name));
  return {
    ...Object.fromEntries(unknown),
    来源流程: processName ? `${processName}（${processCode}）` : processCode,
    ...(clause && { 保管期限表条款: clause }),
    ...(draftedOn && {
      拟稿日期: draftedOn,
      日期依据: `取签发日期 ${issuedOn}；拟稿日期 ${draftedOn} 只留存，不采用`,
    }),
  };
}

type Document = {
  readonly envelope: Envelope;
  readonly given: Record<string, unknown>;
  readonly components: readonly StagedComponent[];
  readonly source: Source;
  readonly department: Department | undefined;
  readonly sourceKey: string;
};

export function incomingDocument(document: Document): Incoming {
  const { envelope, given, components, source, department, sourceKey } = document;
  return {
    description: describedBy(envelope, department),
    category: envelope.category,
    components,
    retentionGiven: envelope.retention ?? null,
    securityGiven: envelope.security ?? null,
    more: furtherFields(given, envelope),
    source: source.code,
    sourceKey,
    register: true,
    receivedAs: 'collected',
    quarantineMark: missingLevel(source, envelope),
  };
}
