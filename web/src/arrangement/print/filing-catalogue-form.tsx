import { useMemo } from 'react';
import { arrangementText } from '../arrangement.text.ts';
import type { FilingCatalogue } from './catalogue-reply.ts';
import { continuedRows, type PrintedRow } from './continued-rows.ts';
import { PagedRegister, type RegisterColumn } from './paged-register.tsx';
import { PlaceFacts } from './place-facts.tsx';

const t = arrangementText.catalogue;
const { columns: heading } = t;

/** The nine columns (DA/T 22-2015, 5.5.2) with their widths in mm; the title takes what is left. */
const columns: readonly RegisterColumn<PrintedRow>[] = [
  {
    name: 'sequence',
    heading: heading.sequence,
    width: 11,
    kind: 'middle',
    value: ({ continues, sequence }) => (continues ? t.continued : sequence),
  },
  {
    name: 'archivalCode',
    heading: heading.archivalCode,
    width: 45,
    kind: 'code',
    value: ({ archivalCode }) => archivalCode,
  },
  {
    name: 'documentNumber',
    heading: heading.documentNumber,
    width: 37,
    value: ({ documentNumber }) => documentNumber,
  },
  { name: 'creator', heading: heading.creator, width: 36, value: ({ creator }) => creator },
  { name: 'title', heading: heading.title, value: ({ title }) => title },
  { name: 'date', heading: heading.date, width: 20, kind: 'middle', value: ({ date }) => date },
  {
    name: 'securityLevel',
    heading: heading.securityLevel,
    width: 12,
    kind: 'middle',
    value: ({ securityLevel }) => securityLevel,
  },
  { name: 'pages', heading: heading.pages, width: 11, kind: 'middle', value: ({ pages }) => pages },
  { name: 'remark', heading: heading.remark, width: 24, value: ({ remark }) => remark },
];

type Form = { catalogue: FilingCatalogue; onPages: (count: number) => void };

/** 归档文件目录, A4 landscape, the head repeated on every page. DA/T 22-2015, 5.5.2. */
export function FilingCatalogueForm({ catalogue, onPages }: Form) {
  const rows = useMemo(() => catalogue.rows.flatMap(continuedRows), [catalogue]);
  return (
    <PagedRegister
      orientation="landscape"
      columns={columns}
      rows={rows}
      onPages={onPages}
      head={
        <>
          <h1>{t.title}</h1>
          <PlaceFacts place={catalogue.place} />
        </>
      }
    />
  );
}
