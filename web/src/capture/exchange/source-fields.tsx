import { listSourceTokens } from '@lantai/contract/capture/exchange/sources.api.ts';
import { useQuery } from '@tanstack/react-query';
import { Checkbox, Form, Input, Select } from 'antd';
import { apiQuery } from '#platform/api.ts';
import { exchangeText } from './exchange.text.ts';

const t = exchangeText.sources;

export type SourceFields = {
  name: string;
  tokenId?: string | null;
  classified?: boolean;
  webhookUrl?: string;
};

/** What may be changed of a source at any time. */
export function SourceFieldItems({
  agencyId,
  ownName,
}: {
  agencyId: string | undefined;
  ownName?: string;
}) {
  const { data: tokens = [] } = useQuery(apiQuery(listSourceTokens, {}));
  const f = t.fields;
  return (
    <>
      <Form.Item
        name="name"
        label={f.name}
        rules={[{ required: true, whitespace: true, message: f.nameNeeded }]}
      >
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="tokenId" label={f.token} extra={f.tokenHint}>
        <Select
          allowClear
          options={tokens
            .filter((token) => agencyId === undefined || token.agencyId === agencyId)
            .map(({ id, name, usedBy }) => {
              const taken = usedBy !== null && usedBy !== ownName;
              return {
                value: id,
                label: taken ? t.tokenUsed(name, usedBy) : name,
                disabled: taken,
              };
            })}
        />
      </Form.Item>
      <Form.Item name="webhookUrl" label={f.webhookUrl} extra={f.webhookHint}>
        <Input maxLength={500} placeholder="https://" />
      </Form.Item>
      <Form.Item name="classified" valuePropName="checked" extra={f.classifiedHint}>
        <Checkbox>{f.classified}</Checkbox>
      </Form.Item>
    </>
  );
}

/** As the API takes them: nothing chosen is null. */
export function sentFields({ name, tokenId, classified = false, webhookUrl }: SourceFields) {
  return { name, classified, tokenId: tokenId ?? null, webhookUrl: webhookUrl?.trim() || null };
}
