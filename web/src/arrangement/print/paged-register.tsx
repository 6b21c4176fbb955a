import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { arrangementText } from '../arrangement.text.ts';
import { breakPages, type PageRange } from './break-pages.ts';

/** The foot with the page number begins here, counted from the upper edge of the sheet, in mm. */
const FOOT_AT = { landscape: 196, portrait: 283 } as const;
const WIDTH = { landscape: 297, portrait: 210 } as const;

export type RegisterColumn<Row> = {
  readonly name: string;
  readonly heading: string;
  /** In mm; the one without takes what is left. */
  readonly width?: number;
  readonly kind?: 'middle' | 'code';
  readonly value: (row: Row) => ReactNode;
};

export type Register<Row> = {
  readonly orientation: keyof typeof WIDTH;
  readonly columns: readonly RegisterColumn<Row>[];
  /** Must not change while the register is shown: give it a `key` that changes with them. */
  readonly rows: readonly Row[];
  /** Title and facts, repeated on every page. */
  readonly head: ReactNode;
  readonly onPages: (count: number) => void;
};

/**
 * A printed register: 目录, 卷内目录, 全宗卷文件目录. Its pages are broken by the measured height of their rows, so
 * that the preview is the print, and each says 第 x 页 共 y 页.
 */
export function PagedRegister<Row>({ orientation, columns, rows, head, onPages }: Register<Row>) {
  const [pages, setPages] = useState<PageRange[] | null>(null);

  if (pages === null)
    return (
      <MeasuredSheet
        {...{ orientation, columns, rows, head }}
        onMeasured={(ranges) => {
          setPages(ranges);
          onPages(ranges.length);
        }}
      />
    );
  return pages.map(({ from, to }, index) => (
    <section key={from} className={`sheet ${orientation}`}>
      {head}
      <RegisterTable columns={columns} rows={rows.slice(from, to)} />
      <div className="page-number">{arrangementText.catalogue.pageOf(index + 1, pages.length)}</div>
    </section>
  ));
}

type Measured<Row> = Omit<Register<Row>, 'onPages'> & {
  onMeasured: (pages: PageRange[]) => void;
};

/** Lays every row out as it will stand on paper, unseen, and breaks the pages by what they take up. */
function MeasuredSheet<Row>({ orientation, columns, rows, head, onMeasured }: Measured<Row>) {
  const sheet = useRef<HTMLElement>(null);

  // Before anything is painted, so that nobody sees one endless page; the type is the system's own
  // and there without loading.
  useLayoutEffect(() => {
    if (sheet.current) onMeasured(measuredPages(sheet.current, orientation));
  }, [onMeasured, orientation]);

  return (
    <section ref={sheet} className={`sheet ${orientation} measured`} aria-hidden="true">
      {head}
      <RegisterTable columns={columns} rows={rows} />
    </section>
  );
}

function measuredPages(sheet: HTMLElement, orientation: keyof typeof WIDTH): PageRange[] {
  const { top, width } = sheet.getBoundingClientRect();
  const millimetre = width / WIDTH[orientation];
  const body = sheet.querySelector('tbody');
  const room =
    FOOT_AT[orientation] * millimetre - ((body?.getBoundingClientRect().top ?? top) - top);
  const heights = [...(body?.rows ?? [])].map((row) => row.getBoundingClientRect().height);
  return breakPages(heights, room);
}

function RegisterTable<Row>({ columns, rows }: Pick<Register<Row>, 'columns' | 'rows'>) {
  return (
    <table>
      <colgroup>
        {columns.map(({ name, width }) => (
          <col key={name} style={width === undefined ? {} : { width: `${width}mm` }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map(({ name, heading }) => (
            <th key={name} scope="col">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a print do not change their order
          <tr key={index}>
            {columns.map(({ name, kind, value }) => (
              <td key={name} className={kind}>
                {value(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
