import type { RecordDetail } from '@lantai/contract/records/record.ts';
import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import { instantText } from '#platform/times.ts';
import { disposalText } from './disposal.text.ts';

const t = disposalText.record;

/** That a record is destroyed, by which list; nothing for one that is not. */
export function DestroyedNotice({ record: { destruction } }: { record: RecordDetail }) {
  if (!destruction) return null;
  const { listId, listNumber, destroyedAt } = destruction;
  return (
    <Alert
      type="error"
      showIcon
      className="record-warnings"
      title={t.destroyed(instantText(destroyedAt))}
      action={
        <Link to="/disposal/lists/$listId" params={{ listId }}>
          {t.list(listNumber)}
        </Link>
      }
    />
  );
}
