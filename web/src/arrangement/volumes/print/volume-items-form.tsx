import type { VolumeDetail, VolumeItem } from '@lantai/contract/arrangement/volumes/volume.ts';
import { arrangementText } from '../../arrangement.text.ts';
import { cutText } from '../../print/continued-rows.ts';
import { volumesText } from '../volumes.text.ts';
import { MeasuredForm } from './measured-form.tsx';

const t = volumesText.row;

/** The columns of 卷内目录 with their widths in mm; the title takes what is left. */
const columns = [
  { name: 'position', width: 11 },
  { name: 'number', width: 30 },
  { name: 'creator', width: 28 },
  { name: 'title', width: undefined },
  { name: 'date', width: 19 },
  { name: 'pages', width: 15 },
  { name: 'remark', width: 20 },
] as const;

type Line = Record<(typeof columns)[number]['name'], string>;

type Props = { readonly volume: VolumeDetail; readonly onPages: (count: number) => void };

/** 卷内目录, A4 upright, in the order of the records in the volume. */
export function VolumeItemsForm({ volume, onPages }: Props) {
  const lines = volume.items.filter(({ chosen }) => chosen).flatMap(linesOf);
  return (
    <MeasuredForm
      key={volume.version}
      direction="portrait"
      head={
        <>
          <h1>{volumesText.printed.itemsTitle}</h1>
          <div className="facts">
            <span>
              {volumesText.printed.code}：{volume.archivalCode ?? ''}
            </span>
            <span>{volume.title}</span>
          </div>
        </>
      }
      rows={lines}
      table={(rows) => <Lines rows={rows} />}
      onPages={onPages}
    />
  );
}

function Lines({ rows }: { rows: readonly Line[] }) {
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
              {t[name]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: continued lines share their record; the order is fixed
          <tr key={index}>
            {columns.map(({ name }) => (
              <td key={name} className={middle.includes(name) ? 'middle' : undefined}>
                {row[name]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const middle: readonly string[] = ['position', 'date', 'pages'];

/** What a cell surely holds on one page; what is longer goes on in a line below. */
function linesOf(item: VolumeItem, index: number): Line[] {
  const title = cutText(item.title ?? '', 160);
  const remark = cutText(item.remark ?? '', 50);
  const { pageFrom, pageTo } = item;
  return Array.from({ length: Math.max(title.length, remark.length) }, (_, at) => ({
    position: at === 0 ? String(index + 1) : arrangementText.catalogue.continued,
    number: at === 0 ? (item.documentNumber ?? '') : '',
    creator: at === 0 ? (item.creator ?? '') : '',
    title: title[at] ?? '',
    date: at === 0 ? (item.documentOn ?? '').replaceAll('-', '') : '',
    pages: at === 0 && pageFrom !== null ? rangeText(pageFrom, pageTo) : '',
    remark: remark[at] ?? '',
  }));
}

const rangeText = (from: number, to: number | null) =>
  from === to || to === null ? String(from) : `${from}–${to}`;
