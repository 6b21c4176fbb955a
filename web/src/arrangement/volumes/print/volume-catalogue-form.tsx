import type { VolumeRow } from '@lantai/contract/arrangement/volumes/volume.ts';
import { type CategoryCode, categoryName } from '@lantai/contract/classification/category.ts';
import { shownRetention } from '@lantai/contract/records/record.ts';
import { arrangementText } from '../../arrangement.text.ts';
import { volumesText as t } from '../volumes.text.ts';
import { MeasuredForm } from './measured-form.tsx';

const columns = [
  { title: arrangementText.catalogue.columns.sequence, width: 12 },
  { title: t.columns.code, width: 56 },
  { title: t.columns.title, width: undefined },
  { title: t.columns.period, width: 46 },
  { title: t.columns.retention, width: 22 },
  { title: t.columns.records, width: 14 },
  { title: t.columns.pages, width: 14 },
  { title: t.row.remark, width: 26 },
] as const;

type Props = {
  readonly fondsName: string;
  readonly category: CategoryCode;
  readonly volumes: readonly VolumeRow[];
  readonly onPages: (count: number) => void;
};

/** 案卷目录 of a category, A4 across, in the order of the codes. */
export function VolumeCatalogueForm({ fondsName, category, volumes, onPages }: Props) {
  const rows = volumes.map((volume, index) => ({ volume, number: index + 1 }));
  return (
    <MeasuredForm
      direction="landscape"
      head={
        <>
          <h1>{t.printed.catalogueTitle}</h1>
          <div className="facts">
            <span>
              {t.printed.fonds}：{fondsName}
            </span>
            <span>
              {t.printed.category}：{categoryName(category)} {category}
            </span>
          </div>
        </>
      }
      rows={rows}
      table={(shown) => (
        <table>
          <colgroup>
            {columns.map(({ title, width }) => (
              <col key={title} style={width === undefined ? {} : { width: `${width}mm` }} />
            ))}
          </colgroup>
          <thead>
            <tr>
              {columns.map(({ title }) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ volume, number }) => (
              <Line key={volume.id} volume={volume} number={number} />
            ))}
          </tbody>
        </table>
      )}
      onPages={onPages}
    />
  );
}

function Line({ volume, number }: { volume: VolumeRow; number: number }) {
  const { archivalCode, title, begunOn, endedOn, retention, records, pages } = volume;
  const period = begunOn && endedOn ? `${begunOn}—${endedOn}`.replaceAll('-', '') : '';
  return (
    <tr>
      <td className="middle">{number}</td>
      <td className="code">{archivalCode}</td>
      <td>{title}</td>
      <td className="middle">{period}</td>
      <td className="middle">{shownRetention(retention)}</td>
      <td className="middle">{records}</td>
      <td className="middle">{pages}</td>
      <td />
    </tr>
  );
}
