import { createRoute, Link } from '@tanstack/react-router';
import { Flex, Typography } from 'antd';
import { PageHead } from './page-head.tsx';
import { platformText as t } from './platform.text.ts';
import { shellRoute } from './shell-route.tsx';

/** Any address that no page has, so that the menu and the search are at hand to leave it. */
export const elsewhereRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '$',
  component: NotFoundPage,
});

/** Also what a page shows for a thing that is not there. */
export function NotFoundPage() {
  return (
    <Flex vertical gap={12} className="page">
      <PageHead title={t.notFound.title} />
      <Typography.Text>{t.notFound.hint}</Typography.Text>
      <Link to="/">{t.action.workbench}</Link>
    </Flex>
  );
}
