// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { givenMe, openPage } from '../../test/open-page.tsx';

const damageId = '00000000-0000-4000-8000-000000000601';
const runId = '00000000-0000-4000-8000-000000000602';
const copyId = '00000000-0000-4000-8000-000000000603';
const recordId = '00000000-0000-4000-8000-000000000604';
const damage = (more: object = {}) => ({
  ...{ id: damageId, copyId: null, placeName: '存储', objectId: `urn:uuid:${recordId}` },
  ...{ recordId, recordNumber: 'A001-WS·2025-0001', recordTitle: '关于防汛的通知' },
  ...{ foundAt: '2026-06-02T14:00:00Z', inspectionId: runId, state: 'open', lost: false },
  ...{ reason: '等待修复', way: null, files: [], keptAside: null },
  ...{ settlement: null, settledAt: null, settledByName: null },
  faults: [
    {
      ...{ code: 'E092', kind: 'changed', path: 'v1/content/content/001-正文.txt' },
      ...{ expected: 'sha512 aa', actual: 'bb' },
    },
  ],
  ...more,
});
const answers = {
  'GET /session': givenMe(),
  'GET /classification/fonds': [],
  'GET /preservation/store': { path: '/data/store', autoRepair: false, damages: 1, copies: [] },
};
const button = (name: string) =>
  [...document.querySelectorAll<HTMLElement>('button')].find(
    ({ textContent }) => textContent?.replaceAll(' ', '') === name,
  ) as HTMLElement;

test('the filters of the address are asked for, and each damage says where, what and what became of it', async () => {
  const { sent } = openPage(`/preservation/damages?state=open&inspectionId=${runId}`, {
    ...answers,
    'GET /preservation/damages': [
      damage(),
      damage({ id: copyId, placeName: '异地副本', lost: true, reason: '没有一处有完好的 v1/x' }),
      damage({
        ...{ id: runId, state: 'repaired', way: 'automatic', reason: '' },
        ...{ settledAt: '2026-06-02T14:05:00Z', settledByName: '系统' },
      }),
    ],
  });
  expect(await screen.findByText('无完好件')).toBeDefined();
  expect(screen.getByText('异地副本')).toBeDefined();
  expect(screen.getAllByText(/内容改变/)).toHaveLength(3);
  expect(screen.getByText(/自动修复，/)).toBeDefined();
  expect(sent.find(({ request }) => request === 'GET /preservation/damages')?.query).toContain(
    `inspectionId=${runId}`,
  );
});

test('a damage is repaired by order, or explained in words', async () => {
  const { sent } = openPage('/preservation/damages', {
    ...answers,
    'GET /preservation/damages': [damage()],
    [`POST /preservation/damages/${damageId}/repair`]: {},
    [`POST /preservation/damages/${damageId}/explanation`]: {},
  });
  await screen.findByText('等待修复');
  fireEvent.click(button('修复'));
  await waitFor(() =>
    expect(sent.map(({ request }) => request)).toContain(
      `POST /preservation/damages/${damageId}/repair`,
    ),
  );
  fireEvent.click(button('说明'));
  fireEvent.change(await screen.findByLabelText('处理结果'), { target: { value: '磁盘坏道' } });
  const [, confirm] = [...document.querySelectorAll<HTMLElement>('button')].filter(
    ({ textContent }) => textContent?.replaceAll(' ', '') === '说明',
  );
  fireEvent.click(confirm as HTMLElement);
  await waitFor(() =>
    expect(sent.find(({ request }) => request.endsWith('/explanation'))?.body).toEqual({
      settlement: '磁盘坏道',
    }),
  );
});
