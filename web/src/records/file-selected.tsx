import { fileRecords } from '@lantai/contract/arrangement/arrangement.api.ts';
import { listJobs } from '@lantai/contract/platform/platform.api.ts';
import { listRecords } from '@lantai/contract/records/records.api.ts';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Tooltip } from 'antd';
import { useApiCommand } from '#platform/api.ts';
import { asProblem } from '#platform/api-problem.ts';
import { count } from '#platform/figures.ts';
import { useFonds } from '#platform/fonds.ts';
import type { Selection } from '#platform/list/selection.tsx';
import { useMay } from '#platform/session.ts';
import { collectionText as t } from './collection.text.ts';
import type { filterOf } from './collection-search.ts';
import { MOST_SELECTED, selectedIds } from './selected-ids.ts';

type FileSelectedProps = {
  selected: Selection;
  filter: ReturnType<typeof filterOf>;
  total: number;
  onDone: () => void;
};

/** Files what is selected, on this page or by filter on all pages. */
export function FileSelected({ selected, filter, total, onDone }: FileSelectedProps) {
  const { only } = useFonds();
  const may = useMay();
  const { message } = App.useApp();
  const number = selected.all ? total : selected.keys.length;
  const file = useApiCommand(fileRecords, { refreshes: [listRecords, listJobs] });
  const start = useMutation({
    mutationFn: async (fondsId: string) => {
      const recordIds = await selectedIds(selected, filter);
      return file.mutateAsync({ body: { fondsId, recordIds } });
    },
    onSuccess: ({ records }) => {
      void message.success(t.filing(count(records)));
      onDone();
    },
    onError: (error) => void message.error(asProblem(error).title, 6),
  });

  if (!may(fileRecords.access)) return null;
  const hindrance = !only ? t.fileNeedsFonds : number > MOST_SELECTED ? t.fileTooMany : undefined;
  return (
    <Tooltip title={hindrance}>
      <Button
        type="primary"
        disabled={hindrance !== undefined}
        loading={start.isPending}
        onClick={() => only && start.mutate(only.id)}
      >
        {t.file(count(number))}
      </Button>
    </Tooltip>
  );
}
