// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { givenMe, openPage } from '../../../test/open-page.tsx';
import { classKey, fondsId, givenClass, givenFonds, idOf } from '../given-fonds.test-fixture.ts';

const records = [1, 2, 3].map((number) => ({
  recordId: idOf(number),
  title: `第${number}件`,
  documentNumber: null,
  documentOn: '2024-03-01',
  pages: 2,
  arranged: false,
  itemNumber: number,
  archivalCode: `Z109-WS·2024-D30-BGS-000${number}`,
}));

test('a row moved by keys takes the code of its place, and the order that is saved is the one shown', async () => {
  const { sent } = openPage(`/arrangement/order?fonds=${fondsId}`, {
    'GET /session': givenMe(),
    'GET /classification/fonds': givenFonds,
    'GET /arrangement/review': {
      ...{ ready: 3, kept: 0, faults: [], basis: 'schedule', exceptionUntil: null },
      classes: [
        { ...givenClass, fondsId, fondsCode: 'Z109', ready: 3, firstCode: 'a', lastCode: 'c' },
      ],
    },
    'GET /arrangement/dry-run': { ...givenClass, rule: 'time', total: 3, records },
    'PUT /arrangement/order': { arranged: 3 },
  });
  const row = (await screen.findByText('第1件')).closest('[data-record]') as HTMLElement;
  fireEvent.keyDown(row, { key: 'ArrowDown', altKey: true });
  expect(await screen.findByText('2 件档号将与现在的次序不同')).toBeTruthy();
  const shown = [...document.querySelectorAll('[data-record]')].map((each) => [
    each.querySelector('.code')?.textContent?.slice(-4),
    each.querySelector('a')?.textContent,
  ]);
  expect(shown).toEqual([
    ['0001', '第2件'],
    ['0002', '第1件'],
    ['0003', '第3件'],
  ]);
  fireEvent.click(screen.getByRole('button', { name: '保存次序' }));
  await waitFor(() =>
    expect(sent.find(({ request }) => request === 'PUT /arrangement/order')?.body).toEqual({
      fondsId,
      classKey,
      recordIds: [idOf(2), idOf(1), idOf(3)],
    }),
  );
});
