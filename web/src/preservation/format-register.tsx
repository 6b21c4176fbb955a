import {
  decideFormat,
  listRegisteredFormats,
} from '@lantai/contract/preservation/format-register.api.ts';
import {
  formatStandingNames,
  type RegisteredFormat,
} from '@lantai/contract/preservation/format-register.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Empty, Flex, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { apiQuery } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { useFonds } from '#platform/fonds.ts';
import { MayButton } from '#platform/may-button.tsx';
import { PageSkeleton } from '#platform/page-skeleton.tsx';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { StateTag } from '#platform/state-tag.tsx';
import { instantText } from '#platform/times.ts';
import { byteText } from '../records/one-record/byte-text.ts';
import { conversionText } from './conversion.text.ts';
import { DecideFormatDialog } from './decide-format-dialog.tsx';
import '#platform/list/data-list.css';

const t = conversionText.register;

/** 格式登记册: what the chosen agency's files are, and what it does with each format. */
export function FormatRegister() {
  const { only } = useFonds();
  if (!only) return <Empty description={t.chooseFonds} />;
  return <RegisterOf agencyId={only.agencyId} />;
}

function RegisterOf({ agencyId }: { agencyId: string }) {
  const [deciding, setDeciding] = useState<RegisteredFormat>();
  const answer = useQuery({
    ...apiQuery(listRegisteredFormats, { query: { agencyId } }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => ((state.data?.waiting ?? 0) > 0 ? 3000 : false),
  });
  if (answer.error)
    return <ProblemNotice problem={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <PageSkeleton />;
  const { formats, waiting } = answer.data;
  return (
    <Flex vertical gap={12}>
      <span>
        {t.note} {waiting > 0 && t.waiting(count(waiting))}
      </span>
      <Table<RegisteredFormat>
        size="small"
        className="list-table"
        columns={columnsFor(setDeciding)}
        dataSource={formats}
        rowKey="key"
        pagination={false}
        locale={{ emptyText: t.empty }}
      />
      {deciding && (
        <DecideFormatDialog
          agencyId={agencyId}
          format={deciding}
          onClose={() => setDeciding(undefined)}
        />
      )}
    </Flex>
  );
}

function columnsFor(
  decide: (format: RegisteredFormat) => void,
): TableColumnsType<RegisteredFormat> {
  return [
    {
      title: t.format,
      render: (_, { name, version }) =>
        version && !name.includes(version) ? `${name} ${version}` : name,
    },
    { title: t.puid, width: 100, render: (_, { puid }) => puid ?? conversionText.found.unknown },
    figure('files', {}),
    {
      title: t.bytes,
      width: 96,
      align: 'right',
      render: (_, { bytes }) => byteText(bytes),
    },
    figure('conforming', { conforming: 'true' }),
    figure('damaged', { probe: 'damaged' }),
    figure('encrypted', { probe: 'encrypted' }),
    { title: t.standing, width: 260, render: (_, format) => <Standing format={format} /> },
    {
      title: '',
      width: 80,
      render: (_, format) => (
        <MayButton size="small" access={decideFormat.access} onClick={() => decide(format)}>
          {t.decide}
        </MayButton>
      ),
    },
  ];
}

type Narrowing = { conforming?: 'true'; probe?: 'damaged' | 'encrypted' };

/** A number that opens its files in the first tab. */
function figure(key: 'files' | 'conforming' | 'damaged' | 'encrypted', narrowing: Narrowing) {
  return {
    title: t[key],
    width: 76,
    align: 'right' as const,
    render: (_: unknown, format: RegisteredFormat) =>
      format[key] === 0 ? (
        0
      ) : (
        <Link
          to="/preservation/formats"
          search={({ fonds }) => ({ fonds, found: format.key, ...narrowing })}
        >
          {count(format[key])}
        </Link>
      ),
  };
}

const tones = {
  accepted: 'passed',
  convert: 'near',
  refused: 'failed',
  'by-rule': 'not-run',
} as const;

function Standing({ format: { decision, refusedByDefault } }: { format: RegisteredFormat }) {
  if (!decision)
    return refusedByDefault ? <StateTag tone="failed">{t.byDefault}</StateTag> : t.byRule;
  const { standing, reason, decidedByName, decidedAt } = decision;
  return (
    <>
      <StateTag tone={tones[standing]}>{formatStandingNames[standing]}</StateTag> {reason}（
      {t.decided(decidedByName ?? '', instantText(decidedAt))}）
    </>
  );
}
