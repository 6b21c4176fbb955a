import {
  type ArchivalCodeRule,
  archivalCodeRule,
} from '@lantai/contract/classification/archival-code-rule.ts';
import { builtInCodeRules } from '@lantai/contract/classification/built-in-code-rules.ts';
import { checkArchivalCodeRule } from '@lantai/contract/classification/check-archival-code-rule.ts';
import {
  createCodeRule,
  listCodeRules,
} from '@lantai/contract/classification/classification.api.ts';
import { Alert, Checkbox, Flex, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useApiCommand } from '#platform/api.ts';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { useReturnFocus } from '#platform/return-focus.ts';
import { UnitSelect } from '../../identity/unit-select.tsx';
import { classificationText } from '../classification.text.ts';
import { CodePartRows } from './code-part-rows.tsx';
import { RuleFacts } from './rule-facts.tsx';

const t = classificationText.editor;

type Props = {
  readonly rules: readonly ArchivalCodeRule[];
  readonly onClose: () => void;
};

const [first] = builtInCodeRules;

/** A rule of the agency's own; what it makes and what is wrong with it is seen while it is made. */
export function CreateRuleDialog({ rules, onClose }: Props) {
  const [rule, setRule] = useState<ArchivalCodeRule>(() => blankRule(first));
  const [agencyId, setAgencyId] = useState<string | null>(null);
  const create = useApiCommand(createCodeRule, {
    refreshes: [listCodeRules],
    says: t.created,
    onDone: onClose,
  });
  useReturnFocus();
  const faults = faultsOf(rule);
  const change = (changes: Partial<ArchivalCodeRule>) => setRule({ ...rule, ...changes });

  return (
    <Modal
      open
      width={820}
      style={{ top: 24 }}
      title={t.title}
      okText={t.submit}
      okButtonProps={{ disabled: faults.length > 0 || agencyId === null }}
      confirmLoading={create.isPending}
      mask={{ closable: false }}
      onOk={() => agencyId && create.mutate({ body: { agencyId, rule } })}
      onCancel={onClose}
    >
      <Flex vertical gap={12}>
        {t.note}
        <ProblemNotice problem={create.error} />
        <Form layout="vertical" component="div" className="rule-fields">
          <Form.Item label={t.agency}>
            <UnitSelect
              aria-label={t.agency}
              kinds={['agency']}
              {...(agencyId && { value: agencyId })}
              onChange={setAgencyId}
            />
          </Form.Item>
          <Form.Item label={t.basedOn}>
            <Select
              aria-label={t.basedOn}
              options={rules.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(id) =>
                setRule(
                  blankRule(
                    rules.find((known) => known.id === id),
                    rule,
                  ),
                )
              }
            />
          </Form.Item>
          <Form.Item label={t.id} extra={t.idHint}>
            <Input
              className="code"
              aria-label={t.id}
              value={rule.id}
              maxLength={40}
              onChange={({ target }) => change({ id: target.value.toUpperCase() })}
            />
          </Form.Item>
          <Form.Item label={t.name}>
            <Input
              aria-label={t.name}
              value={rule.name}
              maxLength={60}
              onChange={({ target }) => change({ name: target.value })}
            />
          </Form.Item>
          <Form.Item label={t.fondsForm} extra={t.fondsFormHint}>
            <Flex gap={12} align="center">
              <Input
                className="code"
                aria-label={t.fondsForm}
                value={rule.fonds.form}
                maxLength={12}
                onChange={({ target }) =>
                  change({ fonds: { ...rule.fonds, form: target.value.toUpperCase() } })
                }
              />
              <Checkbox
                className="code-option"
                checked={rule.fonds.optional}
                onChange={({ target }) =>
                  change({ fonds: { ...rule.fonds, optional: target.checked } })
                }
              >
                {t.optional}
              </Checkbox>
            </Flex>
          </Form.Item>
          <div role="status" className="rule-result">
            {faults.length > 0 ? (
              <Alert type="warning" showIcon title={`${t.faults}${faults.join('；')}`} />
            ) : (
              <RuleFacts rule={rule} />
            )}
          </div>
        </Form>
        <CodePartRows rule={rule} onChange={change} />
      </Flex>
    </Modal>
  );
}

/** Built like another one, under a name of its own. */
function blankRule(like: ArchivalCodeRule | undefined, named?: ArchivalCodeRule): ArchivalCodeRule {
  return {
    fonds: like?.fonds ?? { form: 'A000', optional: false },
    series: like?.series ?? [],
    tail: like?.tail ?? [],
    id: named?.id ?? '',
    name: named?.name ?? '',
  };
}

function faultsOf(rule: ArchivalCodeRule): readonly string[] {
  const { id, name, fonds } = archivalCodeRule.shape;
  const faults: string[] = [];
  if (!id.safeParse(rule.id).success) faults.push(t.idNeeded);
  if (!name.safeParse(rule.name).success) faults.push(t.nameNeeded);
  if (!fonds.safeParse(rule.fonds).success) faults.push(t.fondsFormNeeded);
  return faults.length > 0 ? faults : checkArchivalCodeRule(rule);
}
