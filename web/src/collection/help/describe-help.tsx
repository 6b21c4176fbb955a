import type { ClauseSuggestion } from '@lantai/contract/collection/clause-suggestion.ts';
import { suggestClause } from '@lantai/contract/collection/record-help.api.ts';
import type { RecordDetail } from '@lantai/contract/records/record.ts';
import { useQuery } from '@tanstack/react-query';
import { Flex, Typography } from 'antd';
import { apiQuery } from '#platform/api.ts';
import { useMay } from '#platform/session.ts';
import { FirstPageReadings } from './first-page-readings.tsx';
import { helpText } from './help.text.ts';
import { SuggestedClause } from './suggested-clause.tsx';
import './describe-help.css';

const t = helpText.record;

/**
 * Beside the form of a description: what the schedule suggests and what the document says. Each fills
 * a field when a person takes it over, and nothing is saved before they save.
 */
export function DescribeHelp({ record }: { record: RecordDetail }) {
  return (
    <Flex vertical gap={8} className="describe-help">
      <Suggestions record={record} />
      <FirstPageReadings record={record} />
    </Flex>
  );
}

function Suggestions({ record: { id, state } }: { record: RecordDetail }) {
  const may = useMay();
  const { data } = useQuery({
    ...apiQuery(suggestClause, { query: { recordId: id } }),
    enabled: may(suggestClause.access),
  });
  if (!data) return null;
  return (
    <section aria-label={t.suggestion}>
      <Typography.Text strong>{t.suggestion}</Typography.Text>
      {data.reason && <Typography.Text type="secondary"> {data.reason}</Typography.Text>}
      {isUnsure(data.suggestions) && (
        <Typography.Text type="secondary"> {t.unsure}</Typography.Text>
      )}
      {data.suggestions.map((suggestion) => (
        <SuggestedClause
          key={suggestion.retentionItemId}
          suggestion={suggestion}
          because={state === 'filed' ? t.coded : undefined}
        />
      ))}
    </section>
  );
}

/** Below this the first suggestion is more often wrong than not. */
const sure = 0.4;

const isUnsure = ([first]: readonly ClauseSuggestion[]) =>
  first !== undefined && first.confidence < sure;
