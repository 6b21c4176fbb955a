// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { givenMe, openPage } from '../../../test/open-page.tsx';

const id = '00000000-0000-4000-8000-0000000000c1';
const personId = '00000000-0000-4000-8000-0000000000e1';
const recordId = '00000000-0000-4000-8000-0000000000a1';
const address = `/collection/circulations/${id}`;

const circulation = {
  id,
  record: {
    recordId,
    number: 'T-1',
    title: '关于防汛的通知',
    documentNumber: '示发〔2026〕1号',
    date: '2026-02-01',
    state: 'registered',
  },
  purpose: '阅知',
  begunByName: '王某',
  begunAt: '2026-02-01T01:00:00.000Z',
  inOrder: true,
  dueOn: '2026-02-10',
  escalateAfterDays: 3,
  state: 'open',
  closedAt: null,
  closedByName: null,
  closeReason: null,
  recipients: 1,
  returned: 0,
  isLate: false,
  agencyName: '示例局',
  recipientList: [
    {
      personId,
      name: '李某',
      departmentName: '财务科',
      position: 0,
      sentAt: '2026-02-01T01:00:00.000Z',
      openedAt: null,
      returnedAt: null,
      comment: null,
      isLate: false,
    },
  ],
  can: { open: true, return: false, close: false },
};

test('what was not opened cannot be returned; opening sends the receipt', async () => {
  const { sent } = openPage(address, {
    'GET /session': givenMe(['records.read']),
    [`GET ${address}`]: circulation,
    [`POST ${address}/opening`]: {},
  });
  const read = await screen.findByRole('button', { name: '打开文件' });
  expect(screen.getByText('未阅')).toBeTruthy();
  const back = screen.getByRole('button', { name: /^退\s*回$/ }) as HTMLButtonElement;
  expect(back.disabled).toBe(true);
  fireEvent.click(read);
  await waitFor(() =>
    expect(sent.map(({ request }) => request)).toContain(`POST ${address}/opening`),
  );
});
