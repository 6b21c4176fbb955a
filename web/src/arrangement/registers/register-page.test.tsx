// @vitest-environment jsdom
import { registerChecks } from '@lantai/contract/arrangement/register.ts';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { givenMe, openPage, problem } from '../../../test/open-page.tsx';

const id = '00000000-0000-4000-8000-000000000301';
const figures = { volumes: null, items: 12, sheets: null, minutes: null, bytes: 2048 };
const sheet = {
  id,
  number: 'A001-DJ-2026-0001',
  subject: 'filing',
  subjectId: '00000000-0000-4000-8000-000000000302',
  fondsId: '00000000-0000-4000-8000-000000000303',
  fondsCode: 'A001',
  unitName: '测试局',
  items: 12,
  bytes: 2048,
  differences: 1,
  madeAt: '2026-03-01T01:00:00.000Z',
  madeByName: '甲某',
  handed: { name: '乙某', at: '2026-03-02T01:00:00.000Z' },
  received: null,
  content: {
    rule: 'GB/T 18894-2016',
    unitName: '测试局',
    fondsCode: 'A001',
    fondsName: '测试局',
    departments: ['办公室'],
    archivedFrom: '2026-03-01',
    archivedTo: '2026-03-01',
    method: 'online',
    categories: [{ category: 'WS', ...figures }],
    total: figures,
    years: [2025],
    files: 12,
    formats: [{ mediaType: 'application/pdf', files: 12, bytes: 2048 }],
    stored: { filed: 12, waiting: 0 },
    counted: {
      given: { items: 13, bytes: null, rows: [] },
      differences: [{ kind: 'items', number: '', expected: '13', actual: '12' }],
    },
  },
  results: null,
  sm3: 'ab'.repeat(32),
};
const detail = { ...sheet, records: [] };
const button = (name: string) =>
  [...document.querySelectorAll<HTMLElement>('.page-head button')].find(
    ({ textContent }) => textContent === name,
  );

test('a side that has signed cannot sign again; the other says what its checks have found', async () => {
  const { sent } = openPage(`/arrangement/registers/${id}`, {
    'GET /session': givenMe(),
    [`GET /arrangement/registers/${id}`]: detail,
    [`POST /arrangement/registers/${id}/signature`]: () =>
      problem(409, 'arrangement.register-signed-by-one', '请由另一人签。'),
  });
  await screen.findByText('件数不符');
  expect(button('移交方签字')?.hasAttribute('disabled')).toBe(true);
  fireEvent.click(button('档案部门签收') as HTMLElement);
  await screen.findByText(/没有检验的如实选/);
  const submit = [...document.querySelectorAll<HTMLElement>('.ant-modal button')].find(
    ({ textContent }) => textContent === '档案部门签收',
  );
  fireEvent.click(submit as HTMLElement);
  await screen.findByText('请由另一人签。');
  const notChecked = { result: 'not-checked', note: '' };
  expect(sent.find(({ request }) => request.startsWith('POST'))?.body).toEqual({
    side: 'receiving',
    results: Object.fromEntries(registerChecks.map((check) => [check, notChecked])),
  });
});

test('the printed form has the figures it froze, a stroke for what was not counted, and the signer', async () => {
  openPage(`/print/register/${id}`, {
    'GET /session': givenMe(),
    [`GET /arrangement/registers/${id}/print`]: sheet,
  });
  await screen.findByText('电子文件归档登记表');
  const cells = [...document.querySelectorAll('td.middle')].map(({ textContent }) => textContent);
  expect(cells).toEqual(['— 卷', '12 件', '— 张', '— 分钟', '2048 字节']);
  await waitFor(() => expect(document.body.textContent).toContain('☑ 文书'));
  expect(document.body.textContent).toContain('乙某2026年3月2日');
  expect(document.title).toBe('电子文件归档登记表 A001-DJ-2026-0001');
});
