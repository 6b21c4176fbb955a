import { listJobs } from '@lantai/contract/platform/platform.api.ts';
import { type BatchChange, batchChange } from '@lantai/contract/records/batch-change.ts';
import { editRecords, listEdits } from '@lantai/contract/records/batch-edit.api.ts';
import { listRecords } from '@lantai/contract/records/records.api.ts';
import { Alert, Button, Drawer, Flex, Form, Input, Typography } from 'antd';
import { useApiCommand } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { MayButton } from '#platform/may-button.tsx';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { useReturnFocus } from '#platform/return-focus.ts';
import { batchEditText as t } from './batch-edit.text.ts';
import { ChangeFields } from './change-fields.tsx';
import { EditRows } from './edit-rows.tsx';
import { usePreview } from './use-preview.ts';

type Fields = { changes: BatchChange[]; reason?: string };
type Props = {
  readonly recordIds: readonly string[];
  readonly agencyId: string | undefined;
  readonly onClose: (started: boolean) => void;
};

/** Says what is to change, shows every difference, and only then does it. */
export function BatchEditDrawer({ recordIds, agencyId, onClose }: Props) {
  const [form] = Form.useForm<Fields>();
  const preview = usePreview(recordIds);
  const edit = useApiCommand(editRecords, {
    refreshes: [listRecords, listJobs, listEdits],
    says: t.started,
    onDone: () => onClose(true),
  });
  useReturnFocus();
  const changed = (preview.data?.rows ?? []).filter(({ outcome }) => outcome === 'changed').length;

  const showPreview = () => {
    void form
      .validateFields([['changes']], { recursive: true })
      .then(() => preview.mutate(changesOf(form.getFieldValue('changes'))));
  };
  const apply = (reason: string) => {
    if (!preview.data) return;
    edit.mutate({
      body: { recordIds: [...recordIds], changes: [...preview.data.changes], reason },
    });
  };

  return (
    <Drawer
      open
      size={960}
      title={t.title(count(recordIds.length))}
      onClose={() => onClose(false)}
      mask={{ closable: false }}
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        onFinish={({ reason }) => apply(reason ?? '')}
        // What was seen would no longer be what is done.
        onValuesChange={(change) => 'changes' in change && preview.reset()}
      >
        <Flex vertical gap={12}>
          <Typography.Text type="secondary">{t.note}</Typography.Text>
          <div>
            <ChangeFields agencyId={agencyId} />
          </div>
          <Flex gap={12} align="center">
            <Button loading={preview.isPending} onClick={showPreview}>
              {t.preview}
            </Button>
            {preview.isPending && t.previewing(count(preview.done), count(recordIds.length))}
          </Flex>
          <ProblemNotice problem={preview.error} />
          {preview.data && <EditRows rows={preview.data.rows} names={t.outcome} />}
          {preview.data && changed === 0 && <Alert type="info" title={t.nothing} />}
          <ProblemNotice problem={edit.error} />
          <Flex gap={12} align="end">
            <Form.Item
              name="reason"
              label={t.reason}
              style={{ flex: 1, marginBottom: 0 }}
              rules={[{ required: true, whitespace: true, message: t.needed }]}
            >
              <Input maxLength={500} />
            </Form.Item>
            <MayButton
              type="primary"
              htmlType="submit"
              access={editRecords.access}
              because={!preview.data ? t.previewNeeded : changed === 0 ? t.nothing : undefined}
              loading={edit.isPending}
            >
              {t.apply(count(changed))}
            </MayButton>
          </Flex>
        </Flex>
      </Form>
    </Drawer>
  );
}

/** The fields of the form as the contract takes them: an empty replacement is an empty text. */
function changesOf(given: readonly Record<string, unknown>[]): BatchChange[] {
  return given.map((change) =>
    batchChange.parse(change.way === 'replace' ? { ...change, value: change.value ?? '' } : change),
  );
}
