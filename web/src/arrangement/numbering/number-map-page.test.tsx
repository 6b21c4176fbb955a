// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { givenMe, openPage } from '../../../test/open-page.tsx';
import { classKey, fondsId, givenClass, givenFonds, idOf } from '../given-fonds.test-fixture.ts';

const runs = [
  { first: 1, last: 2, state: 'numbered' },
  { first: 3, last: 4, state: 'missing' },
  { first: 5, last: 5, state: 'repeated' },
];
const counts = {
  numbered: 2,
  given: 0,
  repeated: 1,
  reserved: 0,
  explained: 0,
  destroyed: 0,
  missing: 2,
  free: 0,
};

const claim = (number: number) => ({
  recordId: idOf(number),
  title: `第${number}件`,
  code: null,
  state: 'registered',
  way: 'given',
});

function openMap() {
  return openPage(`/arrangement/numbers?fonds=${fondsId}`, {
    'GET /session': givenMe(),
    'GET /classification/fonds': givenFonds,
    'GET /arrangement/number-map': [{ ...givenClass, lastNumber: 5, counts, runs }],
    'GET /arrangement/number-map/number': (_body: unknown, query: URLSearchParams) => {
      const number = Number(query.get('number'));
      const claims = number === 5 ? [claim(1), claim(2)] : [];
      return { number, claims, reservations: [], explanations: [] };
    },
    'GET /arrangement/reservations': [],
    'POST /arrangement/explained-gaps': { id: idOf(9) },
  });
}

test('gaps and repeats are named in words, and a repeat opens on the records that claim it', async () => {
  openMap();
  expect(await screen.findByText('缺号：0003–0004')).toBeTruthy();
  fireEvent.click(screen.getByText('重号：0005'));
  expect(await screen.findByText('第1件')).toBeTruthy();
  expect(screen.getByText('第2件').closest('a')?.getAttribute('href')).toContain(idOf(2));
});

test('the arrows go through the map, and a gap that is opened can be explained', async () => {
  const { sent } = openMap();
  const map = await screen.findByLabelText(`${classKey} 的编号图`);
  fireEvent.focus(map);
  for (const key of ['ArrowRight', 'ArrowRight', 'Enter']) fireEvent.keyDown(map, { key });
  fireEvent.click(await screen.findByRole('button', { name: '写空号说明' }));
  fireEvent.change(await screen.findByLabelText('说明'), { target: { value: '重复登记' } });
  fireEvent.click(screen.getByRole('button', { name: /^写\s?入$/ }));
  await waitFor(() =>
    expect(
      sent.find(({ request }) => request === 'POST /arrangement/explained-gaps')?.body,
    ).toEqual({ fondsId, classKey, first: 3, last: 3, cause: 'voided', reason: '重复登记' }),
  );
});
