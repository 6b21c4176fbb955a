import { getSlips } from '@lantai/contract/collection/receipts.api.ts';
import { useQuery } from '@tanstack/react-query';
import { createRoute } from '@tanstack/react-router';
import { Button, Flex, QRCode, Skeleton, Typography } from 'antd';
import { useEffect } from 'react';
import { z } from 'zod';
import { several } from '#platform/address.ts';
import { apiQuery } from '#platform/api.ts';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { rootRoute } from '#platform/root-route.ts';
import { collectionText } from './collection.text.ts';
import '../arrangement/print/print.css';
import './slips.css';

const t = collectionText.slips;

export const slipsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/print-slips',
  validateSearch: z.object({ record: several(z.uuid()) }),
  component: SlipsPage,
});

/** Two columns of five on a sheet. */
const slipsOfSheet = 10;

/** Slips for loose paper: the number to read, as QR to scan, and the title (workflows A.5). */
function SlipsPage() {
  const { record: recordIds = [] } = slipsRoute.useSearch();
  const slips = useQuery({
    ...apiQuery(getSlips, { body: { recordIds } }),
    enabled: recordIds.length > 0,
  });
  useEffect(() => {
    document.title = t.title;
  }, []);
  const rows = slips.data ?? [];
  const sheets = Array.from({ length: Math.ceil(rows.length / slipsOfSheet) }, (_, sheet) =>
    rows.slice(sheet * slipsOfSheet, (sheet + 1) * slipsOfSheet),
  );
  return (
    <div className="desk">
      <header className="print-toolbar not-printed">
        <Flex gap="middle" align="center">
          <Typography.Text>
            {t.title} · {t.count(rows.length)}
          </Typography.Text>
          <Typography.Text type="secondary">{t.hint}</Typography.Text>
          <Button type="primary" onClick={() => window.print()}>
            {t.print}
          </Button>
        </Flex>
        <ProblemNotice problem={slips.error} />
        {recordIds.length > 0 && !slips.data && !slips.error && <Skeleton active />}
      </header>
      <main>
        {sheets.map((sheet) => (
          <section key={sheet[0]?.recordId} className="sheet portrait slips">
            {sheet.map(({ recordId, number, title, documentNumber, departmentName }) => (
              <div key={recordId} className="slip">
                <QRCode
                  type="svg"
                  size={104}
                  bordered={false}
                  value={`${window.location.origin}/t/${number}`}
                />
                <div>
                  <strong className="code">{number}</strong>
                  <p>{title}</p>
                  <p>{[documentNumber, departmentName].filter((part) => part !== '').join('　')}</p>
                </div>
              </div>
            ))}
          </section>
        ))}
      </main>
    </div>
  );
}
