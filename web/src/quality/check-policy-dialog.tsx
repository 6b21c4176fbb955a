import { type CheckCode, checkItemsOf } from '@lantai/contract/quality/check-item.ts';
import {
  type CheckPolicy,
  type Gate,
  gateNames,
  gateOf,
  gates,
} from '@lantai/contract/quality/check-policy.ts';
import { decideCheckPolicy, getCheckPolicy } from '@lantai/contract/quality/quality.api.ts';
import { useQuery } from '@tanstack/react-query';
import { Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { apiQuery, useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { qualityText } from './quality.text.ts';
import './quality.css';

const t = qualityText.policy;

type Fields = {
  gates: Record<string, Gate>;
  notRunBlocks: boolean;
  trustDemanded: boolean;
  allowedSigns: string;
  refusedSigns: string;
  furtherFormats: string;
  leastReadSpeed: number;
  reason: string;
};

type Props = { agencyId: string; onClose: () => void };

/** The policy in force as a form; deciding it makes a new version. */
export function CheckPolicyDialog({ agencyId, onClose }: Props) {
  const { data } = useQuery(apiQuery(getCheckPolicy, { query: { agencyId } }));
  const command = useApiCommand(decideCheckPolicy, {
    refreshes: [getCheckPolicy],
    says: t.done,
    onDone: onClose,
  });
  if (!data) return null;
  const { policy, version } = data;
  return (
    <FormDialog<Fields>
      title={t.title}
      submit={t.submit}
      note={t.note(version === 0 ? t.product : t.version(String(version)))}
      command={command}
      initial={fieldsOf(policy)}
      onSubmit={({ reason, ...fields }) =>
        command.mutate({
          query: { agencyId },
          body: { policy: policyOf(policy, fields), version, reason },
        })
      }
      onClose={onClose}
    >
      <PolicyFields />
    </FormDialog>
  );
}

function PolicyFields() {
  return (
    <>
      <div className="policy-gates">
        {checkItemsOf('GD').map(({ code, name }) => (
          <Form.Item
            key={code}
            name={['gates', code]}
            label={`${code} ${name}`}
            layout="horizontal"
            colon={false}
          >
            <Select
              size="small"
              options={gates.map((gate) => ({ value: gate, label: gateNames[gate] }))}
            />
          </Form.Item>
        ))}
      </div>
      <Form.Item name="notRunBlocks" valuePropName="checked">
        <Checkbox>{t.notRunBlocks}</Checkbox>
      </Form.Item>
      <Form.Item name="trustDemanded" valuePropName="checked">
        <Checkbox>{t.trustDemanded}</Checkbox>
      </Form.Item>
      <Form.Item name="allowedSigns" label={t.allowedSigns}>
        <Input maxLength={500} />
      </Form.Item>
      <Form.Item name="refusedSigns" label={t.refusedSigns}>
        <Input maxLength={500} />
      </Form.Item>
      <Form.Item name="furtherFormats" label={t.furtherFormats} extra={t.furtherFormatsNote}>
        <Input />
      </Form.Item>
      <Form.Item name="leastReadSpeed" label={t.leastReadSpeed}>
        <InputNumber min={0} max={10_000} suffix="MB/s" />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t.reason}
        rules={[{ required: true, message: t.reasonMissing }]}
      >
        <Input.TextArea maxLength={500} autoSize />
      </Form.Item>
    </>
  );
}

function fieldsOf(policy: CheckPolicy): Omit<Fields, 'reason'> {
  return {
    gates: Object.fromEntries(checkItemsOf('GD').map(({ code }) => [code, gateOf(policy, code)])),
    notRunBlocks: policy.notRunBlocks,
    trustDemanded: policy.trustDemanded,
    allowedSigns: policy.allowedSigns,
    refusedSigns: policy.refusedSigns,
    furtherFormats: policy.furtherFormats.join(' '),
    leastReadSpeed: policy.leastReadSpeed,
  };
}

function policyOf(before: CheckPolicy, fields: Omit<Fields, 'reason'>): CheckPolicy {
  return {
    ...before,
    ...fields,
    gates: fields.gates as Partial<Record<CheckCode, Gate>>,
    furtherFormats: fields.furtherFormats
      .toUpperCase()
      .split(/[\s,，、]+/)
      .filter(Boolean),
  };
}
