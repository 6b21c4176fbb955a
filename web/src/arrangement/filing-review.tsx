import { fileRecords, reviewFiling } from '@lantai/contract/arrangement/arrangement.api.ts';
import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import { listJobs } from '@lantai/contract/platform/platform.api.ts';
import { filingFaults } from '@lantai/contract/records/filing-fault.ts';
import { shownRetention } from '@lantai/contract/records/record.ts';
import { listRecords } from '@lantai/contract/records/records.api.ts';
import { Link } from '@tanstack/react-router';
import { Empty, Flex, Table, type TableColumnsType, Typography } from 'antd';
import { useApiCommand } from '#platform/api.ts';
import { Basis } from '#platform/basis.tsx';
import { count } from '#platform/figures.ts';
import { MayButton } from '#platform/may-button.tsx';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { StateTag } from '#platform/state-tag.tsx';
import { arrangementText } from './arrangement.text.ts';
import { useOpenFiling } from './filing-progress.tsx';
import { NumberingBasis } from './numbering-basis.tsx';
import './filing-review.css';

const t = arrangementText.filing;

type Review = ReplyOf<typeof reviewFiling>;
type ReadyClass = Review['classes'][number];

type ReviewProps = { fondsId: string; review: Review; onStarted: (jobId: string) => void };

/** What would be filed, under which codes, and what keeps the rest: read before the button is pressed. */
export function FilingReview({ fondsId, review, onStarted }: ReviewProps) {
  const file = useApiCommand(fileRecords, {
    refreshes: [reviewFiling, listRecords, listJobs],
    onDone: ({ jobId }) => onStarted(jobId),
  });
  const underWay = useOpenFiling();
  const hindrance = underWay
    ? t.underWay
    : review.basis === 'none'
      ? t.noSchedule
      : review.ready === 0
        ? t.nothing
        : undefined;
  return (
    <Flex vertical gap={16}>
      <NumberingBasis fondsId={fondsId} review={review} />
      <Flex gap={40} align="end" wrap>
        <ReviewFigures fondsId={fondsId} review={review} />
        <MayButton
          type="primary"
          access={fileRecords.access}
          because={hindrance}
          loading={file.isPending}
          onClick={() => file.mutate({ body: { fondsId } })}
        >
          {t.start(count(review.ready))}
        </MayButton>
      </Flex>
      <ProblemNotice problem={file.error} />
      <ReadyClasses fondsId={fondsId} classes={review.classes} />
      {review.faults.length > 0 && <KeptBack fondsId={fondsId} review={review} />}
    </Flex>
  );
}

function ReviewFigures({ fondsId, review: { ready, kept } }: Omit<ReviewProps, 'onStarted'>) {
  return (
    <dl className="filing-figures">
      <div>
        <dt>{t.ready}</dt>
        <dd>
          <Link to="/records" search={{ fonds: fondsId, ready: 'true' }}>
            {count(ready)}
          </Link>
        </dd>
      </div>
      <div>
        <dt>{t.kept}</dt>
        <dd>
          <Link to="/records" search={{ fonds: fondsId, ready: 'false' }}>
            {count(kept)}
          </Link>
        </dd>
      </div>
    </dl>
  );
}

function ReadyClasses({ fondsId, classes }: { fondsId: string; classes: ReadyClass[] }) {
  if (classes.length === 0) {
    return (
      <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={`${t.nothing}。${t.nothingHint}`}>
        <Link to="/records" search={{ fonds: fondsId }}>
          {t.toCollection}
        </Link>
      </Empty>
    );
  }
  return (
    <section>
      <Typography.Title level={2} className="section-title">
        {t.classes} <Basis rule={t.order} source={t.orderSource} />
      </Typography.Title>
      <Table
        size="small"
        className="list-table list-dense"
        rowKey="classKey"
        columns={classColumns(fondsId)}
        dataSource={classes}
        pagination={false}
        scroll={{ x: 900 }}
      />
    </section>
  );
}

function classColumns(fondsId: string): TableColumnsType<ReadyClass> {
  return [
    { title: arrangementText.place.year, width: 72, dataIndex: 'year' },
    {
      title: arrangementText.place.retention,
      width: 96,
      render: (_, { retention }) => shownRetention(retention),
    },
    { title: arrangementText.place.department, width: 180, dataIndex: 'department' },
    {
      title: t.count,
      width: 80,
      align: 'right',
      render: (_, { year, retention, department, ready, category }) => (
        <Link
          to="/records"
          search={{
            fonds: fondsId,
            ready: 'true',
            category: [category],
            year: year ?? undefined,
            retention: retention ?? undefined,
            departmentName: department ?? undefined,
          }}
        >
          {count(ready)}
        </Link>
      ),
    },
    {
      title: t.codes,
      render: (_, { firstCode, lastCode }) => (
        <span className="code">
          {firstCode === lastCode ? firstCode : `${firstCode} ～ ${lastCode}`}
        </span>
      ),
    },
  ];
}

function KeptBack({ fondsId, review: { faults } }: Omit<ReviewProps, 'onStarted'>) {
  return (
    <section>
      <Typography.Title level={2} className="section-title">
        {t.faults} <Basis rule={t.everyReason} />
      </Typography.Title>
      <Table
        size="small"
        className="list-table list-dense kept-back"
        rowKey="fault"
        pagination={false}
        dataSource={faults}
        columns={[
          {
            title: t.fault,
            render: (_, { fault }) => <StateTag tone="near">{filingFaults[fault]}</StateTag>,
          },
          {
            title: t.count,
            width: 80,
            align: 'right',
            render: (_, each) => (
              <Link to="/records" search={{ fonds: fondsId, fault: each.fault }}>
                {count(each.count)}
              </Link>
            ),
          },
        ]}
      />
    </section>
  );
}
