import {
  type MemoirDetail,
  type MemoirVersion,
  memoirConfirmationNames,
  memoirMark,
  noWrittenBasis,
  sourceKindNames,
} from '@lantai/contract/collection/memoir.ts';
import { printMemoir } from '@lantai/contract/collection/memoirs.api.ts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { createRoute } from '@tanstack/react-router';
import { Button, Flex } from 'antd';
import { useEffect } from 'react';
import { apiQuery } from '#platform/api.ts';
import { PageProblem } from '#platform/page-problem.tsx';
import { rootRoute } from '#platform/root-route.ts';
import { instantText } from '#platform/times.ts';
import '../../arrangement/print/print.css';
import '../../arrangement/print/print-toolbar.css';
import '../submission-print.css';
import './memoir-print.css';
import { memoirsText } from './memoirs.text.ts';

const t = memoirsText;
const f = memoirsText.fields;

/** A memoir on A4, with its mark above and below; the approved version, or the newest. */
export const memoirPrintRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/print/memoir/$memoirId',
  loader: ({ context, params }) =>
    context.queries.ensureQueryData(apiQuery(printMemoir, { params })),
  component: MemoirPrintPage,
  errorComponent: PageProblem,
});

function MemoirPrintPage() {
  const params = memoirPrintRoute.useParams();
  const { data } = useSuspenseQuery({
    ...apiQuery(printMemoir, { params }),
    // Each asking is a printing, and stands in the trail.
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { memoir, printedAt, printedBy } = data;
  const version = memoir.versions.find(({ state }) => state === 'approved') ?? memoir.versions[0];
  useEffect(() => {
    document.title = `${t.printed.title} ${memoirMark} ${version?.event ?? ''}`;
  }, [version]);
  if (!version) return null;
  return (
    <div className="desk">
      <header className="print-toolbar not-printed">
        <Flex justify="end">
          <Button type="primary" onClick={() => window.print()}>
            {t.print}
          </Button>
        </Flex>
      </header>
      <main>
        <section className="sheet portrait submission-sheet longer memoir-sheet">
          <div className="memoir-mark">{memoirMark}</div>
          <h1>{t.printed.title}</h1>
          <div className="facts">
            <span>
              {t.printed.fonds}：{memoir.fondsCode} {memoir.fondsName}
            </span>
            <span>
              {t.printed.department}：{memoir.departmentName ?? t.none}
            </span>
            <span>{t.version(version.number)}</span>
          </div>
          <Facts memoir={memoir} version={version} />
          <div className="signatures">
            <span>{t.printed.authorSignature}</span>
            <span>{t.printed.signature}</span>
          </div>
          <p className="memoir-note">
            {memoirMark}：{t.markNote} {t.printed.by(printedBy, instantText(printedAt))}
          </p>
        </section>
      </main>
    </div>
  );
}

function Facts({ memoir, version }: { memoir: MemoirDetail; version: MemoirVersion }) {
  const named = (records: MemoirVersion['conflicts']) =>
    records
      .map(({ number, documentNumber, title }) =>
        [number, documentNumber, title].filter(Boolean).join(' '),
      )
      .join('\n');
  const { comparison, confirmation } = version;
  const rows: [string, string][] = [
    [f.event, version.event],
    [t.columns.time, [version.timeGiven, version.happenedOn].filter(Boolean).join('　')],
    [f.place, version.place],
    [f.persons, version.persons],
    [f.text, version.text],
    [f.limits, version.limits],
    [
      f.sources,
      [
        ...(version.withoutWrittenBasis ? [noWrittenBasis] : []),
        ...version.sources.map(({ kind, words }) => `${sourceKindNames[kind]}：${words}`),
      ].join('\n'),
    ],
    [f.attached, named(version.attachments) || t.none],
    ...(comparison
      ? ([
          [t.conflictsTitle, named(version.conflicts)],
          [
            t.comparison,
            `${t.differences}：${comparison.differences}\n${t.adopted}：${comparison.adopted}\n${t.comparisonReason}：${comparison.reason}`,
          ],
        ] satisfies [string, string][])
      : []),
    [t.author, `${version.writtenByName}　${instantText(version.writtenAt)}`],
    [
      t.reviewer,
      confirmation
        ? `${version.decidedByName ?? ''}（${memoirConfirmationNames[confirmation]}）　${instantText(version.decidedAt)}`
        : t.printed.notApproved,
    ],
    ...(memoir.supersededBy
      ? ([[t.superseded, named([memoir.supersededBy])]] satisfies [string, string][])
      : []),
  ];
  return (
    <table>
      <tbody>
        {rows.map(([label, text]) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{text}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
