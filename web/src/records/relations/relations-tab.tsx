import { type RecordDetail, shownRetention } from '@lantai/contract/records/record.ts';
import { recordHistory } from '@lantai/contract/records/records.api.ts';
import {
  otherSide,
  type RecordRelation,
  type RelatedRecord,
  type RelationSuggestion,
  relationName,
} from '@lantai/contract/records/relation.ts';
import { listRelations, relateRecords } from '@lantai/contract/records/relations.api.ts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Empty, Flex, Skeleton, Typography } from 'antd';
import { useState } from 'react';
import { apiQuery, useApiCommand } from '#platform/api.ts';
import { MayButton } from '#platform/may-button.tsx';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { instantText } from '#platform/times.ts';
import { RecordStateTag } from '../record-state.tsx';
import { RelateDialog } from './relate-dialog.tsx';
import { relationsText as t } from './relations.text.ts';
import { UnrelateDialog } from './unrelate-dialog.tsx';

/** What this record is to others, as they stand today, and what its own words suggest. */
export function RelationsTab({ record }: { record: RecordDetail }) {
  const request = { params: { recordId: record.id } };
  const { data, error, refetch } = useQuery(apiQuery(listRelations, request));
  const [open, setOpen] = useState<'relate' | RecordRelation>();
  if (error) return <ProblemNotice problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 4 }} />;
  const close = () => setOpen(undefined);
  return (
    <Flex vertical gap={12}>
      <div>
        <MayButton
          size="small"
          access={relateRecords.access}
          because={record.quarantined ? t.quarantined : undefined}
          onClick={() => setOpen('relate')}
        >
          {t.add}
        </MayButton>
      </div>
      {data.relations.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.none} />
      )}
      {data.relations.length > 0 && (
        <ul className="component-list">
          {data.relations.map((relation) => (
            <li key={relation.id}>
              <RelationItem relation={relation} onRemove={() => setOpen(relation)} />
            </li>
          ))}
        </ul>
      )}
      <Suggestions recordId={record.id} suggestions={data.suggestions} />
      {open === 'relate' && <RelateDialog recordId={record.id} onClose={close} />}
      {open && open !== 'relate' && (
        <UnrelateDialog recordId={record.id} relation={open} onClose={close} />
      )}
    </Flex>
  );
}

function RelationItem({ relation, onRemove }: { relation: RecordRelation; onRemove: () => void }) {
  const { kind, side, other, note, madeByName, madeAt } = relation;
  return (
    <Flex vertical gap={2}>
      <Flex gap={8} justify="space-between" align="start">
        <span>
          {t.this}
          <strong> {relationName(kind, side)} </strong>
          <Typography.Text type="secondary">
            {t.theirs(relationName(kind, otherSide(side)))}
          </Typography.Text>
        </span>
        <Button size="small" onClick={onRemove}>
          {t.remove}
        </Button>
      </Flex>
      <OtherRecord other={other} />
      <Typography.Text type="secondary">
        {note && `${note}　`}
        {t.by(madeByName ?? '', instantText(madeAt))}
      </Typography.Text>
    </Flex>
  );
}

function OtherRecord({ other }: { other: RelatedRecord }) {
  return (
    <Flex gap="2px 8px" wrap>
      <Link to="/records/$recordId" params={{ recordId: other.id }}>
        {other.title ?? t.untitled}
      </Link>
      <span className="code">{other.archivalCode ?? other.temporaryNumber}</span>
      {other.documentNumber && <span className="code">{other.documentNumber}</span>}
      <RecordStateTag state={other.state} />
      {other.transferredTo && other.transferNumber && (
        <span>{t.transferred(other.transferredTo, other.transferNumber)}</span>
      )}
      {other.destroyedIn && <span>{t.destroyed(other.destroyedIn)}</span>}
      {other.appraisedRetention && (
        <span>{t.appraised(shownRetention(other.appraisedRetention))}</span>
      )}
    </Flex>
  );
}

type SuggestionsProps = { recordId: string; suggestions: readonly RelationSuggestion[] };

function Suggestions({ recordId, suggestions }: SuggestionsProps) {
  const command = useApiCommand(relateRecords, {
    refreshes: [listRelations, recordHistory],
    says: t.done,
    saysProblem: true,
  });
  if (suggestions.length === 0) return null;
  return (
    <section>
      <Typography.Title level={2} className="record-section">
        {t.suggestions}
      </Typography.Title>
      <ul className="component-list">
        {suggestions.map(({ kind, side, other, named, place }) => (
          <li key={other.id}>
            <Flex vertical gap={2}>
              <Flex gap={8} justify="space-between" align="start">
                <Typography.Text type="secondary">
                  {t.suggestionNote(named, t.places[place])}
                </Typography.Text>
                <MayButton
                  size="small"
                  access={relateRecords.access}
                  loading={command.isPending}
                  onClick={() =>
                    command.mutate({
                      params: { recordId },
                      body: { otherId: other.id, kind, side },
                    })
                  }
                >
                  {t.accept(relationName(kind, side))}
                </MayButton>
              </Flex>
              <OtherRecord other={other} />
            </Flex>
          </li>
        ))}
      </ul>
    </section>
  );
}
