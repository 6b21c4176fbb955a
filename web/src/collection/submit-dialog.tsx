import {
  listSubmissions,
  previewSubmission,
  resubmitRecords,
  submitRecords,
} from '@lantai/contract/collection/collection.api.ts';
import { submissionFaults, type UnreadyRecord } from '@lantai/contract/collection/submission.ts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, App, Flex, Modal, Skeleton, Typography } from 'antd';
import { apiQuery, useApiCommand } from '#platform/api.ts';
import { count } from '#platform/figures.ts';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { useReturnFocus } from '#platform/return-focus.ts';
import { collectionText } from './collection.text.ts';
import { afterSteps } from './refreshed-reads.ts';
import { SubmissionTable } from './submission-table.tsx';

const t = collectionText.submit;

type Props = {
  readonly recordIds: string[];
  readonly kind: 'first' | 'again';
  readonly onClose: () => void;
  readonly onDone: () => void;
};

/** The list as it will be printed, and what keeps records out of it; only a clean one can be signed. */
export function SubmitDialog({ recordIds, kind, onClose, onDone }: Props) {
  useReturnFocus();
  const { message } = App.useApp();
  const preview = useQuery({
    ...apiQuery(previewSubmission, { body: { recordIds, kind } }),
    staleTime: 0,
  });
  const refreshes = [...afterSteps, listSubmissions];
  const said = ({ name }: { name: string }) => {
    void message.success(t.done(name));
    onDone();
  };
  const submit = useApiCommand(submitRecords, { refreshes, onDone: said });
  const again = useApiCommand(resubmitRecords, { refreshes, onDone: said });
  const command = kind === 'first' ? submit : again;
  const unready = preview.data?.unready ?? [];
  return (
    <Modal
      open
      width={1000}
      title={(kind === 'first' ? t.title : t.again)(count(recordIds.length))}
      okText={t.submit}
      okButtonProps={{ disabled: !preview.data || unready.length > 0 }}
      confirmLoading={command.isPending}
      onOk={() => command.mutate({ body: { recordIds } })}
      onCancel={onClose}
    >
      <Flex vertical gap={12}>
        <Typography.Text type="secondary">{t.note}</Typography.Text>
        <ProblemNotice problem={command.error ?? preview.error} />
        {unready.length > 0 && <Unready records={unready} />}
        {!preview.data && !preview.error && <Skeleton active />}
        {preview.data && (
          <section aria-label={t.list} style={{ maxHeight: 360, overflow: 'auto' }}>
            <SubmissionTable rows={preview.data.rows} />
          </section>
        )}
      </Flex>
    </Modal>
  );
}

function Unready({ records }: { records: readonly UnreadyRecord[] }) {
  return (
    <Alert
      type="error"
      showIcon
      title={t.unready(count(records.length))}
      description={
        <ul style={{ margin: 0, paddingInlineStart: 18 }}>
          {records.map(({ recordId, temporaryNumber, title, faults, repeats }) => (
            <li key={recordId}>
              <Link to="/records/$recordId" params={{ recordId }} className="code">
                {temporaryNumber}
              </Link>{' '}
              {title}：{faults.map((fault) => submissionFaults[fault]).join('；')}{' '}
              {repeats && (
                <Link to="/records/$recordId" params={{ recordId: repeats }}>
                  {t.repeats}
                </Link>
              )}
            </li>
          ))}
        </ul>
      }
    />
  );
}
