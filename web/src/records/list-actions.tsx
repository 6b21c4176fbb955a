import { startExport } from '@lantai/contract/access/export.api.ts';
import { type RecordColumn, recordColumn } from '@lantai/contract/records/record-columns.ts';
import { describeRecord, exportRecords } from '@lantai/contract/records/records.api.ts';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { apiAddress } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { useColumns } from '#platform/list/columns.tsx';
import { useMay } from '#platform/session.ts';
import { collectionText as t } from './collection.text.ts';
import { collectionColumns } from './collection-columns.tsx';
import type { CollectionSearch, filterOf } from './collection-search.ts';
import { exportText } from './export.text.ts';
import { ExportDialog } from './export-dialog.tsx';

type Props = {
  readonly search: CollectionSearch;
  readonly filter: ReturnType<typeof filterOf>;
  readonly total: number | undefined;
};

const columns = collectionColumns(() => {});

/** What is done with the whole list: the same records as a sheet to type in, or as a workbook. */
export function ListActions({ search, filter, total }: Props) {
  const may = useMay();
  // The columns the person sees, in their order; what is no column of the workbook (操作) is left out.
  const { shown } = useColumns('collection', columns);
  const keys = shown.flatMap(({ key }): RecordColumn[] => {
    const known = recordColumn.safeParse(key);
    return known.success ? [known.data] : [];
  });
  const [exporting, setExporting] = useState(false);
  const { after: _after, describe: _describe, ...filters } = search;
  return (
    <>
      {may(describeRecord.access) && (
        <>
          <Link to="/records/edits">{t.edits}</Link>
          <Link to="/records/entry" search={filters}>
            <Button>{t.entry}</Button>
          </Link>
        </>
      )}
      <Button
        href={apiAddress(exportRecords, { query: { ...filter, columns: keys.join(',') } })}
        download
        disabled={!may(exportRecords.access) || total === 0}
      >
        {total === undefined ? t.export : t.exportCount(count(total))}
      </Button>
      {may(startExport.access) && (
        <Button disabled={!total} onClick={() => setExporting(true)}>
          {exportText.button}
        </Button>
      )}
      {exporting && (
        <ExportDialog
          what={{ filter }}
          scope={exportText.ofList(count(total ?? 0))}
          onClose={() => setExporting(false)}
        />
      )}
    </>
  );
}
