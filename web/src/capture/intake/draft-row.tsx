import { usualRetentions } from '@lantai/contract/classification/retention.ts';
import { componentRoleNames, givenRole } from '@lantai/contract/records/component-role.ts';
import { descriptionFieldNames, shownRetention } from '@lantai/contract/records/record.ts';
import { readWrittenDate } from '@lantai/contract/records/written-date.ts';
import { Button, Checkbox, Flex, Select, Typography } from 'antd';
import { memo } from 'react';
import type { ApiProblem } from '#platform/api-problem.ts';
import { wrongFields } from '../../records/describe/wrong-fields.ts';
import { captureText } from '../capture.text.ts';
import { DraftCell } from './draft-cell.tsx';
import type { DraftField, IntakeDraft } from './intake-draft.ts';

const t = captureText.intake;
const roles = givenRole.options.map((value) => ({ value, label: componentRoleNames[value] }));
const retentions = usualRetentions.map((value) => ({ value, label: shownRetention(value) }));

export type DraftActions = {
  setField: (key: string, field: DraftField, value: string) => void;
  setRole: (key: string, uploadId: string, role: IntakeDraft['files'][number]['role']) => void;
  select: (key: string, selected: boolean) => void;
  split: (key: string) => void;
  discard: (key: string) => void;
};

type RowProps = {
  draft: IntakeDraft;
  index: number;
  selected: boolean;
  problem: ApiProblem | undefined;
  departments: readonly { value: string; label: string }[];
  actions: DraftActions;
};

export const DraftRow = memo(function DraftRow(props: RowProps) {
  const { draft, index, selected, problem, departments, actions } = props;
  const { key, fields } = draft;
  const wrong = wrongFields(problem);
  const cell = (field: DraftField, isWrong = false) => (
    <td data-field={field}>
      <DraftCell
        label={`${descriptionFieldNames[field]} ${index + 1}`}
        value={fields[field]}
        wrong={isWrong || wrong.has(field)}
        code={field === 'documentNumber'}
        onChange={(value) => actions.setField(key, field, value)}
      />
    </td>
  );
  return (
    <tr data-row={index} className={problem ? 'draft-refused' : undefined}>
      <td>
        <Checkbox
          aria-label={`${fields.title} ${index + 1}`}
          checked={selected}
          onChange={({ target }) => actions.select(key, target.checked)}
        />
      </td>
      <td data-field="title">
        <DraftCell
          label={`${descriptionFieldNames.title} ${index + 1}`}
          value={fields.title}
          onChange={(value) => actions.setField(key, 'title', value)}
        />
        <DraftFiles draft={draft} actions={actions} />
        {problem && <Typography.Text type="danger">{reasonOf(problem, wrong)}</Typography.Text>}
      </td>
      {cell('documentNumber')}
      {cell('creator')}
      {cell('date', fields.date !== '' && readWrittenDate(fields.date).kind === 'invalid')}
      {cell('year', fields.year !== '' && !/^\d{4}$/u.test(fields.year))}
      <ChoiceCell field="retention" options={retentions} {...props} />
      <ChoiceCell field="departmentId" options={departments} {...props} />
      {cell('pages', fields.pages !== '' && !/^[1-9]\d{0,3}$/u.test(fields.pages))}
      <td>
        <Button type="link" size="small" onClick={() => actions.discard(key)}>
          {t.drop1}
        </Button>
      </td>
    </tr>
  );
});

/** What is wrong where the server said it, otherwise the problem's own sentence. */
function reasonOf(problem: ApiProblem, wrong: ReadonlyMap<string, string>): string {
  return wrong.size > 0 ? [...wrong.values()].join('；') : problem.title;
}

type ChoiceProps = RowProps & {
  field: 'retention' | 'departmentId';
  options: readonly { value: string; label: string }[];
};

function ChoiceCell({ field, options, draft, index, actions }: ChoiceProps) {
  return (
    <td data-field={field}>
      <Select
        variant="borderless"
        allowClear
        className="wide"
        aria-label={`${descriptionFieldNames[field]} ${index + 1}`}
        showSearch={{ optionFilterProp: 'label' }}
        value={draft.fields[field] || null}
        options={[...options]}
        onChange={(value) => actions.setField(draft.key, field, value ?? '')}
      />
    </td>
  );
}

function DraftFiles({ draft, actions }: Pick<RowProps, 'draft' | 'actions'>) {
  const { key, files } = draft;
  return (
    <Flex vertical className="draft-files">
      {files.map(({ uploadId, name, role }) => (
        <Flex key={uploadId} gap={4} align="center">
          <Select
            size="small"
            variant="borderless"
            aria-label={`${t.role} ${name}`}
            style={{ width: 104 }}
            value={role}
            options={roles}
            onChange={(chosen) => actions.setRole(key, uploadId, chosen)}
          />
          <Typography.Text type="secondary" ellipsis={{ tooltip: name }}>
            {name}
          </Typography.Text>
        </Flex>
      ))}
      {files.length > 1 && (
        <Button
          type="link"
          size="small"
          className="inline-button"
          onClick={() => actions.split(key)}
        >
          {t.split}
        </Button>
      )}
    </Flex>
  );
}
