import { printTransferSheet } from '@lantai/contract/transfer/transfer.api.ts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { createRoute } from '@tanstack/react-router';
import { Button, Flex, Typography } from 'antd';
import { useEffect } from 'react';
import { apiQuery } from '#platform/api.ts';
import { rootRoute } from '#platform/root-route.ts';
import { PrintIncomplete } from '../arrangement/print/print-incomplete.tsx';
import { TransferSheetForm, titleOf } from './sheet-form.tsx';
import { transferText } from './transfer.text.ts';
import '../arrangement/print/print.css';
import '../arrangement/print/print-toolbar.css';
import './transfer-print.css';

const t = transferText.sheet;

/** 电子档案移交接收登记表 on paper: the preview is the print. */
export const transferSheetPrintRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/print/transfer/$batchId',
  loader: ({ context, params }) =>
    context.queries.ensureQueryData(apiQuery(printTransferSheet, { params })),
  component: SheetPrintPage,
  errorComponent: PrintIncomplete,
});

function SheetPrintPage() {
  const params = transferSheetPrintRoute.useParams();
  const { data: sheet } = useSuspenseQuery({
    ...apiQuery(printTransferSheet, { params }),
    // Each asking is a printing, and stands in the trail.
    staleTime: Number.POSITIVE_INFINITY,
  });
  const title = `${titleOf(sheet)} ${sheet.content.number}`;
  // The browser proposes the title of the page as the name of the PDF.
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <div className="desk">
      <header className="print-toolbar not-printed">
        <Flex gap="middle" align="center" justify="space-between">
          <Typography.Text type="secondary">{t.trueSize}</Typography.Text>
          <Button type="primary" onClick={() => window.print()}>
            {t.print}
          </Button>
        </Flex>
      </header>
      <main>
        <TransferSheetForm sheet={sheet} />
      </main>
    </div>
  );
}
