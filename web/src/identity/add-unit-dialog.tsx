import { createUnit, getMe, listUnits } from '@lantai/contract/identity/identity.api.ts';
import {
  parentKinds,
  type Unit,
  type UnitKind,
  unitKindNames,
  unitKinds,
} from '@lantai/contract/identity/organisation.ts';
import { Form, Input, Segmented } from 'antd';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { identityText } from './identity.text.ts';
import { UnitSelect } from './unit-select.tsx';

const t = identityText.units;

type Fields = { kind: UnitKind; parentId?: string; name: string; code: string };

type Props = {
  /** The unit chosen in the tree, under which the new one most likely belongs. */
  readonly parent: Unit | undefined;
  readonly onClose: () => void;
  readonly onAdded: (unit: Unit) => void;
};

export function AddUnitDialog({ parent, onClose, onAdded }: Props) {
  const add = useApiCommand(createUnit, {
    // The first agency also ends the first steps, which is part of who I am.
    refreshes: [listUnits, getMe],
    onDone: (unit) => {
      onAdded(unit);
      onClose();
    },
  });
  const kind = unitKinds.find((each) => parentKinds[each].includes(parent?.kind ?? 'top'));
  const initial = { kind: kind ?? 'department', ...(parent && { parentId: parent.id }) };

  return (
    <FormDialog<Fields>
      title={t.add}
      submit={t.add}
      command={add}
      initial={parent?.kind === 'region' ? { ...initial, kind: 'agency' } : initial}
      onClose={onClose}
      onSubmit={({ parentId = null, ...fields }) => add.mutate({ body: { ...fields, parentId } })}
    >
      <Form.Item name="kind" label={t.kind}>
        <Segmented options={unitKinds.map((value) => ({ value, label: unitKindNames[value] }))} />
      </Form.Item>
      <Form.Item noStyle dependencies={['kind']}>
        {({ getFieldValue }) => <ParentField kind={getFieldValue('kind') as UnitKind} />}
      </Form.Item>
      <Form.Item
        name="name"
        label={t.name}
        rules={[{ required: true, whitespace: true, message: t.nameNeeded }]}
      >
        <Input autoFocus maxLength={100} />
      </Form.Item>
      <Form.Item
        name="code"
        label={t.code}
        extra={t.codeHint}
        rules={[{ required: true, pattern: /^[A-Za-z0-9]{1,12}$/, message: t.codeNeeded }]}
      >
        <Input className="code" maxLength={12} />
      </Form.Item>
    </FormDialog>
  );
}

/** Offers only what the kind may stand under; without a choice it stands at the top, where it may. */
function ParentField({ kind }: { kind: UnitKind }) {
  const allowed = parentKinds[kind];
  const kinds = unitKinds.filter((each) => allowed.includes(each));
  const needed = !allowed.includes('top');
  return (
    <Form.Item
      name="parentId"
      label={t.parent}
      rules={[{ required: needed, message: identityText.tokens.unitNeeded }]}
    >
      <UnitSelect kinds={kinds} allowClear={!needed} placeholder={needed ? undefined : t.top} />
    </Form.Item>
  );
}
