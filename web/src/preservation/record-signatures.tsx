import { verifySignatures } from '@lantai/contract/preservation/signature.api.ts';
import {
  type SignatureReading,
  type SignatureVerdict,
  type SignedFile,
  signatureKindNames,
  signatureOutcomeNames,
  trustRemarks,
} from '@lantai/contract/preservation/signature.ts';
import { type TrustOutcome, trustOutcomeNames } from '@lantai/contract/preservation/trust.ts';
import type { RecordDetail } from '@lantai/contract/records/record.ts';
import { useQuery } from '@tanstack/react-query';
import { Descriptions, Flex, Typography } from 'antd';
import { apiQuery } from '#platform/api.ts';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { StateTag, type Tone } from '#platform/state-tag.tsx';
import { instantText } from '#platform/times.ts';
import { signatureText as t } from './signature.text.ts';

/** What the files of a record carry of signatures, verified as the page is opened. Nothing is shown where there is none. */
export function RecordSignatures({ record }: { record: RecordDetail }) {
  const { data, error, refetch } = useQuery({
    ...apiQuery(verifySignatures, { params: { recordId: record.id } }),
    enabled: !record.quarantined && record.componentList.some(mayBeSigned),
  });
  if (error) return <ProblemNotice problem={error} onRetry={() => void refetch()} />;
  const signed = (data ?? []).filter(({ reading }) => hasSomething(reading));
  if (signed.length === 0) return null;
  return (
    <section>
      <Typography.Title level={2} className="record-section">
        {t.title}
      </Typography.Title>
      <ul className="component-list">
        {signed.map((file) => (
          <li key={file.componentId}>
            <FileSignatures file={file} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const mayBeSigned = ({ mediaType }: RecordDetail['componentList'][number]) =>
  ['application/pdf', 'application/ofd'].includes(mediaType);

const hasSomething = (reading: SignatureReading) =>
  reading.kind === 'failed' || reading.signatures.length + reading.unsearched.length > 0;

function FileSignatures({ file: { fileName, reading } }: { file: SignedFile }) {
  return (
    <Flex vertical gap={6}>
      {fileName}
      {reading.kind === 'failed' ? (
        <Unverified reasons={[reading.reason]} />
      ) : (
        <>
          {reading.signatures.map((verdict) => (
            <Signature key={verdict.name} verdict={verdict} />
          ))}
          {reading.uncovered.length > 0 && (
            <Typography.Text>
              <StateTag tone="not-run">{t.uncovered}</StateTag> {listed(reading.uncovered)}
            </Typography.Text>
          )}
          {reading.unsearched.length > 0 && <Unverified reasons={reading.unsearched} />}
        </>
      )}
    </Flex>
  );
}

function Unverified({ reasons }: { reasons: readonly string[] }) {
  return (
    <Typography.Text>
      <StateTag tone="not-run">{t.unsearched}</StateTag> {reasons.join('；')}
    </Typography.Text>
  );
}

function Signature({ verdict }: { verdict: SignatureVerdict }) {
  const { kind, name, signer, seal, signedAt, timestamp, algorithm, coverage } = verdict;
  const { text, tone } = outcomeOf(verdict);
  const facts: readonly (readonly [string, string | null | undefined])[] = [
    [t.faults, [...verdict.faults, ...verdict.obstacles].join('；')],
    [t.seal, seal],
    [t.signer, signer],
    [t.time, signedAt && instantText(new Date(signedAt))],
    [t.timestamp, timestamp?.at && instantText(new Date(timestamp.at))],
    [t.algorithm, algorithm],
    [t.coverage, coverage],
    [t.trust, trustRemarks(verdict).join('。')],
    [t.remarks, verdict.remarks.join('；')],
  ];
  return (
    <>
      <span>
        {signatureKindNames[kind]} {name} <StateTag tone={tone}>{text}</StateTag>{' '}
        {verdict.trust && (
          <StateTag tone={trustTones[verdict.trust.outcome]}>
            {t.who(trustOutcomeNames[verdict.trust.outcome])}
          </StateTag>
        )}
      </span>
      <Descriptions
        size="small"
        column={1}
        className="record-facts"
        items={facts.flatMap(([label, children]) =>
          children ? [{ key: label, label, children }] : [],
        )}
      />
    </>
  );
}

/** Only a path that was followed to whom the list trusts is a check that passed. */
const trustTones: Record<TrustOutcome, Tone> = {
  trusted: 'passed',
  'not-listed': 'near',
  incomplete: 'near',
  'not-checked': 'not-run',
  revoked: 'failed',
  expired: 'failed',
  unfit: 'failed',
};

function outcomeOf({ outcome, validWhenSigned, trust }: SignatureVerdict): {
  text: string;
  tone: Tone;
} {
  if (outcome === 'broken') return { text: signatureOutcomeNames.broken, tone: 'failed' };
  if (outcome === 'not-verified')
    return { text: signatureOutcomeNames['not-verified'], tone: 'not-run' };
  if (validWhenSigned === false) {
    const text = trust?.outcome === 'revoked' ? t.revoked : t.expired;
    return { text, tone: 'failed' };
  }
  return { text: signatureOutcomeNames.holds, tone: 'passed' };
}

/** A package of thousands of files names the first of them. */
function listed(all: readonly string[]): string {
  const named = all.slice(0, 5).join('、');
  return all.length > 5 ? `${named}${t.andMore(all.length)}` : named;
}
