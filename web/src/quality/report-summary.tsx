import { checkPropertyNames } from '@lantai/contract/quality/check-item.ts';
import { checkOutcomeNames, checkOutcomes } from '@lantai/contract/quality/check-result.ts';
import type { CheckReport } from '@lantai/contract/quality/check-run.ts';
import { verdictNames, verdicts } from '@lantai/contract/quality/verdict.ts';
import { Link } from '@tanstack/react-router';
import { Descriptions, Flex, Space, Statistic, Tooltip, Typography } from 'antd';
import { Fragment } from 'react';
import { count } from '#platform/figures.ts';
import { instantText } from '#platform/times.ts';
import { sizeText } from '../capture/uploads/size-text.ts';
import { qualityText } from './quality.text.ts';
import { byProperty, coverageOf, percent, shareOf } from './report-figures.ts';
import './quality.css';

const t = qualityText.report;

/** Pass rate and coverage beside each other: a high rate of little says little. */
export function ReportSummary({ report }: { report: CheckReport }) {
  const { ran, applicable } = coverageOf(report.items);
  const passed = report.verdicts.passed ?? 0;
  return (
    <Flex gap={40} wrap>
      <Figure
        title={t.passRate}
        value={report.state === 'checking' ? '—' : percent(passed, report.records)}
        note={t.passRateNote(count(passed), count(report.records))}
      />
      <Figure
        title={t.coverage}
        value={percent(ran, applicable)}
        note={t.coverageNote(count(ran), count(applicable))}
      />
      {verdicts.map((verdict) => (
        <Statistic
          key={verdict}
          title={verdictNames[verdict]}
          valueRender={() => (
            <Link
              to="/quality/runs/$runId"
              params={{ runId: report.id }}
              search={{ tab: 'records', verdict }}
            >
              {count(report.verdicts[verdict] ?? 0)}
            </Link>
          )}
        />
      ))}
      <Statistic title={t.bytes} value={sizeText(report.bytes)} />
    </Flex>
  );
}

function Figure({ title, value, note }: { title: string; value: string; note: string }) {
  return (
    <div>
      <Statistic title={title} value={value} />
      <Typography.Text type="secondary">{note}</Typography.Text>
    </div>
  );
}

/** What came of each property, as bars whose parts open their records. */
export function OutcomeBars({ report }: { report: CheckReport }) {
  return (
    <section>
      <Typography.Title level={2} className="section-title">
        {t.chart}
      </Typography.Title>
      <Space size="large" wrap>
        {checkOutcomes.map((outcome) => (
          <span key={outcome}>
            <span className={`outcome-key bar-${outcome}`} />
            {checkOutcomeNames[outcome]}
          </span>
        ))}
        <Typography.Text type="secondary">{t.chartNote}</Typography.Text>
      </Space>
      <div className="outcome-bars">
        {byProperty(report.items).map(({ property, counts }) => (
          <Fragment key={property}>
            <span>{checkPropertyNames[property]}</span>
            <div className="outcome-bar">
              {checkOutcomes
                .filter((outcome) => counts[outcome] > 0)
                .map((outcome) => {
                  const told = `${checkPropertyNames[property]} ${checkOutcomeNames[outcome]} ${count(counts[outcome])}`;
                  return (
                    <Tooltip key={outcome} title={told}>
                      <Link
                        to="/quality/runs/$runId"
                        params={{ runId: report.id }}
                        search={{ outcome }}
                        aria-label={told}
                        className={`bar-${outcome}`}
                        style={{ width: `${shareOf(counts, outcome)}%` }}
                      />
                    </Tooltip>
                  );
                })}
            </div>
          </Fragment>
        ))}
      </div>
    </section>
  );
}

export function ReportHead({ report }: { report: CheckReport }) {
  const { count: records, bytes } = report.expected;
  const told = t.expectedTold(
    records === undefined ? t.unsaid : count(records),
    bytes === undefined ? t.unsaid : sizeText(bytes),
  );
  const items = [
    { key: 'agency', label: t.agency, children: report.agencyName },
    { key: 'fonds', label: t.fonds, children: `${report.fondsCode} ${report.fondsName}` },
    { key: 'startedAt', label: t.startedAt, children: instantText(report.startedAt) },
    { key: 'endedAt', label: t.endedAt, children: instantText(report.endedAt) || t.notEnded },
    {
      key: 'expected',
      label: t.expected,
      children: records === undefined && bytes === undefined ? t.expectedNone : told,
    },
    {
      key: 'rules',
      label: t.ruleSet,
      children: `${report.ruleSet}；${report.policyVersion === 0 ? t.productPolicy : t.policy(String(report.policyVersion))}${report.trustVersion === 0 ? '' : `；${t.trustList(String(report.trustVersion))}`}`,
    },
    {
      key: 'sm3',
      label: t.sm3,
      children: <span className="code">{report.sm3}</span>,
    },
  ];
  return <Descriptions size="small" column={{ xs: 1, lg: 3 }} items={items} />;
}
