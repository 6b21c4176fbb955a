import { printCatalogueIndex } from '@lantai/contract/arrangement/catalogue-index.api.ts';
import {
  type CatalogueIndex,
  type IndexRow,
  indexColumnNames,
  indexColumns,
  indexOrderNames,
} from '@lantai/contract/arrangement/catalogue-index.ts';
import { categoryName } from '@lantai/contract/classification/category.ts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { createRoute } from '@tanstack/react-router';
import { Button, Flex } from 'antd';
import { Fragment, useCallback, useEffect } from 'react';
import { apiQuery } from '#platform/api.ts';
import { rootRoute } from '#platform/root-route.ts';
import { PrintIncomplete } from '../print/print-incomplete.tsx';
import { MeasuredForm } from '../volumes/print/measured-form.tsx';
import '../print/print.css';
import '../print/print-toolbar.css';
import { catalogueIndexText as t } from './catalogue-index.text.ts';
import { type IndexSearch, indexQuery, indexSearch } from './index-search.ts';

/** An index on A4 across: the preview is the print. */
export const indexPrintRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/print-index/$fondsId',
  validateSearch: indexSearch,
  component: IndexPrintPage,
  errorComponent: PrintIncomplete,
});

function IndexPrintPage() {
  const { fondsId } = indexPrintRoute.useParams();
  const search = indexPrintRoute.useSearch();
  const { data } = useSuspenseQuery({
    ...apiQuery(printCatalogueIndex, indexQuery(fondsId, search)),
    // Each asking is a printing, and stands in the trail.
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { index } = data;
  const title = t.printedTitle(indexOrderNames[index.order]);
  useEffect(() => {
    document.title = `${title} ${index.fondsCode}`;
  }, [title, index.fondsCode]);
  const onPages = useCallback(() => {}, []);
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
        <MeasuredForm
          direction="landscape"
          head={<Head title={title} index={index} search={search} />}
          rows={withGroups(index.rows)}
          table={(lines) => <Lines lines={lines} />}
          onPages={onPages}
        />
      </main>
    </div>
  );
}

type HeadProps = { title: string; index: CatalogueIndex; search: IndexSearch };

function Head({ title, index, search }: HeadProps) {
  const { category, fromYear, toYear } = search;
  const isAll = fromYear === undefined && toYear === undefined;
  return (
    <>
      <h1>{title}</h1>
      <div className="facts">
        <span>
          {t.fonds}：{index.fondsCode} {index.fondsName}
        </span>
        <span>
          {t.category}：{category ? categoryName(category) : t.allCategories}
        </span>
        <span>
          {t.years}：{isAll ? t.allYears : t.yearsFromTo(fromYear, toYear)}
        </span>
        <span>{t.figures(index.originals, index.memoirs)}</span>
      </div>
    </>
  );
}

type Line = { readonly group: string } | { readonly row: IndexRow };

/** A group has a line of its own, where it begins. */
function withGroups(rows: readonly IndexRow[]): Line[] {
  return rows.flatMap((row, index): Line[] => {
    const before = index === 0 ? null : rows[index - 1]?.group;
    return row.group !== null && row.group !== before ? [{ group: row.group }, { row }] : [{ row }];
  });
}

const widths = { sequence: 14, documentNumber: 46, day: 24, institution: 48, remark: 50 } as const;

function Lines({ lines }: { lines: readonly Line[] }) {
  return (
    <table>
      <colgroup>
        {indexColumns.map((column) => (
          <col key={column} style={column === 'title' ? {} : { width: `${widths[column]}mm` }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {indexColumns.map((column) => (
            <th key={column} scope="col">
              {indexColumnNames[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Fragment key={'group' in line ? line.group : `${line.row.kind} ${line.row.id}`}>
            <tr>
              {'group' in line ? (
                <th colSpan={indexColumns.length} scope="rowgroup">
                  {line.group}
                </th>
              ) : (
                indexColumns.map((column) => <td key={column}>{line.row[column]}</td>)
              )}
            </tr>
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}
