import {
  gapCauseNames,
  itemNumberText,
  rangesText,
} from '@lantai/contract/arrangement/number-runs.ts';
import { getItemNumber } from '@lantai/contract/arrangement/numbering.api.ts';
import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Drawer, Flex, Skeleton, Typography } from 'antd';
import { apiQuery } from '#platform/api.ts';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { instantText } from '#platform/times.ts';
import { RecordStateTag } from '../../records/record-state.tsx';
import { ExplainGapButton } from './explain-gap-dialog.tsx';
import { numberingText } from './numbering.text.ts';

const t = numberingText.number;

type OneNumber = ReplyOf<typeof getItemNumber>;
type Props = {
  fondsId: string;
  classKey: string | undefined;
  number: number | undefined;
  onClose: () => void;
};

/** What is known of one number: who has it, who keeps it free, who said why it is empty. */
export function NumberDrawer({ fondsId, classKey, number, onClose }: Props) {
  const isOpen = classKey !== undefined && number !== undefined;
  const answer = useQuery({
    ...apiQuery(getItemNumber, {
      query: { fondsId, classKey: classKey ?? '', number: number ?? 1 },
    }),
    enabled: isOpen,
  });
  return (
    <Drawer
      open={isOpen}
      onClose={onClose}
      size={480}
      title={`${classKey ?? ''} ${number === undefined ? '' : t.title(itemNumberText(number))}`}
    >
      {answer.error && (
        <ProblemNotice problem={answer.error} onRetry={() => void answer.refetch()} />
      )}
      {isOpen && !answer.data && !answer.error && <Skeleton active />}
      {isOpen && answer.data && (
        <NumberFacts fondsId={fondsId} classKey={classKey} facts={answer.data} />
      )}
    </Drawer>
  );
}

type Facts = { fondsId: string; classKey: string; facts: OneNumber };

function NumberFacts({ fondsId, classKey, facts }: Facts) {
  const { claims, reservations, explanations, number } = facts;
  const isGap =
    claims.length === 0 &&
    explanations.length === 0 &&
    !reservations.some(({ released }) => !released);
  return (
    <Flex vertical gap={16}>
      {claims.length > 1 && <Alert type="warning" title={t.resolve} />}
      <section>
        <Typography.Title level={5}>{t.claims}</Typography.Title>
        {claims.length === 0 && t.noClaim}
        {claims.map((claim) => (
          <Flex key={claim.recordId} vertical>
            <Link to="/records/$recordId" params={{ recordId: claim.recordId }}>
              {claim.title ?? t.untitled}
            </Link>
            <Flex gap={12}>
              <span className="code">{claim.code}</span>
              <RecordStateTag state={claim.state} />
              <Typography.Text type="secondary">{t.way[claim.way]}</Typography.Text>
            </Flex>
          </Flex>
        ))}
      </section>
      <FormerHolders former={facts.former} />
      <Reasons facts={facts} />
      {isGap && <ExplainGapButton fondsId={fondsId} classKey={classKey} number={number} />}
    </Flex>
  );
}

/** A number that changed its holder still leads to the record it once meant. */
function FormerHolders({ former }: Pick<OneNumber, 'former'>) {
  if (former.length === 0) return null;
  return (
    <section>
      <Typography.Title level={5}>{t.former}</Typography.Title>
      {former.map(({ recordId, title, code, formerCode, until }) => (
        <Flex key={`${recordId} ${until.toISOString()}`} vertical>
          <Link to="/records/$recordId" params={{ recordId }}>
            {title ?? t.untitled}
          </Link>
          <Flex gap={12} wrap>
            <span className="code">{code}</span>
            <Typography.Text type="secondary">
              {t.formerly(formerCode, instantText(until))}
            </Typography.Text>
          </Flex>
        </Flex>
      ))}
    </section>
  );
}

function Reasons({ facts: { reservations, explanations } }: { facts: OneNumber }) {
  return (
    <>
      {reservations.map((each) => (
        <section key={each.id}>
          <Typography.Title level={5}>
            {t.reservation} {rangesText([each])}
          </Typography.Title>
          <div>{each.reason}</div>
          {each.until && <div>{t.until(each.until)}</div>}
          {each.released && <div>{t.released(each.released.reason ?? '')}</div>}
          <Typography.Text type="secondary">
            {t.by(each.reservedByName ?? '', instantText(each.reservedAt))}
          </Typography.Text>
        </section>
      ))}
      {explanations.map((each) => (
        <section key={each.id}>
          <Typography.Title level={5}>
            {t.explanation} {rangesText([each])}
          </Typography.Title>
          <div>
            {gapCauseNames[each.cause]}：{each.reason}
          </div>
          <Typography.Text type="secondary">
            {t.by(each.explainedByName ?? '', instantText(each.explainedAt))}
          </Typography.Text>
        </section>
      ))}
    </>
  );
}
