import { printRegister } from '@lantai/contract/arrangement/registers.api.ts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { createRoute } from '@tanstack/react-router';
import { Button, Flex, Typography } from 'antd';
import { useEffect } from 'react';
import { apiQuery } from '#platform/api.ts';
import { rootRoute } from '#platform/root-route.ts';
import { PrintIncomplete } from '../print/print-incomplete.tsx';
import { RegisterForm } from './register-form.tsx';
import { registersText } from './registers.text.ts';
import '../print/print.css';
import '../print/print-toolbar.css';
import './register-print.css';

const t = registersText;

/** 电子文件归档登记表 on paper: the preview is the print. */
export const registerPrintRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/print/register/$registerId',
  loader: ({ context, params }) =>
    context.queries.ensureQueryData(apiQuery(printRegister, { params })),
  component: RegisterPrintPage,
  errorComponent: PrintIncomplete,
});

function RegisterPrintPage() {
  const params = registerPrintRoute.useParams();
  const { data: sheet } = useSuspenseQuery({
    ...apiQuery(printRegister, { params }),
    // Each asking is a printing, and stands in the trail.
    staleTime: Number.POSITIVE_INFINITY,
  });
  // The browser proposes the title of the page as the name of the PDF.
  useEffect(() => {
    document.title = `${t.printing.title} ${sheet.number}`;
  }, [sheet.number]);
  return (
    <div className="desk">
      <header className="print-toolbar not-printed">
        <Flex gap="middle" align="center" justify="space-between">
          <Typography.Text type="secondary">{t.printing.trueSize}</Typography.Text>
          <Button type="primary" onClick={() => window.print()}>
            {t.print}
          </Button>
        </Flex>
      </header>
      <main>
        <RegisterForm sheet={sheet} />
      </main>
    </div>
  );
}
