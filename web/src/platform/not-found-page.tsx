import { Link } from '@tanstack/react-router';
import { Flex, Typography } from 'antd';
import { PageHead } from './page-head.tsx';
import { platformText as t } from './platform.text.ts';

/** An address that no page has, inside the shell or without it. */
export function NotFoundPage() {
  return (
    <Flex vertical gap={12} className="page">
      <PageHead title={t.notFound.title} />
      <Typography.Text>{t.notFound.hint}</Typography.Text>
      <Link to="/">{t.action.workbench}</Link>
    </Flex>
  );
}
