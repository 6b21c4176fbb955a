import type { EnteredLine } from '@lantai/contract/collection/hand-over.ts';
import { Button, Flex, Form, Input } from 'antd';
import { handOversText } from './hand-overs.text.ts';

const t = handOversText.entered;

type Kind = EnteredLine['kind'];
export type EnteredFields = Record<Kind, Partial<Omit<EnteredLine, 'kind'>>[]>;

/** What no system counts: keys and passwords by name, registers. Nobody writes a secret here. */
export function EnteredLines({ kind, label, hint }: { kind: Kind; label: string; hint?: string }) {
  return (
    <Form.Item label={label} extra={hint}>
      <Form.List name={kind}>
        {(lines, { add, remove }) => (
          <Flex vertical gap={8}>
            {lines.map(({ key, name }) => (
              <Flex key={key} gap={8} align="start">
                <Form.Item
                  noStyle
                  name={[name, 'what']}
                  rules={[{ required: true, whitespace: true, message: t.whatNeeded }]}
                >
                  <Input aria-label={t.what} placeholder={t.what} maxLength={100} />
                </Form.Item>
                <Form.Item noStyle name={[name, 'number']}>
                  <Input
                    aria-label={t.number[kind]}
                    placeholder={t.number[kind]}
                    maxLength={50}
                    style={{ flex: 'none', width: 120 }}
                  />
                </Form.Item>
                <Form.Item noStyle name={[name, 'remark']}>
                  <Input aria-label={t.remark} placeholder={t.remark} maxLength={200} />
                </Form.Item>
                <Button type="link" size="small" onClick={() => remove(name)}>
                  {t.remove}
                </Button>
              </Flex>
            ))}
            <Button size="small" style={{ alignSelf: 'start' }} onClick={() => add({})}>
              {t.add[kind]}
            </Button>
          </Flex>
        )}
      </Form.List>
    </Form.Item>
  );
}

/** The lines as the command takes them. */
export function enteredOf({ key, register }: EnteredFields): EnteredLine[] {
  const of = (kind: Kind, lines: EnteredFields[Kind] | undefined) =>
    (lines ?? []).map(({ what = '', number = '', remark = '' }) => ({
      kind,
      what,
      number,
      remark,
    }));
  return [...of('key', key), ...of('register', register)];
}
