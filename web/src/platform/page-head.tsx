import { Flex, Typography } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { platformText as t } from './platform.text.ts';

type Props = {
  readonly title: string;
  /** One line under the title, only where the page cannot speak for itself. */
  readonly note?: ReactNode;
  /** The page's actions, the most usual one last and primary. */
  readonly actions?: ReactNode;
};

/** The head of every page: its name, which is also the name of the browser's tab, and its actions. */
export function PageHead({ title, note, actions }: Props) {
  useEffect(() => {
    document.title = `${title} · ${t.product}`;
  }, [title]);

  return (
    <Flex justify="space-between" align="start" gap={16} wrap className="page-head">
      <div>
        <Typography.Title level={1} className="page-title">
          {title}
        </Typography.Title>
        {note && <Typography.Text type="secondary">{note}</Typography.Text>}
      </div>
      <Flex gap={8} wrap>
        {actions}
      </Flex>
    </Flex>
  );
}
