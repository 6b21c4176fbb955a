import { categoryName } from '@lantai/contract/classification/category.ts';
import { filingFaults } from '@lantai/contract/records/filing-fault.ts';
import type { RecordDetail } from '@lantai/contract/records/record.ts';
import { isClassified, securityLevelNames } from '@lantai/contract/records/security-level.ts';
import { Alert, Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import { Basis } from '#platform/basis.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { StateTag } from '#platform/state-tag.tsx';
import { RecordStateTag } from '../record-state.tsx';
import { recordText as t } from './record.text.ts';

/** What a record is called and known by, in which state it is, and what stands in its way. */
export function RecordHead({ record, actions }: { record: RecordDetail; actions: ReactNode }) {
  return (
    <>
      <PageHead
        title={record.title ?? t.untitled}
        note={<RecordMarks record={record} />}
        actions={actions}
      />
      <RecordWarnings record={record} />
    </>
  );
}

function RecordMarks({ record }: { record: RecordDetail }) {
  const { state, category, securityLevel, quarantined, archivalCode, temporaryNumber } = record;
  return (
    <Flex gap="2px 16px" wrap align="center" component="span">
      <RecordStateTag state={state} />
      {quarantined && <StateTag tone="overdue">{t.quarantine.tag}</StateTag>}
      {archivalCode && (
        <span>
          {t.archivalCode}{' '}
          <Typography.Text copyable={{ tooltips: [t.copyCode] }} className="code record-code">
            {archivalCode}
          </Typography.Text>{' '}
          <Basis {...t.basis.code} />
        </span>
      )}
      {temporaryNumber && (
        <span>
          {t.temporaryNumber} <span className="code">{temporaryNumber}</span>{' '}
          {!archivalCode && <Basis {...t.basis.temporary} />}
        </span>
      )}
      {!archivalCode && !temporaryNumber && <span>{t.noNumber}</span>}
      <span>{categoryName(category)}</span>
      <StateTag tone={isClassified(securityLevel) ? 'overdue' : 'waiting'}>
        {securityLevelNames[securityLevel]}
      </StateTag>
    </Flex>
  );
}

function RecordWarnings({ record }: { record: RecordDetail }) {
  const { quarantined, quarantineMark, holds, faults } = record;
  return (
    <Flex vertical gap={8} className="record-warnings">
      {quarantined && (
        <Alert
          type="error"
          showIcon
          title={[
            t.quarantine.title,
            quarantineMark ? t.quarantine.mark(quarantineMark) : '',
            t.quarantine.now,
          ].join('')}
        />
      )}
      {holds.map(({ placedBy, reason }) => (
        <Alert key={placedBy} type="warning" showIcon title={t.hold(placedBy, reason)} />
      ))}
      {faults.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={`${t.faults}${faults.map((fault) => filingFaults[fault]).join('；')}`}
        />
      )}
    </Flex>
  );
}
