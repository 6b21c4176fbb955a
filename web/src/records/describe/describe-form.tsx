import { componentRoleNames } from '@lantai/contract/records/component-role.ts';
import { filingFaults } from '@lantai/contract/records/filing-fault.ts';
import type { RecordDetail } from '@lantai/contract/records/record.ts';
import { isAccepted } from '@lantai/contract/records/record-life.ts';
import { Alert, App, Button, Flex, Form, Input, Typography } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { useFonds } from '#platform/fonds.ts';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { DescribeHelp } from '../../collection/help/describe-help.tsx';
import { collectionText } from '../collection.text.ts';
import { focusNextOnEnter } from '../focus-next.ts';
import { ConflictNotice } from './conflict-notice.tsx';
import { DescriptionFields } from './description-fields.tsx';
import { ProfileFields } from './profile-fields.tsx';
import { useDescribing } from './use-describing.ts';
import { wrongFields } from './wrong-fields.ts';

const t = collectionText.drawer;

type FormProps = {
  record: RecordDetail;
  hasNext: boolean;
  onSaved: (toNext: boolean) => void;
};

export function DescribeForm({ record, hasNext, onSaved }: FormProps) {
  const { form, base, conflict, decide, save, saving, problem, proposes } = useDescribing(record);
  const { message } = App.useApp();
  const { all } = useFonds();
  const [reason, setReason] = useState('');
  const mine = Form.useWatch([], form) ?? base.description;
  const allowed = base.allowed.includes('describe');
  const undecided = (conflict?.contested.length ?? 0) > 0;

  const reasonMissing = proposes && reason.trim() === '';

  const finish = (toNext: boolean) =>
    save(reason.trim() || undefined, (saved) => {
      void message.success(saved ? (proposes ? t.proposed : t.saved) : t.nothing);
      onSaved(toNext);
    });
  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && allowed && !undecided)
      finish(hasNext);
    else focusNextOnEnter(event);
  };

  return (
    <Flex vertical gap={12} onKeyDown={press}>
      {!allowed && (
        <Alert type="info" showIcon title={base.quarantined ? t.quarantined : t.notAllowed} />
      )}
      {conflict && (
        <ConflictNotice
          conflict={conflict}
          mine={{ ...base.description, ...mine }}
          onDecide={decide}
        />
      )}
      <ProblemNotice problem={problem} />
      <OpenFaults record={base} />
      <Form
        form={form}
        layout="vertical"
        initialValues={{ ...record.description, more: record.more }}
        disabled={!allowed}
      >
        {allowed && <DescribeHelp record={base} />}
        <DescriptionFields
          agencyId={all.find(({ id }) => id === base.fondsId)?.agencyId}
          place={{
            fondsId: base.fondsId,
            category: base.category,
            matterId: base.description.matterId,
          }}
          wrong={wrongFields(problem)}
          coded={base.archivalCode !== null}
        />
        <ProfileFields profile={base.profile} wrong={wrongFields(problem)} />
      </Form>
      {isAccepted(base.state) && (
        <Input
          addonBefore={t.reason}
          placeholder={proposes ? t.proposeHint : t.reasonHint}
          value={reason}
          maxLength={500}
          onChange={({ target }) => setReason(target.value)}
        />
      )}
      <Files record={base} />
      <Flex gap={8} justify="end">
        <Button
          disabled={!allowed || undecided || !hasNext || reasonMissing}
          loading={saving}
          title="Ctrl+Enter"
          onClick={() => finish(true)}
        >
          {t.saveNext}
        </Button>
        <Button
          type="primary"
          disabled={!allowed || undecided || reasonMissing}
          loading={saving}
          onClick={() => finish(false)}
        >
          {proposes ? t.propose : t.save}
        </Button>
      </Flex>
    </Flex>
  );
}

function OpenFaults({ record: { faults } }: { record: RecordDetail }) {
  if (faults.length === 0) return null;
  return (
    <Alert
      type="warning"
      title={`${t.faults}${faults.map((fault) => filingFaults[fault]).join('；')}`}
    />
  );
}

function Files({ record: { componentList } }: { record: RecordDetail }) {
  return (
    <div>
      <Typography.Text type="secondary">{t.files}</Typography.Text>
      {componentList.length === 0 && <div>{t.noFiles}</div>}
      {componentList.map(({ id, role, fileName }) => (
        <div key={id}>
          {componentRoleNames[role]} · {fileName}
        </div>
      ))}
    </div>
  );
}
