// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { givenMe, openPage, problem } from '../../test/open-page.tsx';

async function enter(): Promise<void> {
  fireEvent.change(await screen.findByLabelText('账号'), { target: { value: 'tester' } });
  fireEvent.change(screen.getByLabelText('口令'), { target: { value: 'secret' } });
  fireEvent.click(screen.getByRole('button', { name: '登录' }));
}

test('a refused sign-in says what the server says and stays', async () => {
  const { router, sent } = openPage('/sign-in', {
    'POST /session': problem(401, 'identity.sign-in-refused', '账号或口令不正确。'),
  });
  await enter();

  expect((await screen.findByRole('alert')).textContent).toContain('账号或口令不正确。');
  expect(router.state.location.pathname).toBe('/sign-in');
  expect(sent.at(-1)).toEqual({
    request: 'POST /session',
    query: '',
    body: { login: 'tester', password: 'secret' },
  });
});

test('a sign-in leads to where one wanted to go', async () => {
  const { router } = openPage('/sign-in?next=%2Fidentity%2Funits', { 'POST /session': givenMe() });
  await enter();
  await waitFor(() => expect(router.state.location.pathname).toBe('/identity/units'));
});

test.each(['//elsewhere.example', '/\\elsewhere.example', 'https://elsewhere.example'])(
  'a sign-in does not lead to %s',
  async (next) => {
    const { router } = openPage(`/sign-in?${new URLSearchParams({ next })}`, {
      'POST /session': givenMe(),
    });
    await enter();
    await waitFor(() => expect(router.state.location.pathname).toBe('/'));
  },
);
