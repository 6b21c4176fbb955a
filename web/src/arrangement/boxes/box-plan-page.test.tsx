// @vitest-environment jsdom
import { planBoxes, usualPaper } from '@lantai/contract/arrangement/box-plan.ts';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { givenMe, openPage } from '../../../test/open-page.tsx';
import { classKey, fondsId, givenFonds } from '../given-fonds.test-fixture.ts';

const items = Array.from({ length: 6 }, (_, index) => ({
  item: index + 1,
  pages: 100,
  archivalCode: `Z109-WS·2024-D30-BGS-000${index + 1}`,
  title: `第${index + 1}件`,
}));

test('a boundary that is moved by + is in the plan that is carried out', async () => {
  const { sent } = openPage(`/arrangement/box-plan?fonds=${fondsId}&classKey=${classKey}`, {
    'GET /session': givenMe(),
    'GET /classification/fonds': givenFonds,
    'GET /arrangement/box-plan': {
      ...{ nextNumber: 4, replaces: 1, items },
      boxes: planBoxes(items, usualPaper),
    },
    'PUT /arrangement/box-plan': { boxes: 2 },
  });
  const [first] = await screen.findAllByRole('button', { name: '末件移到下一盒' });
  expect(screen.getByText('将重编 1 个装盒中的盒')).toBeTruthy();
  // Each item is 10.3 mm: three in a box of 40.
  expect(screen.getByText('0001–0003')).toBeTruthy();
  if (first) fireEvent.click(first);
  expect(await screen.findByText('0001–0002')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '按方案装 2 盒' }));
  await waitFor(() =>
    expect(sent.find(({ request }) => request === 'PUT /arrangement/box-plan')?.body).toEqual({
      ...{ fondsId, classKey, paper: usualPaper, lastItems: [2, 6] },
    }),
  );
});
