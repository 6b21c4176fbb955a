import {
  type CheckResult,
  checkResult,
  checkResultNames,
  type RegisterCheck,
  type RegisterSheet,
  registerCheckNames,
  registerChecks,
  registerResults,
} from '@lantai/contract/arrangement/register.ts';
import {
  getRegister,
  listRegisters,
  signRegister,
} from '@lantai/contract/arrangement/registers.api.ts';
import { Form, Input, Select, Space } from 'antd';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { registersText } from './registers.text.ts';

const t = registersText.signing;

type Props = { sheet: RegisterSheet; side: 'handing' | 'receiving'; onClose: () => void };
type Fields = Partial<Record<RegisterCheck, { result: CheckResult; note?: string }>>;

/** Signs for one side; the archive says first what its checks have found. */
export function SignRegisterDialog({ sheet, side, onClose }: Props) {
  const command = useApiCommand(signRegister, {
    refreshes: [getRegister, listRegisters],
    says: t.done,
    onDone: onClose,
  });
  const receiving = side === 'receiving';
  const params = { registerId: sheet.id };
  return (
    <FormDialog<Fields>
      title={`${t[side]} ${sheet.number}`}
      submit={t[side]}
      note={receiving ? `${t.receivingNote}${t.note}` : t.note}
      command={command}
      initial={receiving ? notChecked : {}}
      onClose={onClose}
      onSubmit={(fields) =>
        command.mutate(
          receiving
            ? { params, body: { side, results: registerResults.parse(fields) } }
            : { params, body: { side: 'handing' } },
        )
      }
    >
      {receiving && registerChecks.map((check) => <CheckFields key={check} check={check} />)}
    </FormDialog>
  );
}

/** Nothing is taken for checked that nobody has checked. */
const notChecked: Fields = Object.fromEntries(
  registerChecks.map((check) => [check, { result: 'not-checked', note: '' }]),
);

function CheckFields({ check }: { check: RegisterCheck }) {
  return (
    <Form.Item label={registerCheckNames[check]} style={{ marginBottom: 8 }}>
      <Space.Compact block>
        <Form.Item name={[check, 'result']} noStyle>
          <Select
            aria-label={registerCheckNames[check]}
            style={{ width: 120 }}
            options={checkResult.options.map((value) => ({
              value,
              label: checkResultNames[value],
            }))}
          />
        </Form.Item>
        <Form.Item name={[check, 'note']} noStyle>
          <Input
            maxLength={100}
            aria-label={t.noteOf(registerCheckNames[check])}
            placeholder={t.remark}
          />
        </Form.Item>
      </Space.Compact>
    </Form.Item>
  );
}
