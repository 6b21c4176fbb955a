import { getFilingCatalogue } from '@lantai/contract/arrangement/arrangement.api.ts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { createRoute } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { apiQuery } from '#platform/api.ts';
import { rootRoute } from '#platform/root-route.ts';
import { arrangementText } from '../arrangement.text.ts';
import { PrintIncomplete } from './print-incomplete.tsx';
import { type PrintForm, printForm, printSearch } from './print-search.ts';
import { PrintToolbar } from './print-toolbar.tsx';
import { PrintedForm } from './printed-form.tsx';
import './print.css';

const t = arrangementText.print;

/** Every printed form of a class, on a page without menu or head: the preview is the print. */
export const printRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/print/$form',
  params: { parse: ({ form }) => ({ form: printForm.parse(form) }) },
  validateSearch: printSearch,
  loaderDeps: ({ search: { fondsId, classKey, from, to } }) => ({ fondsId, classKey, from, to }),
  loader: ({ context, deps }) =>
    context.queries.ensureQueryData(apiQuery(getFilingCatalogue, { query: deps })),
  component: PrintPage,
  errorComponent: PrintIncomplete,
});

function PrintPage() {
  const { form }: { form: PrintForm } = printRoute.useParams();
  const search = printRoute.useSearch();
  const filter = printRoute.useLoaderDeps();
  const { data: catalogue } = useSuspenseQuery(apiQuery(getFilingCatalogue, { query: filter }));
  const [pages, setPages] = useState(0);

  // The browser proposes the title of the page as the name of the PDF.
  useEffect(() => {
    const { fondsCode, year, retentionName, department } = catalogue.place;
    document.title = [t.forms[form], fondsCode, year, retentionName, department]
      .filter((part) => part !== null && part !== '')
      .join(' ');
  }, [form, catalogue]);

  return (
    <div className="desk">
      <PrintToolbar form={form} search={search} pages={pages} records={catalogue.rows.length} />
      <main>
        <PrintedForm form={form} search={search} catalogue={catalogue} onPages={setPages} />
      </main>
    </div>
  );
}
