import {
  createSource,
  listSources,
  listSourceTokens,
  sourceCode,
} from '@lantai/contract/capture/exchange/sources.api.ts';
import { App, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useApiCommand } from '#platform/api.ts';
import { useFonds } from '#platform/fonds.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { SecretOnce } from '#platform/secret-once.tsx';
import { exchangeText } from './exchange.text.ts';
import { SourceFieldItems, type SourceFields, sentFields } from './source-fields.tsx';

const t = exchangeText.sources;

type Fields = SourceFields & { fondsId: string; code: string };

export function CreateSourceDialog({ onClose }: { onClose: () => void }) {
  const { all, only } = useFonds();
  const { message } = App.useApp();
  const [fondsId, setFondsId] = useState(only?.id);
  const create = useApiCommand(createSource, {
    refreshes: [listSources, listSourceTokens],
    onDone: ({ webhookSecret }) => {
      void message.success(t.created);
      if (webhookSecret === null) onClose();
    },
  });
  const secret = create.data?.webhookSecret;
  if (secret)
    return (
      <SecretOnce
        title={t.secretTitle(create.variables?.body.name ?? '')}
        label={t.secret}
        secret={secret}
        onClose={onClose}
      />
    );
  return (
    <FormDialog<Fields>
      title={t.create}
      submit={t.create}
      command={create}
      initial={only ? { fondsId: only.id } : {}}
      onClose={onClose}
      onSubmit={({ fondsId: chosen, code, ...fields }) =>
        create.mutate({ body: { fondsId: chosen, code, ...sentFields(fields) } })
      }
    >
      <Form.Item
        name="fondsId"
        label={t.fields.fonds}
        rules={[{ required: true, message: t.fields.fondsNeeded }]}
      >
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={all.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }))}
          onChange={setFondsId}
        />
      </Form.Item>
      <Form.Item
        name="code"
        label={t.fields.code}
        extra={t.fields.codeHint}
        normalize={(value: string) => value.trim().toUpperCase()}
        rules={[
          {
            validator: (_, value) =>
              sourceCode.safeParse(value).success
                ? Promise.resolve()
                : Promise.reject(new Error(t.fields.codeNeeded)),
          },
        ]}
      >
        <Input className="code" maxLength={20} />
      </Form.Item>
      <SourceFieldItems agencyId={all.find(({ id }) => id === fondsId)?.agencyId} />
    </FormDialog>
  );
}
