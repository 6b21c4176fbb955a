import { getNumberMap } from '@lantai/contract/arrangement/numbering.api.ts';
import {
  decideRenumbering,
  exportRenumbering,
  getRenumbering,
  listRenumberings,
  proposeRenumbering,
  type RenumberingDetail,
  withdrawRenumbering,
} from '@lantai/contract/arrangement/renumberings.api.ts';
import { getWorkbench } from '@lantai/contract/records/records.api.ts';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { apiAddress, useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { renumberingText } from './renumbering.text.ts';

const t = renumberingText.one;
const refreshes = [getRenumbering, listRenumberings, getNumberMap, getWorkbench];

type Props = { renumbering: RenumberingDetail };

/** The next step of a renumbering, by its state. */
export function RenumberingActions({ renumbering }: Props) {
  const { id, state } = renumbering;
  const params = { renumberingId: id };
  const withdraw = useApiCommand(withdrawRenumbering, {
    refreshes,
    says: t.withdrawn,
    saysProblem: true,
  });
  return (
    <>
      <Button href={apiAddress(exportRenumbering, { params })} download>
        {t.export}
      </Button>
      {(state === 'draft' || state === 'proposed') && (
        <MayButton
          access={withdrawRenumbering.access}
          loading={withdraw.isPending}
          onClick={() => withdraw.mutate({ params })}
        >
          {t.withdraw}
        </MayButton>
      )}
      {state === 'draft' && <ProposeButton renumbering={renumbering} />}
      {state === 'proposed' && <DecideButtons renumbering={renumbering} />}
    </>
  );
}

function ProposeButton({ renumbering: { id, faults, items } }: Props) {
  const propose = useApiCommand(proposeRenumbering, {
    refreshes,
    says: t.proposed,
    saysProblem: true,
  });
  const nothing = items.length === 0 ? t.nothing : undefined;
  return (
    <MayButton
      type="primary"
      access={proposeRenumbering.access}
      because={faults.length > 0 ? t.faultBecause : nothing}
      loading={propose.isPending}
      onClick={() => propose.mutate({ params: { renumberingId: id } })}
    >
      {t.propose}
    </MayButton>
  );
}

function DecideButtons({ renumbering }: Props) {
  const { id, isOwn, outOfDate, faults } = renumbering;
  const [refusing, setRefusing] = useState(false);
  const params = { renumberingId: id };
  const approve = useApiCommand(decideRenumbering, {
    refreshes,
    says: t.approved,
    saysProblem: true,
  });
  const own = isOwn ? t.ownBecause : undefined;
  const stale = outOfDate ? t.staleBecause : undefined;
  const faulty = faults.length > 0 ? t.faultBecause : undefined;
  return (
    <>
      <MayButton access={decideRenumbering.access} because={own} onClick={() => setRefusing(true)}>
        {t.refuse}
      </MayButton>
      <MayButton
        type="primary"
        access={decideRenumbering.access}
        because={own ?? stale ?? faulty}
        loading={approve.isPending}
        onClick={() => approve.mutate({ params, body: { consents: true, reason: '' } })}
      >
        {t.approve}
      </MayButton>
      {refusing && <RefuseDialog id={id} onClose={() => setRefusing(false)} />}
    </>
  );
}

function RefuseDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const command = useApiCommand(decideRenumbering, {
    refreshes,
    says: t.refused,
    onDone: onClose,
  });
  return (
    <FormDialog<{ reason: string }>
      title={t.refuseTitle}
      submit={t.refuse}
      command={command}
      onClose={onClose}
      onSubmit={({ reason }) =>
        command.mutate({ params: { renumberingId: id }, body: { consents: false, reason } })
      }
    >
      <Form.Item
        name="reason"
        label={t.refuseReason}
        rules={[{ required: true, whitespace: true, message: renumberingText.form.needed }]}
      >
        <Input.TextArea autoFocus maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
