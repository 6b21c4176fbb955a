import { getMe } from '@lantai/contract/identity/identity.api.ts';
import { Button, Modal, Typography } from 'antd';
import { useEffect, useState } from 'react';
import { call } from '../api.ts';
import { lastContact } from '../contact.ts';
import { platformText as t } from '../platform.text.ts';
import { useMe } from '../session.ts';
import { durationText } from '../times.ts';
import { useSignOut } from './me-menu.tsx';

const noticeFor = 120_000;
const lookEvery = 1000;

/**
 * The server ends a session after so many minutes without a request (GB/T 22239-2019, 8.1.4.1 c).
 * Typing is work too, so it is reported now and then; two minutes before the end a notice asks.
 */
export function IdleNotice() {
  const { idleMinutes } = useMe();
  const signOut = useSignOut();
  const limit = idleMinutes * 60_000;
  const left = useTimeLeft(limit);
  useTypingReport(limit / 4);
  const over = left <= 0;

  useEffect(() => {
    if (over) signOut();
    // Once, when the time has run out; signOut is another function on every render.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [over, signOut]);

  return (
    <Modal
      open={left > 0 && left < Math.min(noticeFor, limit / 2)}
      title={t.idle.title}
      closable={false}
      mask={{ closable: false }}
      footer={
        <>
          <Button onClick={signOut}>{t.idle.leave}</Button>
          <Button type="primary" autoFocus onClick={stay}>
            {t.idle.stay}
          </Button>
        </>
      }
    >
      <Typography.Text>{t.idle.left(durationText(left))}</Typography.Text>
    </Modal>
  );
}

/** Any request counts; this is the smallest. A session that has ended meanwhile shows itself there. */
function stay(): void {
  void call(getMe, {}).catch(() => window.location.reload());
}

function useTimeLeft(limit: number): number {
  const [left, setLeft] = useState(limit);
  useEffect(() => {
    const timer = setInterval(() => {
      const now = limit - (Date.now() - lastContact());
      // Far from the end the seconds concern nobody, and the shell need not be drawn again.
      setLeft(now > noticeFor ? limit : now);
    }, lookEvery);
    return () => clearInterval(timer);
  }, [limit]);
  return left;
}

function useTypingReport(after: number): void {
  useEffect(() => {
    const report = () => {
      if (Date.now() - lastContact() > after) stay();
    };
    document.addEventListener('keydown', report);
    return () => document.removeEventListener('keydown', report);
  }, [after]);
}
