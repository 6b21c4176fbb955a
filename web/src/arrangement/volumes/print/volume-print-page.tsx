import {
  printVolume,
  printVolumeCatalogue,
} from '@lantai/contract/arrangement/volumes/volumes.api.ts';
import { categoryCode, categoryName } from '@lantai/contract/classification/category.ts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { createRoute } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { apiQuery } from '#platform/api.ts';
import { rootRoute } from '#platform/root-route.ts';
import { PrintIncomplete } from '../../print/print-incomplete.tsx';
import { volumesText as t } from '../volumes.text.ts';
import { VolumeCatalogueForm } from './volume-catalogue-form.tsx';
import { VolumeCoverForm } from './volume-cover-form.tsx';
import { VolumeItemsForm } from './volume-items-form.tsx';
import { VolumePrintBar } from './volume-print-bar.tsx';
import { VolumeSheetForm } from './volume-sheet-form.tsx';
import '../../print/print.css';

const form = z.enum(['cover', 'items', 'reference-sheet']);
export type VolumeForm = z.output<typeof form>;

/** 案卷封面, 卷内目录 and 备考表 of one volume; the preview is the print. */
export const volumePrintRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/print/volume/$volumeId/$form',
  params: {
    parse: ({ volumeId, form: given }) => ({ volumeId, form: form.parse(given) }),
  },
  loader: ({ context, params: { volumeId } }) =>
    context.queries.ensureQueryData(apiQuery(printVolume, { params: { volumeId } })),
  component: VolumePrintPage,
  errorComponent: PrintIncomplete,
});

function VolumePrintPage() {
  const params: { volumeId: string; form: VolumeForm } = volumePrintRoute.useParams();
  const { volumeId } = params;
  const { data } = useSuspenseQuery(apiQuery(printVolume, { params: { volumeId } }));
  const [pages, setPages] = useState(0);
  const { volume } = data;
  useTitle(`${t.forms[params.form]} ${volume.archivalCode ?? volume.title}`);
  return (
    <div className="desk">
      <VolumePrintBar
        pages={pages}
        chosen={params.form}
        volumeId={volumeId}
        hint={volume.referenceSheet === null && params.form === 'reference-sheet'}
      />
      <main>
        {params.form === 'cover' && <VolumeCoverForm volume={volume} onPages={setPages} />}
        {params.form === 'items' && <VolumeItemsForm volume={volume} onPages={setPages} />}
        {params.form === 'reference-sheet' && (
          <VolumeSheetForm volume={volume} onPages={setPages} />
        )}
      </main>
    </div>
  );
}

/** 案卷目录 of a category. */
export const volumeCataloguePrintRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/print/volume-catalogue',
  validateSearch: z.object({
    fondsId: z.uuid(),
    category: categoryCode,
    year: one(z.coerce.number().int()),
  }),
  loaderDeps: ({ search: { fondsId, category, year } }) => ({ fondsId, category, year }),
  loader: ({ context, deps }) =>
    context.queries.ensureQueryData(apiQuery(printVolumeCatalogue, { query: deps })),
  component: VolumeCataloguePrintPage,
  errorComponent: PrintIncomplete,
});

function VolumeCataloguePrintPage() {
  const query = volumeCataloguePrintRoute.useLoaderDeps();
  const { data } = useSuspenseQuery(apiQuery(printVolumeCatalogue, { query }));
  const [pages, setPages] = useState(0);
  const [first] = data.volumes;
  useTitle(`${t.forms.catalogue} ${first?.fondsCode ?? ''} ${categoryName(query.category)}`);
  return (
    <div className="desk">
      <VolumePrintBar pages={pages} />
      <main>
        <VolumeCatalogueForm
          fondsName={first?.fondsName ?? ''}
          category={query.category}
          volumes={data.volumes}
          onPages={setPages}
        />
      </main>
    </div>
  );
}

/** The browser proposes the title of the page as the name of the PDF. */
function useTitle(title: string): void {
  useEffect(() => {
    document.title = title;
  }, [title]);
}
