import { handState, handStateNames } from '@lantai/contract/collection/circulation.ts';
import { printCirculation } from '@lantai/contract/collection/circulations.api.ts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { createRoute } from '@tanstack/react-router';
import { Button, Flex } from 'antd';
import { useEffect } from 'react';
import { apiQuery } from '#platform/api.ts';
import { PageProblem } from '#platform/page-problem.tsx';
import { rootRoute } from '#platform/root-route.ts';
import { dayText, instantText } from '#platform/times.ts';
import '../../arrangement/print/print.css';
import '../../arrangement/print/print-toolbar.css';
import '../submission-print.css';
import './circulation-print.css';
import { circulationText as t } from './circulation.text.ts';

/** 传阅单 on A4: who got it, read it, returned it, and what they said. */
export const circulationPrintRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/print/circulation/$circulationId',
  loader: ({ context, params }) =>
    context.queries.ensureQueryData(apiQuery(printCirculation, { params })),
  component: CirculationPrintPage,
  errorComponent: PageProblem,
});

function CirculationPrintPage() {
  const params = circulationPrintRoute.useParams();
  const { data } = useSuspenseQuery({
    ...apiQuery(printCirculation, { params }),
    // Each asking is a printing, and stands in the trail.
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { circulation, printedAt, printedBy } = data;
  const { record, begunByName, begunAt, inOrder, dueOn, purpose, recipientList } = circulation;
  useEffect(() => {
    document.title = `${t.slip} ${record.title ?? ''}`;
  }, [record.title]);
  const p = t.printed;
  const facts: [string, string][] = [
    [p.agency, circulation.agencyName],
    [p.number, record.number ?? ''],
    [p.documentNumber, record.documentNumber ?? ''],
    [p.title, record.state === null ? t.unseen : (record.title ?? '')],
    [p.purpose, purpose],
    [
      p.begun,
      `${begunByName} ${instantText(begunAt)}（${t.ways[inOrder ? 'order' : 'parallel']}）`,
    ],
    [p.due, dayText(dueOn)],
  ];
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
        <section className="sheet portrait submission-sheet longer circulation-sheet">
          <h1>{t.slip}</h1>
          <table className="circulation-facts">
            <tbody>
              {facts.map(([label, text]) => (
                <tr key={label}>
                  <th scope="row">{label}</th>
                  <td>{text}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <table className="circulation-hands">
            <thead>
              <tr>
                {[
                  t.columns.position,
                  t.columns.name,
                  t.columns.sent,
                  t.columns.opened,
                  t.columns.returned,
                  t.columns.comment,
                ].map((heading) => (
                  <th key={heading} scope="col">
                    {heading}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {recipientList.map((recipient) => (
                <tr key={recipient.personId}>
                  <td className="middle">{recipient.position + 1}</td>
                  <td>
                    {recipient.name} {recipient.departmentName}
                  </td>
                  <td>{instantText(recipient.sentAt)}</td>
                  <td>{instantText(recipient.openedAt)}</td>
                  <td>{instantText(recipient.returnedAt)}</td>
                  <td>{recipient.comment ?? handStateNames[handState(recipient)]}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p>{p.by(printedBy, instantText(printedAt))}</p>
        </section>
      </main>
    </div>
  );
}
