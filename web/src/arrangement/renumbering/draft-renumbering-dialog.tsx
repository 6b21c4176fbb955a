import { getNumberMap } from '@lantai/contract/arrangement/numbering.api.ts';
import {
  type RenumberingKind,
  type RenumberingOrder,
  type RenumberingWish,
  renumberingKindNames,
  renumberingKinds,
} from '@lantai/contract/arrangement/renumbering.ts';
import {
  draftRenumbering,
  listRenumberings,
} from '@lantai/contract/arrangement/renumberings.api.ts';
import type { Fonds } from '@lantai/contract/classification/fonds.ts';
import type { RetentionCode } from '@lantai/contract/classification/retention.ts';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Form, Input, Radio } from 'antd';
import { apiQuery, useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { MoveFields } from './move-fields.tsx';
import { neededRule } from './needed-rule.ts';
import { renumberingText } from './renumbering.text.ts';
import { ReorderFields } from './reorder-fields.tsx';

const t = renumberingText.form;

export type DraftFields = {
  kind: RenumberingKind;
  classKey?: string;
  from?: number | null;
  to?: number | null;
  order: RenumberingOrder;
  closeGaps: boolean;
  codes?: string;
  year?: number | null;
  retention?: RetentionCode;
  departmentId?: string;
  matterId?: string;
  reason: string;
};

type Props = { fonds: Fonds; classKey: string | undefined; onClose: () => void };

/** Says what is to be renumbered; what comes of it is seen on the page that opens then. */
export function DraftRenumberingDialog({ fonds, classKey, onClose }: Props) {
  const navigate = useNavigate();
  const { data: classes = [] } = useQuery(apiQuery(getNumberMap, { query: { fondsId: fonds.id } }));
  const command = useApiCommand(draftRenumbering, {
    refreshes: [listRenumberings],
    says: t.done,
    onDone: ({ id }) =>
      void navigate({
        to: '/arrangement/renumberings/$renumberingId',
        params: { renumberingId: id },
      }),
  });
  return (
    <FormDialog<DraftFields>
      title={t.title}
      submit={t.submit}
      note={t.note}
      command={command}
      initial={{ kind: 'reorder', order: 'time', closeGaps: false, ...(classKey && { classKey }) }}
      onClose={onClose}
      onSubmit={({ reason, ...fields }) =>
        command.mutate({ body: { fondsId: fonds.id, reason, wish: wishOf(fields) } })
      }
    >
      <Form.Item name="kind" label={t.kind}>
        <Radio.Group
          options={renumberingKinds.map((value) => ({ value, label: renumberingKindNames[value] }))}
        />
      </Form.Item>
      <Form.Item noStyle dependencies={['kind']}>
        {({ getFieldValue }) =>
          getFieldValue('kind') === 'reorder' ? (
            <ReorderFields classes={classes} />
          ) : (
            <MoveFields fonds={fonds} />
          )
        }
      </Form.Item>
      <Form.Item name="reason" label={t.reason} rules={[{ ...neededRule, whitespace: true }]}>
        <Input.TextArea maxLength={500} rows={2} />
      </Form.Item>
    </FormDialog>
  );
}

function wishOf(fields: Omit<DraftFields, 'reason'>): RenumberingWish {
  const codes = (fields.codes ?? '').split(/\s+/u).filter(Boolean);
  const { year, retention, departmentId, matterId } = fields;
  if (fields.kind === 'move')
    return {
      kind: 'move',
      codes,
      changes: {
        ...(year && { year }),
        ...(retention && { retention }),
        ...(departmentId && { departmentId }),
        ...(matterId && { matterId }),
      },
    };
  return {
    kind: 'reorder',
    classKey: fields.classKey ?? '',
    from: fields.from ?? null,
    to: fields.to ?? null,
    order: fields.order,
    closeGaps: fields.closeGaps,
    codes: fields.order === 'by-hand' ? codes : null,
  };
}
