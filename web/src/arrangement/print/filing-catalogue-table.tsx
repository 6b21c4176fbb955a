import { arrangementText } from '../arrangement.text.ts';
import type { PrintedRow } from './continued-rows.ts';

const t = arrangementText.catalogue;

/** The nine columns (DA/T 22-2015, 5.5.2) with their widths in mm; the title takes what is left. */
const columns = [
  { name: 'sequence', width: 11 },
  { name: 'archivalCode', width: 45 },
  { name: 'documentNumber', width: 37 },
  { name: 'creator', width: 36 },
  { name: 'title', width: undefined },
  { name: 'date', width: 20 },
  { name: 'securityLevel', width: 12 },
  { name: 'pages', width: 11 },
  { name: 'remark', width: 24 },
] as const;

export function FilingCatalogueTable({ rows }: { rows: readonly PrintedRow[] }) {
  return (
    <table>
      <colgroup>
        {columns.map(({ name, width }) => (
          <col key={name} style={width === undefined ? {} : { width: `${width}mm` }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map(({ name }) => (
            <th key={name} scope="col">
              {t.columns[name]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: continued rows share their record; the order is fixed
          <CatalogueLine key={index} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function CatalogueLine({ row }: { row: PrintedRow }) {
  return (
    <tr>
      <td className="middle">{row.continues ? t.continued : row.sequence}</td>
      <td className="code">{row.archivalCode}</td>
      <td>{row.documentNumber}</td>
      <td>{row.creator}</td>
      <td>{row.title}</td>
      <td className="middle">{row.date}</td>
      <td className="middle">{row.securityLevel}</td>
      <td className="middle">{row.pages}</td>
      <td>{row.remark}</td>
    </tr>
  );
}
