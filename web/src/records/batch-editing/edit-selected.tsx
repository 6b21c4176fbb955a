import { editRecords } from '@lantai/contract/records/batch-edit.api.ts';
import { useMutation } from '@tanstack/react-query';
import { App } from 'antd';
import { asProblem } from '#platform/api-problem.ts';
import { count } from '#platform/figures.ts';
import type { Selection } from '#platform/list/selection.tsx';
import { MayButton } from '#platform/may-button.tsx';
import type { filterOf } from '../collection-search.ts';
import { MOST_SELECTED, selectedIds } from '../selected-ids.ts';
import { batchEditText as t } from './batch-edit.text.ts';
import { BatchEditDrawer } from './batch-edit-drawer.tsx';

type Props = {
  selected: Selection;
  filter: ReturnType<typeof filterOf>;
  total: number;
  agencyId: string | undefined;
  onDone: () => void;
};

/** Opens the batch edit of what is selected, on this page or by filter on all pages. */
export function EditSelected({ selected, filter, total, agencyId, onDone }: Props) {
  const { message } = App.useApp();
  const number = selected.all ? total : selected.keys.length;
  const choose = useMutation({
    mutationFn: () => selectedIds(selected, filter),
    onError: (error) => void message.error(asProblem(error).title),
  });
  return (
    <>
      <MayButton
        access={editRecords.access}
        because={number > MOST_SELECTED ? t.tooMany : undefined}
        loading={choose.isPending}
        onClick={() => choose.mutate()}
      >
        {t.action(count(number))}
      </MayButton>
      {choose.data && (
        <BatchEditDrawer
          recordIds={choose.data}
          agencyId={agencyId}
          onClose={(started) => {
            choose.reset();
            if (started) onDone();
          }}
        />
      )}
    </>
  );
}
