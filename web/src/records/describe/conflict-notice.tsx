import {
  type Description,
  type DescriptionField,
  descriptionFieldNames,
} from '@lantai/contract/records/record.ts';
import { Alert, Button, Flex, Table, type TableColumnsType, Typography } from 'antd';
import { collectionText } from '../collection.text.ts';
import { fieldText } from './field-text.ts';

const t = collectionText.conflict;

/** What somebody else saved while this form was open. */
export type Conflict = {
  readonly by: string;
  readonly before: Description;
  readonly theirs: Description;
  readonly taken: readonly DescriptionField[];
  /** Changed by both and not decided yet. */
  readonly contested: readonly DescriptionField[];
  /** Further fields that both have changed; what was typed here stays. */
  readonly further: readonly string[];
};

type NoticeProps = {
  conflict: Conflict;
  mine: Description;
  onDecide: (field: DescriptionField, whose: 'theirs' | 'mine') => void;
};

/** Says who changed what, and lets each contested field be decided; what was typed stays in the form. */
export function ConflictNotice({ conflict, mine, onDecide }: NoticeProps) {
  const fields = [...conflict.contested, ...conflict.taken];
  return (
    <Alert
      type="warning"
      role="alert"
      title={t.title(conflict.by)}
      description={
        <Flex vertical gap={8}>
          <Typography.Text>{t.hint}</Typography.Text>
          {conflict.further.length > 0 && (
            <Typography.Text>{t.further(conflict.further.join('、'))}</Typography.Text>
          )}
          <Table
            size="small"
            rowKey="field"
            pagination={false}
            columns={columnsOf(conflict, mine, onDecide)}
            dataSource={fields.map((field) => ({ field }))}
          />
        </Flex>
      }
    />
  );
}

function columnsOf(
  { before, theirs, contested }: Conflict,
  mine: Description,
  onDecide: NoticeProps['onDecide'],
): TableColumnsType<{ field: DescriptionField }> {
  const value = (of: Description) => (_: unknown, row: { field: DescriptionField }) =>
    fieldText(row.field, of[row.field]);
  return [
    {
      key: 'field',
      title: t.field,
      width: 88,
      render: (_, { field }) => descriptionFieldNames[field],
    },
    { key: 'before', title: t.before, render: value(before) },
    { key: 'theirs', title: t.theirs, render: value(theirs) },
    {
      key: 'mine',
      title: t.mine,
      render: (_, { field }) => (contested.includes(field) ? fieldText(field, mine[field]) : ''),
    },
    {
      key: 'decide',
      width: 96,
      render: (_, { field }) =>
        contested.includes(field) ? (
          <Flex vertical gap={4}>
            <Button size="small" onClick={() => onDecide(field, 'theirs')}>
              {t.useTheirs}
            </Button>
            <Button size="small" onClick={() => onDecide(field, 'mine')}>
              {t.keepMine}
            </Button>
          </Flex>
        ) : (
          t.taken
        ),
    },
  ];
}
