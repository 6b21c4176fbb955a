import { Button, Flex, Typography } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { backupText as t } from './backup.text.ts';
import '../arrangement/print/print.css';
import '../arrangement/print/print-toolbar.css';
import './backup-print.css';

/** Sheets as they come out of the printer, and the button that sends them there. */
export function PrintFrame({ title, children }: { title: string; children: ReactNode }) {
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <div className="desk">
      <header className="print-toolbar not-printed">
        <Flex gap="middle" align="center" justify="space-between">
          <Typography.Text type="secondary">{t.trueSize}</Typography.Text>
          <Button type="primary" onClick={() => window.print()}>
            {t.print}
          </Button>
        </Flex>
      </header>
      <main>{children}</main>
    </div>
  );
}
