import {
  changeSource,
  listSources,
  listSourceTokens,
  type SourceSystem,
} from '@lantai/contract/capture/exchange/sources.api.ts';
import { App, Checkbox, Form, Radio } from 'antd';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { SecretOnce } from '#platform/secret-once.tsx';
import { exchangeText } from './exchange.text.ts';
import { SourceFieldItems, type SourceFields, sentFields } from './source-fields.tsx';

const t = exchangeText.sources;

type Fields = SourceFields & { state: SourceSystem['state']; newSecret?: boolean };
type Props = { readonly source: SourceSystem; readonly onClose: () => void };

export function ChangeSourceDialog({ source, onClose }: Props) {
  const { message } = App.useApp();
  const change = useApiCommand(changeSource, {
    refreshes: [listSources, listSourceTokens],
    onDone: ({ webhookSecret }) => {
      void message.success(t.saved);
      if (webhookSecret === null) onClose();
    },
  });
  const secret = change.data?.webhookSecret;
  if (secret)
    return (
      <SecretOnce
        title={t.secretTitle(source.name)}
        label={t.secret}
        secret={secret}
        onClose={onClose}
      />
    );
  const { name, tokenId, classified, webhookUrl, state } = source;
  return (
    <FormDialog<Fields>
      title={`${t.change}：${name}`}
      submit={t.change}
      command={change}
      initial={{ name, tokenId, classified, webhookUrl: webhookUrl ?? '', state }}
      onClose={onClose}
      onSubmit={({ state: wanted, newSecret = false, ...fields }) =>
        change.mutate({
          params: { sourceId: source.id },
          body: { version: source.version, state: wanted, newSecret, ...sentFields(fields) },
        })
      }
    >
      <SourceFieldItems agencyId={source.agencyId} ownName={name} />
      {webhookUrl !== null && (
        <Form.Item name="newSecret" valuePropName="checked">
          <Checkbox>{t.fields.newSecret}</Checkbox>
        </Form.Item>
      )}
      <Form.Item name="state" label={t.fields.state}>
        <Radio.Group
          options={(['open', 'closed'] as const).map((each) => ({
            value: each,
            label: t.states[each],
          }))}
        />
      </Form.Item>
    </FormDialog>
  );
}
