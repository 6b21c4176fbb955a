import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { arrangementText } from '../arrangement.text.ts';
import { breakPages, type PageRange } from './break-pages.ts';
import type { FilingCatalogue } from './catalogue-reply.ts';
import { continuedRows, type PrintedRow } from './continued-rows.ts';
import { FilingCatalogueTable } from './filing-catalogue-table.tsx';
import { PlaceFacts } from './place-facts.tsx';

const t = arrangementText.catalogue;

/** The foot with the page number begins here, counted from the upper edge of the sheet, in mm. */
const FOOT_AT = 196;

/** 归档文件目录, A4 landscape, the head repeated on every page. DA/T 22-2015, 5.5.2. */
export function FilingCatalogueForm({
  catalogue,
  onPages,
}: {
  catalogue: FilingCatalogue;
  onPages: (count: number) => void;
}) {
  const rows = useMemo(() => catalogue.rows.flatMap(continuedRows), [catalogue]);
  const [pages, setPages] = useState<PageRange[] | null>(null);

  if (pages === null) {
    return (
      <MeasuredSheet
        catalogue={catalogue}
        rows={rows}
        onMeasured={(ranges) => {
          setPages(ranges);
          onPages(ranges.length);
        }}
      />
    );
  }
  return pages.map(({ from, to }, index) => (
    <section key={from} className="sheet landscape">
      <CatalogueHead catalogue={catalogue} />
      <FilingCatalogueTable rows={rows.slice(from, to)} />
      <div className="page-number">{t.pageOf(index + 1, pages.length)}</div>
    </section>
  ));
}

function CatalogueHead({ catalogue }: { catalogue: FilingCatalogue }) {
  return (
    <>
      <h1>{t.title}</h1>
      <PlaceFacts place={catalogue.place} />
    </>
  );
}

type Measured = {
  catalogue: FilingCatalogue;
  rows: readonly PrintedRow[];
  onMeasured: (pages: PageRange[]) => void;
};

/** Lays every row out as it will stand on paper, unseen, and breaks the pages by what they take up. */
function MeasuredSheet({ catalogue, rows, onMeasured }: Measured) {
  const sheet = useRef<HTMLElement>(null);

  // Before anything is painted, so that nobody sees one endless page; the type is the system's own
  // and there without loading.
  useLayoutEffect(() => {
    if (sheet.current) onMeasured(measuredPages(sheet.current));
  }, [onMeasured]);

  return (
    <section ref={sheet} className="sheet landscape measured" aria-hidden="true">
      <CatalogueHead catalogue={catalogue} />
      <FilingCatalogueTable rows={rows} />
    </section>
  );
}

function measuredPages(sheet: HTMLElement): PageRange[] {
  const { top, width } = sheet.getBoundingClientRect();
  const millimetre = width / 297;
  const body = sheet.querySelector('tbody');
  const room = FOOT_AT * millimetre - ((body?.getBoundingClientRect().top ?? top) - top);
  const heights = [...(body?.rows ?? [])].map((row) => row.getBoundingClientRect().height);
  return breakPages(heights, room);
}
