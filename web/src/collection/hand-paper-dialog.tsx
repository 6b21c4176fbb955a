import { handPaper, listColleagues, listPapers } from '@lantai/contract/collection/receipts.api.ts';
import { roleNames } from '@lantai/contract/identity/role.ts';
import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select, type SelectProps } from 'antd';
import { apiQuery, useApiCommand } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { collectionText } from './collection.text.ts';
import { afterSteps } from './refreshed-reads.ts';

const t = collectionText.papers.hand;

type Props = {
  readonly recordIds: string[];
  readonly agencyId: string | undefined;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

/** The paper of the selection goes to somebody by name. */
export function HandPaperDialog({ recordIds, agencyId, onClose, onDone }: Props) {
  const hand = useApiCommand(handPaper, {
    refreshes: [...afterSteps, listPapers],
    says: t.done,
    onDone,
  });
  return (
    <FormDialog<{ toPersonId: string; note?: string }>
      title={t.title(count(recordIds.length))}
      submit={t.submit}
      command={hand}
      onClose={onClose}
      onSubmit={({ toPersonId, note }) =>
        hand.mutate({ body: { recordIds, toPersonId, ...(note && { note }) } })
      }
    >
      <Form.Item name="toPersonId" label={t.to} rules={[{ required: true, message: t.toNeeded }]}>
        <ColleagueSelect autoFocus agencyId={agencyId} />
      </Form.Item>
      <Form.Item name="note" label={t.note}>
        <Input maxLength={200} />
      </Form.Item>
    </FormDialog>
  );
}

/** Who works in an agency, with what they are there. */
export function ColleagueSelect({
  agencyId,
  ...select
}: SelectProps<string> & { agencyId: string | undefined }) {
  const colleagues = useQuery({
    ...apiQuery(listColleagues, { query: { agencyId: agencyId ?? '' } }),
    enabled: agencyId !== undefined,
  });
  return (
    <Select<string>
      {...select}
      loading={agencyId !== undefined && !colleagues.data && !colleagues.error}
      showSearch={{ optionFilterProp: 'label' }}
      options={(colleagues.data ?? []).map(({ personId, name, roles }) => ({
        value: personId,
        label: `${name}（${roles.map((role) => roleNames[role]).join('、')}）`,
      }))}
    />
  );
}
