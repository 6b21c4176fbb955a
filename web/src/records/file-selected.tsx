import { fileRecords } from '@lantai/contract/arrangement/arrangement.api.ts';
import { listJobs } from '@lantai/contract/platform/platform.api.ts';
import { listRecords } from '@lantai/contract/records/records.api.ts';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Tooltip } from 'antd';
import { call, useApiCommand } from '#platform/api.ts';
import { asProblem } from '#platform/api-problem.ts';
import { count } from '#platform/figures.ts';
import { useFonds } from '#platform/fonds.ts';
import type { Selection } from '#platform/list/selection.tsx';
import { useMay } from '#platform/session.ts';
import { collectionText as t } from './collection.text.ts';
import type { filterOf } from './collection-search.ts';

/** What one filing takes at most, by the API. */
const MOST = 10_000;

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
      const recordIds = selected.all ? await allIds(filter) : [...selected.keys];
      return file.mutateAsync({ body: { fondsId, recordIds } });
    },
    onSuccess: ({ records }) => {
      void message.success(t.filing(count(records)));
      onDone();
    },
    onError: (error) => void message.error(asProblem(error).title, 6),
  });

  if (!may(fileRecords.access)) return null;
  const hindrance = !only ? t.fileNeedsFonds : number > MOST ? t.fileTooMany : undefined;
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

/** Every record a filter finds, page by page. */
async function allIds(filter: ReturnType<typeof filterOf>): Promise<string[]> {
  const ids: string[] = [];
  let after: string | undefined;
  do {
    const { records, next } = await call(listRecords, { query: { ...filter, after, limit: 500 } });
    ids.push(...records.map(({ id }) => id));
    after = next ?? undefined;
  } while (after !== undefined && ids.length < MOST);
  return ids;
}
