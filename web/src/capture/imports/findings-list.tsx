import {
  type ImportRun,
  importFindings,
  importReport,
} from '@lantai/contract/capture/capture.api.ts';
import type { ImportRule } from '@lantai/contract/capture/import-rule.ts';
import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Flex, Tag, Tooltip, Typography } from 'antd';
import { apiAddress, apiQuery } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import type { ListColumn } from '#platform/list/columns.tsx';
import { DataList } from '#platform/list/data-list.tsx';
import { StateTag } from '#platform/state-tag.tsx';
import { captureText } from '../capture.text.ts';
import { isRunning } from './import-state.tsx';

const t = captureText.imports;
const route = getRouteApi('/shell/capture/imports/$importId');

type Findings = ReplyOf<typeof importFindings>;
type Finding = Findings['findings'][number];

/** A rule's short name; one that a newer server knows is shown by its code. */
function ruleName(rule: string): string {
  return rule in t.rules ? t.rules[rule as ImportRule] : rule;
}

/** What is wrong in the catalogue, filtered by rule, page by page: a hundred thousand fit as well. */
export function FindingsList({ run }: { run: ImportRun }) {
  const { rule, after } = route.useSearch();
  const navigate = route.useNavigate();
  const choose = (next: string | undefined) =>
    void navigate({ search: (kept) => ({ ...kept, rule: next, after: undefined }) });
  const answer = useQuery({
    ...apiQuery(importFindings, {
      params: { importId: run.id },
      query: { rule, after: after ?? -1, limit: 100 },
    }),
    placeholderData: keepPreviousData,
    refetchInterval: isRunning(run) ? 3000 : false,
  });
  const byRule = answer.data?.byRule ?? [];
  const total = byRule
    .filter((each) => rule === undefined || each.rule === rule)
    .reduce((sum, each) => sum + each.count, 0);

  return (
    <section id="findings">
      <Typography.Title level={2} className="section-title">
        {t.findings}
      </Typography.Title>
      <DataList
        name="import-findings"
        columns={columns}
        rowKey={({ position }) => String(position)}
        answer={answer}
        rows={answer.data?.findings}
        total={total}
        next={answer.data?.next?.toString()}
        pageSize={100}
        filters={<RuleFilter byRule={byRule} rule={rule} onChoose={choose} />}
        onClearFilters={rule === undefined ? undefined : () => choose(undefined)}
        actions={<Reports importId={run.id} />}
        empty={{ title: t.noFindings }}
      />
    </section>
  );
}

type RuleFilterProps = {
  byRule: Findings['byRule'];
  rule: string | undefined;
  onChoose: (rule: string | undefined) => void;
};

/** Errors first: they are what kept rows out. */
function RuleFilter({ byRule, rule, onChoose }: RuleFilterProps) {
  const ordered = [...byRule].sort((left, right) => left.severity.localeCompare(right.severity));
  return (
    <Flex gap={4} wrap>
      {ordered.map((each) => (
        <Button
          key={each.rule}
          size="small"
          aria-pressed={each.rule === rule}
          type={each.rule === rule ? 'primary' : 'default'}
          onClick={() => onChoose(each.rule === rule ? undefined : each.rule)}
        >
          {ruleName(each.rule)} {count(each.count)}
        </Button>
      ))}
    </Flex>
  );
}

function Reports({ importId }: { importId: string }) {
  const address = (format: 'xlsx' | 'json') =>
    apiAddress(importReport, { params: { importId }, query: { format } });
  return (
    <>
      <Tooltip title={t.reportHint}>
        <Button href={address('xlsx')} download>
          {t.report}
        </Button>
      </Tooltip>
      <Button href={address('json')} download>
        {t.reportJson}
      </Button>
    </>
  );
}

const columns: readonly ListColumn<Finding>[] = [
  {
    key: 'row',
    title: t.finding.row,
    width: 72,
    align: 'right',
    render: (_, { row }) => count(row),
  },
  { key: 'column', title: t.finding.column, width: 120, dataIndex: 'column' },
  {
    key: 'value',
    title: t.finding.value,
    width: 200,
    render: (_, { value }) => (value ? <Tag variant="filled">{value}</Tag> : null),
  },
  {
    key: 'rule',
    title: t.finding.rule,
    width: 170,
    render: (_, { rule, severity }) => (
      <Tooltip title={t[severity]}>
        <span>
          <StateTag tone={severity === 'error' ? 'failed' : 'near'}>{ruleName(rule)}</StateTag>
        </span>
      </Tooltip>
    ),
  },
  { key: 'message', title: t.finding.message, dataIndex: 'message' },
];
