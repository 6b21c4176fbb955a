// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { givenMe, openPage, problem } from '../../../test/open-page.tsx';

test('the menu has the pages a person may open, and no others', async () => {
  openPage('/', {
    'GET /session': givenMe(['identity.read-organisation', 'identity.read-accounts']),
  });

  const menu = await screen.findByRole('navigation', { name: '主菜单' });
  const entries = within(menu).getAllByRole('link');
  expect(entries.map(({ textContent }) => textContent)).toEqual([
    '工作台',
    '机构与部门',
    '人员与账号',
    '安全参数',
  ]);
});

test('a page without the right says who may open it', async () => {
  openPage('/status', { 'GET /session': givenMe([]) });

  await screen.findByRole('heading', { name: '无权使用“系统状态”' });
  expect(screen.getByText(/该页面由下列角色使用：系统管理员。/)).toBeDefined();
});

test('nobody gets in without a session, and comes back to where they wanted to go', async () => {
  const { router } = openPage('/identity/units?unit=1', {
    'GET /session': problem(401, 'actor.unknown', '请先登录。'),
  });

  await screen.findByRole('button', { name: '登录' });
  expect(router.state.location.search).toEqual({ next: '/identity/units?unit=1' });
});

test('a first password is changed before anything else', async () => {
  const { router } = openPage('/identity/units', {
    'GET /session': givenMe([], { mustChangePassword: true }),
  });

  await screen.findByText('首次登录或口令到期，修改后才能继续使用。');
  expect(router.state.location.pathname).toBe('/password');
});

test('a failed page names the problem and can be tried again', async () => {
  const answers = [problem(500, 'server.failure', '系统出错，请把编号 7f3a 告诉系统管理员。'), []];
  openPage('/identity/units', {
    'GET /session': givenMe(),
    'GET /identity/units': () => answers.shift(),
  });

  const notice = await screen.findByRole('alert');
  expect(notice.textContent).toContain('系统出错，请把编号 7f3a 告诉系统管理员。');
  within(notice).getByRole('button', { name: '重试' }).click();
  await screen.findByText(/还没有机构/);
});
