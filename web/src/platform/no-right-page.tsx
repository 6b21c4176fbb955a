import { roleNames } from '@lantai/contract/identity/role.ts';
import { Link } from '@tanstack/react-router';
import { Flex, Typography } from 'antd';
import { holdersOf } from './may-button.tsx';
import type { Page } from './page.ts';
import { PageHead } from './page-head.tsx';
import { platformText as t } from './platform.text.ts';
import { useMe } from './session.ts';

/** Says who may use the page, so that the reader knows whom to ask, and for what. */
export function NoRightPage({ page }: { page: Page }) {
  const me = useMe();
  const mine = new Set(me.roles.map(({ role }) => roleNames[role]));

  return (
    <Flex vertical gap={12} className="page">
      <PageHead title={t.noRight.title(page.title)} />
      <Typography.Text>
        {t.noRight.holders(holdersOf(page.access))}
        {t.noRight.mine([...mine].join('、'))}
      </Typography.Text>
      <Typography.Text>{t.noRight.hint}</Typography.Text>
      <Link to="/">{t.action.workbench}</Link>
    </Flex>
  );
}
