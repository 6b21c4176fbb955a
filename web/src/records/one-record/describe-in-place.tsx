import type { RecordDetail } from '@lantai/contract/records/record.ts';
import { isAccepted } from '@lantai/contract/records/record-life.ts';
import { App, Button, Flex, Form, Input } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useFonds } from '#platform/fonds.ts';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { DescribeHelp } from '../../collection/help/describe-help.tsx';
import { ConflictNotice } from '../describe/conflict-notice.tsx';
import { DescriptionFields } from '../describe/description-fields.tsx';
import { ProfileFields } from '../describe/profile-fields.tsx';
import { useDescribing } from '../describe/use-describing.ts';
import { wrongFields } from '../describe/wrong-fields.ts';
import { focusNextOnEnter } from '../focus-next.ts';
import { recordText } from './record.text.ts';
import '../describe/describe-drawer.css';

const t = recordText.describing;

type Props = { readonly record: RecordDetail; readonly onDone: () => void };

/** The description as a form, where it stood as text; the document stays in sight beside it. */
export function DescribeInPlace({ record, onDone }: Props) {
  const { form, base, conflict, decide, save, saving, problem, proposes } = useDescribing(record);
  const { message } = App.useApp();
  const { all } = useFonds();
  const [reason, setReason] = useState('');
  const mine = Form.useWatch([], form) ?? base.description;
  const notices = useRef<HTMLDivElement>(null);
  const stopped = conflict !== undefined || Boolean(problem);
  // Who has pressed the button at the end of the form sees why nothing was saved.
  useEffect(() => {
    if (stopped) notices.current?.scrollIntoView({ block: 'start' });
  }, [stopped]);
  const undecided = (conflict?.contested.length ?? 0) > 0;

  const finish = () =>
    save(reason.trim() || undefined, (saved) => {
      void message.success(saved ? (proposes ? t.proposed : t.saved) : t.unchanged);
      onDone();
    });
  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape') onDone();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !undecided) finish();
    else focusNextOnEnter(event);
  };

  return (
    <Flex vertical gap={8} onKeyDown={press}>
      <div ref={notices}>
        {conflict && (
          <ConflictNotice
            conflict={conflict}
            mine={{ ...base.description, ...mine }}
            onDecide={decide}
          />
        )}
        <ProblemNotice problem={problem} />
      </div>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ ...record.description, more: record.more }}
      >
        <DescribeHelp record={base} />
        <DescriptionFields
          agencyId={all.find(({ id }) => id === base.fondsId)?.agencyId}
          place={{
            fondsId: base.fondsId,
            category: base.category,
            matterId: base.description.matterId,
          }}
          wrong={wrongFields(problem)}
          coded={base.state === 'filed'}
        />
        <ProfileFields profile={base.profile} wrong={wrongFields(problem)} />
      </Form>
      {isAccepted(base.state) && (
        <Input
          aria-label={t.reason}
          placeholder={`${t.reason}：${proposes ? t.proposeHint : t.reasonHint}`}
          value={reason}
          maxLength={500}
          onChange={({ target }) => setReason(target.value)}
        />
      )}
      <Flex gap={8} justify="end" className="describe-bar">
        <Button title="Esc" onClick={onDone}>
          {t.cancel}
        </Button>
        <Button
          type="primary"
          title="Ctrl+Enter"
          disabled={undecided || (proposes && reason.trim() === '')}
          loading={saving}
          onClick={finish}
        >
          {proposes ? t.propose : t.save}
        </Button>
      </Flex>
    </Flex>
  );
}
