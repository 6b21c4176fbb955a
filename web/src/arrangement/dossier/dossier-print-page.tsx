import { type DossierPaper, getDossier } from '@lantai/contract/arrangement/dossier.api.ts';
import {
  type DossierClass,
  dossierClasses,
  dossierNumber,
} from '@lantai/contract/arrangement/dossier.ts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { createRoute } from '@tanstack/react-router';
import { Button, Flex, Typography } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { apiQuery } from '#platform/api.ts';
import { rootRoute } from '#platform/root-route.ts';
import { arrangementText } from '../arrangement.text.ts';
import { PagedRegister, type RegisterColumn } from '../print/paged-register.tsx';
import { PrintIncomplete } from '../print/print-incomplete.tsx';
import { dossierText as t } from './dossier.text.ts';
import '../print/print.css';
import '../print/print-toolbar.css';

export const dossierPrintRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/print/dossier',
  validateSearch: z.object({ fondsId: z.uuid() }),
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) =>
    context.queries.ensureQueryData(apiQuery(getDossier, { params: deps })),
  component: DossierPrintPage,
  errorComponent: PrintIncomplete,
});

const columns: readonly RegisterColumn<DossierPaper>[] = [
  { name: 'sequence', heading: t.sequence, width: 16, kind: 'middle', value: dossierNumber },
  {
    name: 'class',
    heading: t.class,
    width: 28,
    value: (paper) => dossierClasses[paper.class as DossierClass].name,
  },
  { name: 'number', heading: t.number, width: 36, value: ({ number }) => number },
  { name: 'creator', heading: t.creator, width: 40, value: ({ creator }) => creator },
  { name: 'title', heading: t.paperTitle, value: ({ title }) => title },
  {
    name: 'datedOn',
    heading: t.datedOn,
    width: 22,
    kind: 'middle',
    value: ({ datedOn }) => datedOn.replaceAll('-', ''),
  },
  { name: 'pages', heading: t.pages, width: 12, kind: 'middle', value: ({ pages }) => pages },
  {
    name: 'remark',
    heading: t.remark,
    width: 34,
    value: ({ remark, removed }) => (removed ? t.removed(removed.reason ?? '') : remark),
  },
];

/** 全宗卷文件目录, A4 landscape: also what was taken out, so that its numbers have no gap. DA/T 12-2012. */
function DossierPrintPage() {
  const { fondsId } = dossierPrintRoute.useSearch();
  const { data, dataUpdatedAt } = useSuspenseQuery(apiQuery(getDossier, { params: { fondsId } }));
  const [pages, setPages] = useState(0);
  return (
    <div className="desk">
      <header className="print-toolbar not-printed">
        <Flex gap={12} align="center">
          <Typography.Text strong>{t.list}</Typography.Text>
          <Typography.Text type="secondary">{arrangementText.print.trueSize}</Typography.Text>
          <Typography.Text className="print-start">
            {arrangementText.print.pages(pages)}
          </Typography.Text>
          <Button type="primary" onClick={() => window.print()}>
            {arrangementText.print.action}
          </Button>
        </Flex>
      </header>
      <main>
        <PagedRegister
          key={dataUpdatedAt}
          orientation="landscape"
          columns={columns}
          rows={data.papers}
          onPages={setPages}
          head={
            <>
              <h1>{t.list}</h1>
              <div className="facts">
                <span>
                  {arrangementText.place.fondsCode}：{data.fondsCode}
                </span>
                <span>
                  {arrangementText.place.fondsName}：{data.fondsName}
                </span>
              </div>
            </>
          }
        />
      </main>
    </div>
  );
}
