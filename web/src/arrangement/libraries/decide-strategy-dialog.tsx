import { decideStrategy, listLibraries } from '@lantai/contract/arrangement/libraries.api.ts';
import {
  type FormatStrategy,
  formatStrategy,
  formatStrategyNames,
  type Library,
} from '@lantai/contract/arrangement/library.ts';
import {
  type CategoryCode,
  categoryCodes,
  categoryName,
} from '@lantai/contract/classification/category.ts';
import { Form, Input, Radio, Select } from 'antd';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { librariesText } from './libraries.text.ts';

const t = librariesText.dialog;

type Props = {
  fondsId: string;
  library: Library;
  taken: readonly CategoryCode[];
  onClose: () => void;
};
type Fields = { category: CategoryCode; library: string; formats: FormatStrategy };

export function DecideStrategyDialog({ fondsId, library, taken, onClose }: Props) {
  const command = useApiCommand(decideStrategy, {
    refreshes: [listLibraries],
    says: t.done,
    onDone: onClose,
  });
  const fixed = taken.includes(library.category);
  return (
    <FormDialog<Fields>
      title={t.title(fixed ? categoryName(library.category) : '')}
      submit={t.submit}
      command={command}
      initial={library}
      onClose={onClose}
      onSubmit={({ category, ...body }) =>
        command.mutate({ params: { category }, body: { fondsId, ...body } })
      }
    >
      <Form.Item name="category" label={t.category} hidden={fixed}>
        <Select
          options={categoryCodes
            .filter((code) => fixed || !taken.includes(code))
            .map((code) => ({ value: code, label: categoryName(code) }))}
        />
      </Form.Item>
      <Form.Item
        name="library"
        label={t.library}
        rules={[{ required: true, whitespace: true, message: t.libraryNeeded }]}
      >
        <Input autoFocus maxLength={50} />
      </Form.Item>
      <Form.Item name="formats" label={t.formats}>
        <Radio.Group
          options={formatStrategy.options.map((value) => ({
            value,
            label: formatStrategyNames[value],
          }))}
        />
      </Form.Item>
    </FormDialog>
  );
}
