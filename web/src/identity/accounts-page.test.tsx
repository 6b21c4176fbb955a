// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { givenMe, openPage, problem } from '../../test/open-page.tsx';

const account = {
  id: '00000000-0000-4000-8000-000000000011',
  personId: '00000000-0000-4000-8000-000000000012',
  personName: '甲某',
  agencyId: null,
  agencyName: null,
  clearance: 0,
  login: 'jia.mou',
  state: 'open',
  locked: false,
  mustChangePassword: false,
  lastSignInAt: null,
  createdAt: '2026-03-01T01:00:00.000Z',
  grants: [
    {
      id: '00000000-0000-4000-8000-000000000013',
      role: 'archivist',
      unitId: null,
      unitName: '某局',
      grantedByName: '乙某',
      grantedAt: '2026-03-01T01:00:00.000Z',
      validUntil: null,
      reason: '岗位职责',
    },
  ],
};
const page = { accounts: [account], next: 'key-of-the-next', total: 51 };
const rights = ['identity.read-organisation', 'identity.read-accounts'] as const;

test('the filters of the address are what is asked for', async () => {
  const { sent } = openPage('/identity/accounts?text=甲&role=archivist&account=not-an-id', {
    'GET /session': givenMe(rights),
    'GET /identity/accounts': page,
  });

  await screen.findByText('共 51 条');
  const asked = sent.find(({ request }) => request === 'GET /identity/accounts');
  expect(Object.fromEntries(new URLSearchParams(asked?.query))).toEqual({
    text: '甲',
    role: 'archivist',
  });
});

test('the next page is found by its key, and the former one again', async () => {
  const { router } = openPage('/identity/accounts', {
    'GET /session': givenMe(rights),
    'GET /identity/accounts': (_: unknown, query: URLSearchParams) =>
      query.has('after') ? { accounts: [account], next: null, total: 51 } : page,
  });

  fireEvent.click(await screen.findByRole('button', { name: '下一页' }));
  await screen.findByText('第 51–51 条');
  expect(router.state.location.search).toMatchObject({ after: 'key-of-the-next' });

  fireEvent.click(screen.getByRole('button', { name: '上一页' }));
  await screen.findByText('第 1–1 条');
  expect(router.state.location.search).not.toHaveProperty('after', 'key-of-the-next');
});

test('who may not open an account sees the button, but cannot press it', async () => {
  openPage('/identity/accounts', {
    'GET /session': givenMe(rights),
    'GET /identity/accounts': page,
  });
  const button = await screen.findByRole<HTMLButtonElement>('button', { name: '新增账号' });
  expect(button.disabled).toBe(true);
});

test('a new account shows its first password once', async () => {
  openPage('/identity/accounts', {
    'GET /session': givenMe([...rights, 'identity.manage-accounts']),
    'GET /identity/accounts': page,
    'POST /identity/accounts': {
      accountId: account.id,
      personId: account.personId,
      password: 'First-Password-1',
    },
  });
  fireEvent.click(await screen.findByRole('button', { name: '新增账号' }));
  const dialog = await screen.findByRole('dialog');
  fireEvent.change(within(dialog).getByLabelText('姓名'), { target: { value: '丙某' } });
  fireEvent.change(within(dialog).getByLabelText('账号'), { target: { value: 'bing.mou' } });
  fireEvent.click(within(dialog).getByRole('button', { name: '新增账号' }));

  await screen.findByText('First-Password-1');
  fireEvent.click(screen.getByRole('button', { name: '已记下，关闭' }));
  await waitFor(() => expect(screen.queryByText('First-Password-1')).toBeNull());
});

test('who holds a business role cannot be made an administrator, and is told why', async () => {
  openPage(`/identity/accounts?account=${account.id}`, {
    'GET /session': givenMe([...rights, 'identity.grant-roles']),
    'GET /identity/accounts': page,
  });
  const drawer = await screen.findByRole('dialog');
  fireEvent.click(within(drawer).getByRole('button', { name: '授权' }));
  await screen.findByText('给甲某授权');
  const choice = document.getElementById('role');
  if (choice) fireEvent.mouseDown(choice);

  const officer = await screen.findByText('安全审计员（与已有的“档案员”互斥）');
  expect(officer.closest('.ant-select-item')?.getAttribute('aria-disabled')).toBe('true');
});

test('a list that cannot be read says so in its place, and is read again', async () => {
  const answers = [problem(503, 'request.too-many', '请求过于频繁，请稍后再试。'), page];
  openPage('/identity/accounts', {
    'GET /session': givenMe(rights),
    'GET /identity/accounts': () => answers.shift(),
  });
  const notice = await screen.findByRole('alert');
  fireEvent.click(within(notice).getByRole('button', { name: '重试' }));
  await screen.findByText('甲某');
});
