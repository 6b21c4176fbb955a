import { boxState } from '@lantai/contract/arrangement/box-plan.ts';
import { type Box, listBoxes } from '@lantai/contract/arrangement/boxes.api.ts';
import { itemNumberText } from '@lantai/contract/arrangement/number-runs.ts';
import { shownRetention } from '@lantai/contract/records/record.ts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { createRoute } from '@tanstack/react-router';
import { Button, Flex, QRCode, Typography } from 'antd';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { apiQuery } from '#platform/api.ts';
import { rootRoute } from '#platform/root-route.ts';
import { arrangementText } from '../arrangement.text.ts';
import { PrintIncomplete } from '../print/print-incomplete.tsx';
import { boxesText } from './boxes.text.ts';
import '../print/print.css';
import '../print/print-toolbar.css';
import './box-labels.css';

const t = boxesText.label;

/** Labels of 90 mm × 50 mm, two beside one another and five rows on a sheet. */
const PER_SHEET = 10;

export const boxLabelsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/print/box-labels',
  validateSearch: z.object({
    fondsId: z.uuid(),
    classKey: one(z.string()),
    year: one(z.coerce.number().int()),
    state: one(boxState),
    /** One box alone. */
    box: one(z.coerce.number().int()),
  }),
  loaderDeps: ({ search: { fondsId, classKey, year, state } }) => ({
    fondsId,
    classKey,
    year,
    state,
  }),
  loader: ({ context, deps }) =>
    context.queries.ensureQueryData(apiQuery(listBoxes, { query: deps })),
  component: BoxLabelsPage,
  errorComponent: PrintIncomplete,
});

/** 盒标签 for boxes and shelves: what the spine says, the place, and a code that opens the box's page. */
function BoxLabelsPage() {
  const { box } = boxLabelsRoute.useSearch();
  const query = boxLabelsRoute.useLoaderDeps();
  const { data } = useSuspenseQuery(apiQuery(listBoxes, { query }));
  const boxes = data.boxes.filter(({ number }) => box === undefined || number === box);
  const sheets = Array.from({ length: Math.ceil(boxes.length / PER_SHEET) }, (_, index) =>
    boxes.slice(index * PER_SHEET, (index + 1) * PER_SHEET),
  );
  return (
    <div className="desk">
      <header className="print-toolbar not-printed">
        <Flex gap={12} align="center">
          <Typography.Text strong>{t.title}</Typography.Text>
          <Typography.Text type="secondary">{arrangementText.print.trueSize}</Typography.Text>
          <Typography.Text className="print-start">
            {arrangementText.print.pages(sheets.length)}
          </Typography.Text>
          <Button type="primary" disabled={boxes.length === 0} onClick={() => window.print()}>
            {arrangementText.print.action}
          </Button>
        </Flex>
        {boxes.length === 0 && t.empty}
      </header>
      <main>
        {sheets.map((labels) => (
          <section key={labels[0]?.id} className="sheet portrait box-labels">
            {labels.map((each) => (
              <BoxLabel key={each.id} box={each} />
            ))}
          </section>
        ))}
      </main>
    </div>
  );
}

function BoxLabel({ box }: { box: Box }) {
  const facts: [string, string | number | null][] = [
    [boxesText.year, box.year],
    [boxesText.retention, shownRetention(box.retention)],
    [boxesText.department, box.department],
    [boxesText.items, `${itemNumberText(box.firstItem)}–${itemNumberText(box.lastItem)}`],
    [boxesText.location, box.location],
  ];
  return (
    <article className="box-label">
      <div>
        <h2>
          {box.fondsCode} {box.fondsName}
        </h2>
        <strong>{boxesText.one.title(box.number)}</strong>
        <dl>
          {facts
            .filter(([, value]) => value !== null)
            .map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
        </dl>
      </div>
      <figure>
        <QRCode
          type="svg"
          size={104}
          bordered={false}
          color="#000"
          bgColor="#fff"
          value={new URL(`/arrangement/boxes/${box.id}`, window.location.origin).href}
        />
        <figcaption>{t.scan}</figcaption>
      </figure>
    </article>
  );
}
