import { boxesOf } from './box-of-rows.ts';
import { CatalogueCoverForm } from './catalogue-cover-form.tsx';
import type { FilingCatalogue } from './catalogue-reply.ts';
import { FilingCatalogueForm } from './filing-catalogue-form.tsx';
import type { PrintForm, PrintSearch } from './print-search.ts';
import { ReferenceSheetForm } from './reference-sheet-form.tsx';
import { SpineForm } from './spine-form.tsx';
import { StampsForm } from './stamps-form.tsx';

type Printed = {
  form: PrintForm;
  search: PrintSearch;
  catalogue: FilingCatalogue;
  onPages: (count: number) => void;
};

export function PrintedForm({ form, search, catalogue, onPages }: Printed) {
  const boxes = boxesOf(catalogue.rows, catalogue.boxes, search.box);
  const { place } = catalogue;
  switch (form) {
    case 'cover':
      return <CatalogueCoverForm place={place} onPages={onPages} />;
    case 'catalogue':
      // Another answer is measured anew.
      return (
        <FilingCatalogueForm
          key={catalogue.printedAt.getTime()}
          catalogue={catalogue}
          onPages={onPages}
        />
      );
    case 'spine':
      return (
        <SpineForm
          boxes={boxes}
          place={place}
          width={search.width}
          withDepartment={search.department === 'shown'}
          onPages={onPages}
        />
      );
    case 'reference-sheet':
      return <ReferenceSheetForm boxes={boxes} place={place} onPages={onPages} />;
    case 'stamps':
      return (
        <StampsForm
          catalogue={catalogue}
          withDepartment={search.department === 'shown'}
          onPages={onPages}
        />
      );
  }
}
