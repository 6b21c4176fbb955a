import {
  addRevocationList,
  getTrustList,
  previewRevocationList,
} from '@lantai/contract/preservation/trust.api.ts';
import type { ShownRevocationList } from '@lantai/contract/preservation/trust.ts';
import { Button, Form, Input, Upload } from 'antd';
import { useState } from 'react';
import { useApiCommand } from '#platform/api.ts';
import { base64Of } from '#platform/base64-of.ts';
import { count } from '#platform/figures.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { instantText } from '#platform/times.ts';
import { Facts, Fingerprint } from './certificate-facts.tsx';
import { trustText as t } from './trust.text.ts';

/** The list is verified and shown before it is kept. */
export function AddRevocationListDialog({ onClose }: { onClose: () => void }) {
  const [file, setFile] = useState<string>();
  const preview = useApiCommand(previewRevocationList, { refreshes: [] });
  const command = useApiCommand(addRevocationList, {
    refreshes: [getTrustList],
    says: t.doneList,
    onDone: onClose,
  });
  const read = async (chosen: File) => {
    const base64 = await base64Of(chosen);
    setFile(base64);
    preview.mutate({ body: { file: base64 } });
  };
  return (
    <FormDialog<{ source: string }>
      title={t.addList}
      submit={t.addList}
      command={command}
      onClose={onClose}
      onSubmit={({ source }) => {
        if (file) command.mutate({ body: { file, source } });
      }}
    >
      <Form.Item
        name="file"
        label={t.listFile}
        extra={t.listFileNote}
        validateTrigger={[]}
        rules={[
          {
            validator: () => (preview.data ? Promise.resolve() : Promise.reject()),
            message: t.fileMissing,
            required: true,
          },
        ]}
      >
        <Upload
          accept=".crl,.pem,.der"
          maxCount={1}
          beforeUpload={(chosen) => {
            void read(chosen);
            return false;
          }}
        >
          <Button loading={preview.isPending}>{t.choose}</Button>
        </Upload>
      </Form.Item>
      <ProblemNotice problem={preview.error} />
      {preview.data && <ListFacts list={preview.data} />}
      <Form.Item
        name="source"
        label={t.source}
        extra={t.sourceNote}
        rules={[{ required: true, whitespace: true, message: t.sourceMissing }]}
      >
        <Input maxLength={200} />
      </Form.Item>
    </FormDialog>
  );
}

function ListFacts({ list }: { list: ShownRevocationList }) {
  const { issuer, number, thisUpdate, nextUpdate, entries, isPartial, algorithm, sm3 } = list;
  const facts = {
    [t.issuer]: issuer,
    [t.number]: number,
    [t.thisUpdate]: instantText(new Date(thisUpdate)),
    [t.nextUpdate]: nextUpdate && instantText(new Date(nextUpdate)),
    [t.entries]: `${t.certificates(count(entries))}${isPartial ? `，${t.partial}` : ''}`,
    [t.algorithm]: algorithm,
    [t.sm3]: <Fingerprint value={sm3} />,
  };
  return <Facts facts={facts} />;
}
