import { Typography } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { platformText } from '#platform/platform.text.ts';
import './gate-page.css';

/** What stands before the shell: sign-in, the forced change of a password. */
export function GatePage({ title, children }: { title: string; children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · ${platformText.product}`;
  }, [title]);

  return (
    <main className="gate">
      <div className="gate-sheet">
        <Typography.Title level={1} className="gate-name">
          {platformText.product}
        </Typography.Title>
        {children}
      </div>
    </main>
  );
}
