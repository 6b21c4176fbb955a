import { alarmNames, type BackupStatus } from '@lantai/contract/backup/backup.ts';
import { Alert, Typography } from 'antd';
import type { ReactNode } from 'react';
import { instantText } from '#platform/times.ts';
import { backupText as t } from './backup.text.ts';

/** Green only where a set is young enough and a drill has passed; an explanation changes nothing of the red. */
export function BackupStanding({ status, action }: { status: BackupStatus; action: ReactNode }) {
  const { alarms, newestSetAt, newestDrillAt, acknowledged } = status;
  const facts = [
    newestSetAt && t.newest(instantText(newestSetAt)),
    newestDrillAt && t.drilled(instantText(newestDrillAt)),
  ].filter(Boolean);
  const said =
    acknowledged &&
    t.acknowledged(acknowledged.by, instantText(acknowledged.at), acknowledged.reason);
  return (
    <Alert
      showIcon
      className="backup-standing"
      type={alarms.length > 0 ? 'error' : 'success'}
      title={
        <>
          {alarms.length > 0 ? alarms.map((alarm) => alarmNames[alarm]).join('；') : t.whole}{' '}
          <Typography.Text type="secondary">
            {[...facts, said].filter(Boolean).join('；')}
          </Typography.Text>
        </>
      }
      action={alarms.length > 0 ? action : undefined}
    />
  );
}
