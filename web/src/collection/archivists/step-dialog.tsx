import {
  type ArchivistPost,
  type PostStep,
  postStepNames,
} from '@lantai/contract/collection/archivist-post.ts';
import { listArchivists, movePost } from '@lantai/contract/collection/archivists.api.ts';
import { getWorkbench } from '@lantai/contract/records/records.api.ts';
import { Link } from '@tanstack/react-router';
import { DatePicker, Form, Input } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { ColleagueSelect } from '../hand-paper-dialog.tsx';
import { archivistsText } from './archivists.text.ts';

const t = archivistsText.step;

type Props = {
  readonly post: ArchivistPost;
  readonly step: PostStep;
  readonly onClose: () => void;
};
type Fields = { standInId?: string; until?: Dayjs; reason: string };

/** One step of a post: on leave, back, handing over, left. */
export function StepDialog({ post, step, onClose }: Props) {
  const move = useApiCommand(movePost, {
    refreshes: [listArchivists, getWorkbench],
    says: archivistsText.moved,
    onDone: onClose,
  });
  const lists = (
    <Link to="/collection/hand-overs" search={{ person: post.personId }}>
      {archivistsText.list}
    </Link>
  );
  return (
    <FormDialog<Fields>
      title={t.title(postStepNames[step], post.personName)}
      note={t.notes[step]}
      submit={postStepNames[step]}
      command={move}
      {...(step === 'leave' && { wayOut: lists })}
      initial={{ until: dayjs() }}
      onClose={onClose}
      onSubmit={({ standInId, until, reason }) =>
        move.mutate({
          params: { postId: post.id },
          body: {
            step,
            reason,
            ...(standInId && { standInId }),
            ...(step === 'leave' && until && { until: until.format('YYYY-MM-DD') }),
          },
        })
      }
    >
      {step === 'go-on-leave' && (
        <Form.Item
          name="standInId"
          label={t.standIn}
          extra={t.standInHint}
          rules={[{ required: true, message: t.standInNeeded }]}
        >
          <ColleagueSelect autoFocus agencyId={post.agencyId} />
        </Form.Item>
      )}
      {step === 'leave' && (
        <Form.Item name="until" label={t.until}>
          <DatePicker allowClear={false} />
        </Form.Item>
      )}
      <Form.Item
        name="reason"
        label={t.reason}
        rules={[{ required: true, whitespace: true, message: t.reasonNeeded }]}
      >
        <Input maxLength={200} />
      </Form.Item>
    </FormDialog>
  );
}
