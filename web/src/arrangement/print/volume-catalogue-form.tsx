import { arrangementText } from '../arrangement.text.ts';
import { PagedRegister, type RegisterColumn } from './paged-register.tsx';

const t = arrangementText.volumeCatalogue;

/** One document of a volume, as its 卷内目录 lists it. */
export type VolumeRow = {
  readonly sequence: number;
  readonly documentNumber: string;
  readonly creator: string;
  readonly title: string;
  /** YYYYMMDD */
  readonly date: string;
  /** The page it begins on; the last one has its whole range, 17–23. */
  readonly pageNumber: string;
  readonly remark: string;
};

const columns: readonly RegisterColumn<VolumeRow>[] = [
  {
    name: 'sequence',
    heading: t.sequence,
    width: 12,
    kind: 'middle',
    value: (row) => row.sequence,
  },
  {
    name: 'documentNumber',
    heading: t.documentNumber,
    width: 30,
    value: (row) => row.documentNumber,
  },
  { name: 'creator', heading: t.creator, width: 28, value: (row) => row.creator },
  { name: 'title', heading: t.title, value: (row) => row.title },
  { name: 'date', heading: t.date, width: 20, kind: 'middle', value: (row) => row.date },
  {
    name: 'pageNumber',
    heading: t.pageNumber,
    width: 16,
    kind: 'middle',
    value: (row) => row.pageNumber,
  },
  { name: 'remark', heading: t.remark, width: 20, value: (row) => row.remark },
];

type Form = {
  /** The volume's archival code. */
  readonly volumeCode: string;
  readonly rows: readonly VolumeRow[];
  readonly onPages: (count: number) => void;
};

/** 卷内目录, A4 portrait, laid before the documents of a volume. */
export function VolumeCatalogueForm({ volumeCode, rows, onPages }: Form) {
  return (
    <PagedRegister
      orientation="portrait"
      columns={columns}
      rows={rows}
      onPages={onPages}
      head={
        <>
          <h1>{t.name}</h1>
          <div className="facts">
            <span>
              {t.volumeCode}：{volumeCode}
            </span>
          </div>
        </>
      }
    />
  );
}
