import {
  drawUpHandOver,
  findOpenThings,
  listHandOvers,
  previewHandOver,
} from '@lantai/contract/collection/hand-overs.api.ts';
import { useQuery } from '@tanstack/react-query';
import { Flex, Form, Typography } from 'antd';
import { apiQuery, useApiCommand } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { ColleagueSelect } from '../hand-paper-dialog.tsx';
import { type EnteredFields, EnteredLines, enteredOf } from './entered-lines.tsx';
import { handOversText as t } from './hand-overs.text.ts';

type Fields = { personId: string; successorId: string } & EnteredFields;

export function DrawUpDialog({ agencyId, onClose }: { agencyId: string; onClose: () => void }) {
  const drawUp = useApiCommand(drawUpHandOver, {
    refreshes: [listHandOvers],
    says: t.drawnUp,
    onDone: onClose,
  });
  return (
    <FormDialog<Fields>
      title={t.drawUp}
      submit={t.drawUp}
      command={drawUp}
      onClose={onClose}
      onSubmit={({ personId, successorId, ...entered }) =>
        drawUp.mutate({ body: { agencyId, personId, successorId, entered: enteredOf(entered) } })
      }
    >
      <Form.Item name="personId" label={t.person} rules={[{ required: true, message: t.needed }]}>
        <ColleagueSelect autoFocus agencyId={agencyId} />
      </Form.Item>
      <Form.Item noStyle dependencies={['personId']}>
        {({ getFieldValue }) => (
          <Counted agencyId={agencyId} personId={getFieldValue('personId') as string | undefined} />
        )}
      </Form.Item>
      <Form.Item
        name="successorId"
        label={t.successor}
        rules={[{ required: true, message: t.needed }]}
      >
        <ColleagueSelect agencyId={agencyId} />
      </Form.Item>
      <EnteredLines kind="key" label={t.entered.keys} hint={t.entered.keysHint} />
      <EnteredLines kind="register" label={t.entered.registers} />
    </FormDialog>
  );
}

/** What will stand on the list without anybody entering it. */
function Counted({ agencyId, personId }: { agencyId: string; personId: string | undefined }) {
  const request = { params: { personId: personId ?? '' }, query: { agencyId } };
  const enabled = personId !== undefined;
  const open = useQuery({ ...apiQuery(findOpenThings, request), enabled });
  const parts = useQuery({ ...apiQuery(previewHandOver, request), enabled });
  const { custody = [], lent = [] } = parts.data ?? {};
  const sum = (of: 'filed' | 'boxes' | 'volumes') =>
    count(custody.reduce((total, row) => total + row[of], 0));
  return (
    open.data && (
      <Flex vertical style={{ marginBottom: 16 }}>
        <Typography.Text type="secondary">
          {t.openThings(count(open.data.things.length))}
        </Typography.Text>
        {custody.length > 0 && (
          <Typography.Text type="secondary">
            {t.counted(sum('filed'), sum('boxes'), sum('volumes'))}
          </Typography.Text>
        )}
        <Typography.Text type="secondary">{t.lentOut(count(lent.length))}</Typography.Text>
      </Flex>
    )
  );
}
