import type { ClauseSuggestion } from '@lantai/contract/collection/clause-suggestion.ts';
import { type Description, shownRetention } from '@lantai/contract/records/record.ts';
import { describeRecord } from '@lantai/contract/records/records.api.ts';
import { Link } from '@tanstack/react-router';
import { App, Flex, Form, Typography } from 'antd';
import { Basis } from '#platform/basis.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { helpText } from './help.text.ts';

const t = helpText.record;

type Props = {
  readonly suggestion: ClauseSuggestion;
  /** Why it cannot be taken over, if it cannot. */
  readonly because: string | undefined;
};

/** One clause with its period, how likely it is and why; taking it over fills the form. */
export function SuggestedClause({ suggestion, because }: Props) {
  const form = Form.useFormInstance<Description>();
  const { message } = App.useApp();
  const { retentionItemId, retention, number, text, confidence } = suggestion;
  const chosen = Form.useWatch('retentionItemId', form) === retentionItemId;
  const adopt = () => {
    form.setFieldsValue({ retention, retentionItemId });
    void message.success(t.adopted);
  };

  return (
    <Flex gap={8} align="baseline" className="suggested-clause">
      <span className="grow">
        <Typography.Text strong>{shownRetention(retention)}</Typography.Text>{' '}
        {t.suggestionBy(number)} {text}
      </span>
      <Typography.Text type="secondary" className="no-break">
        {t.confidence(percent(confidence))}
      </Typography.Text>
      <Basis
        rule={suggestion.because.map((why) => <div key={why}>{why}</div>)}
        version={`${suggestion.scheduleTitle}（第 ${suggestion.scheduleVersion} 版）`}
        source={<Precedents of={suggestion} />}
      />
      <MayButton
        access={describeRecord.access}
        because={because}
        size="small"
        disabled={chosen}
        onClick={adopt}
      >
        {t.adopt}
      </MayButton>
    </Flex>
  );
}

const percent = (share: number) => `${Math.round(share * 100)}%`;

function Precedents({ of: { precedents } }: { of: ClauseSuggestion }) {
  if (precedents.length === 0) return null;
  return (
    <>
      {t.precedents}
      {precedents.map(({ recordId, title, similarity }) => (
        <div key={recordId}>
          <Link to="/records/$recordId" params={{ recordId }}>
            {title}
          </Link>{' '}
          <Typography.Text type="secondary">{t.likeness(percent(similarity))}</Typography.Text>
        </div>
      ))}
    </>
  );
}
