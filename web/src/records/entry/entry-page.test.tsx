// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { givenMe, openPage, problem } from '../../../test/open-page.tsx';
import { fondsId, givenFonds, idOf } from '../../arrangement/given-fonds.test-fixture.ts';

function recordOf(number: number, changes: object = {}) {
  return {
    id: idOf(number),
    ...{ state: 'registered', category: 'WS', fondsId, fondsCode: 'Z109', receivedAs: 'holding' },
    ...{ temporaryNumber: `TZ109-2026-00000${number}`, archivalCode: null, title: `第${number}件` },
    ...{ creator: null, documentNumber: null, date: null, documentOn: null, year: 2025 },
    ...{ retention: 'D30', securityLevel: 'public', departmentName: null, pages: null },
    ...{ remark: null, components: 0, quarantined: false, faults: [], version: 1 },
    createdAt: '2026-03-01T01:00:00.000Z',
    ...changes,
  };
}

function openSheet(answers: object = {}) {
  return openPage(`/records/entry?fonds=${fondsId}`, {
    'GET /session': givenMe(),
    'GET /classification/fonds': givenFonds,
    'GET /records': { records: [recordOf(1), recordOf(2)], total: 2, next: null },
    ...answers,
  });
}

const cell = (row: number, place: number) =>
  document.querySelectorAll(`[aria-rowindex="${row}"] [role="gridcell"]`)[place] as HTMLElement;
const input = () => document.querySelector('.entry-input') as HTMLInputElement;
const write = (value: string) => {
  input().value = value;
};
const press = (key: string, more: object = {}) => fireEvent.keyDown(input(), { key, ...more });

test('Enter goes from field to field, a series counts on, and a row is saved when it is left', async () => {
  const { sent } = openSheet();
  await screen.findByText('第1件');
  fireEvent.mouseDown(cell(1, 0));
  write('新题名');
  press('Enter');
  write('示发〔2025〕9号');
  press('ArrowDown');
  press('e', { ctrlKey: true });
  const changes = () =>
    sent
      .filter(({ request }) => request.startsWith('PUT /records/'))
      .map(({ request, body }) => [request.slice(-1), (body as { changes: object }).changes]);
  await waitFor(() =>
    expect(changes()).toEqual([
      ['1', { title: '新题名', documentNumber: '示发〔2025〕9号' }],
      ['2', { documentNumber: '示发〔2025〕10号' }],
    ]),
  );
});

test('what cannot be kept is marked in its cell and not sent', async () => {
  const { sent } = openSheet();
  await screen.findByText('第1件');
  fireEvent.mouseDown(cell(1, 3));
  write('20250230');
  press('ArrowDown');
  expect((await screen.findByTitle('日期无效，按 YYYYMMDD 填写')).textContent).toBe('20250230');
  expect(screen.getByText('1 行未保存', { exact: false })).toBeTruthy();
  expect(sent.filter(({ request }) => request.startsWith('PUT'))).toEqual([]);
});

test('a block of a spreadsheet is pasted over rows that become records', async () => {
  const { sent } = openSheet({ 'POST /records': problem(409, 'records.frozen', '文件已冻结') });
  await screen.findByText('第1件');
  fireEvent.mouseDown(cell(3, 0));
  fireEvent.paste(input(), {
    clipboardData: { getData: () => '甲\t示发〔2025〕1号\n乙\t示发〔2025〕2号\n' },
  });
  press('ArrowUp');
  await waitFor(() => {
    const posted = sent.filter(({ request }) => request === 'POST /records');
    // The row that the cursor is on waits until it is left.
    const titles = posted.map(
      ({ body }) => (body as { description: { title: string } }).description,
    );
    expect(new Set(titles.map(({ title }) => title))).toEqual(new Set(['甲', '乙']));
  });
  // What is refused says so on its row, and what was typed stays.
  await waitFor(() => expect(screen.getAllByText('未能保存')).toHaveLength(2));
  expect(screen.getByText('示发〔2025〕2号')).toBeTruthy();
});
