import { useEffect } from 'react';
import { arrangementText } from '../arrangement.text.ts';
import type { CatalogueRow, FilingCatalogue } from './catalogue-reply.ts';
import { stampedRetention } from './stamped-retention.ts';
import './stamps-form.css';

const t = arrangementText.stamps;

/** Five stamps beside one another and six rows fit on A4 landscape with what names their record. */
const PER_SHEET = 30;

type Stamps = {
  catalogue: FilingCatalogue;
  withDepartment: boolean;
  onPages: (count: number) => void;
};

/** 归档章 for each record, in true size, with the record it belongs to below. DA/T 22-2015, annex A. */
export function StampsForm({ catalogue, withDepartment, onPages }: Stamps) {
  const { rows, place } = catalogue;
  const sheets = Array.from({ length: Math.ceil(rows.length / PER_SHEET) }, (_, index) =>
    rows.slice(index * PER_SHEET, (index + 1) * PER_SHEET),
  );
  useEffect(() => onPages(sheets.length), [sheets.length, onPages]);

  return sheets.map((records, index) => (
    <section key={records[0]?.archivalCode} className="sheet landscape stamps">
      <div className="stamp-grid">
        {records.map((row) => (
          <figure key={row.archivalCode}>
            <Stamp row={row} fondsCode={place.fondsCode} withDepartment={withDepartment} />
            <figcaption>
              <span className="code">{row.archivalCode}</span> {row.title}
            </figcaption>
          </figure>
        ))}
      </div>
      <div className="page-number">
        {t.size} {arrangementText.catalogue.pageOf(index + 1, sheets.length)}
      </div>
    </section>
  ));
}

type StampOf = { row: CatalogueRow; fondsCode: string; withDepartment: boolean };

/** Above 全宗号、年度、件号, below 机构(问题)、保管期限、页数; the department may be left out. */
function Stamp({ row, fondsCode, withDepartment }: StampOf) {
  const cells: [string, string | number | null][] = [
    [t.cells.fonds, fondsCode],
    [t.cells.year, row.year],
    [t.cells.item, row.itemNumberText],
    [t.cells.department, withDepartment ? row.department : ''],
    [t.cells.retention, stampedRetention(row.retention)],
    [t.cells.pages, row.pages],
  ];
  return (
    <div className="stamp">
      {cells.map(([name, value]) => (
        <span key={name} title={name}>
          {value}
        </span>
      ))}
    </div>
  );
}
