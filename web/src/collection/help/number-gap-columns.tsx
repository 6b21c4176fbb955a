import type { NumberSequence } from '@lantai/contract/collection/number-gaps.api.ts';
import { recordStates } from '@lantai/contract/records/record-life.ts';
import { Link } from '@tanstack/react-router';
import { Button, Flex, Typography } from 'antd';
import { count } from '#platform/figures.ts';
import type { ListColumn } from '#platform/list/columns.tsx';
import { StateTag } from '#platform/state-tag.tsx';
import type { NumbersToExplain } from './explain-numbers-dialog.tsx';
import { helpText } from './help.text.ts';

const t = helpText.gaps;

/** More stand in the row that opens. */
const mostRanges = 8;

export const rangeText = (first: number, last: number) =>
  first === last ? String(first) : `${first}–${last}`;

/** What counts as there: the same states as on the server. */
const there = recordStates.filter((state) => !['voided', 'excluded'].includes(state));

/** Leads to the records of a sequence, or to those of one number of it. */
function RecordsLink(props: { of: NumberSequence; sequence?: number; children: string }) {
  const { issuer, year } = props.of;
  return (
    <Link
      to="/records"
      search={{
        state: there,
        numberIssuer: issuer,
        numberYear: year,
        numberSequence: props.sequence,
        sort: 'documentNumber',
        direction: 'ascending',
      }}
    >
      {props.children}
    </Link>
  );
}

export function numberGapColumns(
  onExplain: (numbers: NumbersToExplain) => void,
): readonly ListColumn<NumberSequence>[] {
  return [
    {
      key: 'issuer',
      title: t.issuer,
      width: 180,
      render: (_, { issuer }) => <span className="code">{issuer}</span>,
    },
    { key: 'year', title: t.year, width: 64, render: (_, { year }) => year },
    {
      key: 'whose',
      title: t.whose,
      width: 88,
      render: (_, { own }) => (own ? t.own : t.others),
    },
    {
      key: 'range',
      title: t.range,
      width: 88,
      render: (_, { first, last }) => rangeText(first, last),
    },
    {
      key: 'numbers',
      title: t.numbers,
      width: 72,
      align: 'right',
      render: (_, row) => <RecordsLink of={row}>{count(row.numbers)}</RecordsLink>,
    },
    { key: 'gaps', title: t.missing, render: (_, row) => <Gaps of={row} onExplain={onExplain} /> },
    {
      key: 'repeats',
      title: t.repeats,
      width: 120,
      render: (_, row) => (
        <Flex gap={8} wrap>
          {row.repeats.map(({ sequence, records }) => (
            <RecordsLink key={sequence} of={row} sequence={sequence}>
              {`${sequence}（${records}）`}
            </RecordsLink>
          ))}
        </Flex>
      ),
    },
    {
      key: 'explained',
      title: t.explained,
      width: 72,
      align: 'right',
      render: (_, { explained }) => {
        const inForce = explained.filter(({ revokedAt }) => revokedAt === null).length;
        return inForce > 0 ? count(inForce) : '';
      },
    },
  ];
}

function Gaps(props: { of: NumberSequence; onExplain: (numbers: NumbersToExplain) => void }) {
  const { issuer, year, gaps, missing } = props.of;
  if (gaps.length === 0) return <StateTag tone="passed">{t.none}</StateTag>;
  return (
    <Flex gap={4} wrap align="center">
      <StateTag tone="near">{t.missingCount(count(missing))}</StateTag>
      {gaps.slice(0, mostRanges).map(({ first, last }) => (
        <Button
          key={first}
          size="small"
          title={t.explain}
          onClick={() => props.onExplain({ issuer, year, first, last })}
        >
          {rangeText(first, last)}
        </Button>
      ))}
      {gaps.length > mostRanges && (
        <Typography.Text type="secondary">
          {t.more(count(gaps.length - mostRanges))}
        </Typography.Text>
      )}
    </Flex>
  );
}
