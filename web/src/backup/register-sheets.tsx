import { backupText } from './backup.text.ts';

const t = backupText.register;

/** A register as it is printed: what stands in its head, and what is entered. */
export type RegisterForm = {
  readonly title: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** How many entries find room on a sheet, where one takes more than three lines. */
  readonly perSheet?: number;
};

/** A4 across, as many sheets as each register needs, one that has no entry too. */
export function RegisterSheets({ forms }: { forms: readonly RegisterForm[] }) {
  return forms.flatMap((form) =>
    pagesOf(form).map((rows, page) => (
      <Sheet
        key={`${form.title} ${rows[0]?.join(' ') ?? ''}`}
        form={form}
        rows={rows}
        from={page * (form.perSheet ?? usualPerSheet)}
      />
    )),
  );
}

/** Rows may take three lines each and still leave room for the signatures. */
const usualPerSheet = 8;

function pagesOf({ rows, perSheet = usualPerSheet }: RegisterForm): RegisterForm['rows'][] {
  const pages = Array.from({ length: Math.ceil(rows.length / perSheet) }, (_, page) =>
    rows.slice(page * perSheet, (page + 1) * perSheet),
  );
  return pages.length > 0 ? pages : [[]];
}

type SheetProps = { form: RegisterForm; rows: RegisterForm['rows']; from: number };

function Sheet({ form, rows, from }: SheetProps) {
  return (
    <section className="sheet landscape backup-sheet">
      <h1>{form.title}</h1>
      <table>
        <thead>
          <tr>
            {[t.position, ...form.heads].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.length === 0 && (
            <tr>
              <td colSpan={form.heads.length + 1}>{t.nothing}</td>
            </tr>
          )}
          {rows.map((row, position) => (
            <tr key={row.join(' ')}>
              <td>{from + position + 1}</td>
              {row.map((value, column) => (
                <td key={form.heads[column]}>{value}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="backup-foot">{t.signature}</p>
    </section>
  );
}
