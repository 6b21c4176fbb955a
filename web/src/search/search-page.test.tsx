// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { givenMe, openPage } from '../../test/open-page.tsx';

// jsdom lays nothing out, so nothing can be scrolled into sight.
Element.prototype.scrollIntoView = () => {};

const plain = (text: string) => ({ text, marks: [] });
const hit = (at: number, title: string) => ({
  id: `00000000-0000-4000-8000-00000000010${at}`,
  fondsCode: 'A001',
  category: 'WS',
  archivalCode: `A001-WS·2024-Y-BGS-000${at}`,
  documentOn: '2024-03-01',
  year: 2024,
  retention: 'Y',
  securityLevel: 'public',
  departmentName: '办公室',
  filed: true,
  components: 1,
  title: { text: title, marks: [[0, 2]] },
  documentNumber: plain('测政发〔2024〕1号'),
  creator: plain('测试区人民政府'),
  code: plain(`A001-WS·2024-Y-BGS-000${at}`),
  content: [],
});
const found = {
  total: 2,
  milliseconds: 3,
  hits: [hit(1, '防汛工作方案'), hit(2, '防汛值班安排')],
  facets: {
    year: [{ value: '2024', label: '2024年', count: 2 }],
    category: [{ value: 'WS', label: '文书', count: 2 }],
    retention: [{ value: 'Y', label: '永久', count: 2 }],
    department: [],
    creator: [],
    security: [],
  },
  next: null,
  waiting: 7,
};
const nothing = { ...found, total: 0, hits: [], waiting: 0 };
const answers = (reply: unknown) => ({ 'GET /session': givenMe(), 'GET /search': reply });

test('words are searched for when the hand rests, and stand in the address', async () => {
  const { sent, router } = openPage('/search', answers(found));
  const box = await screen.findByRole('searchbox');
  for (const words of ['防', '防汛']) fireEvent.change(box, { target: { value: words } });

  await waitFor(() => expect(router.state.location.search).toMatchObject({ text: '防汛' }));
  const asked = sent
    .filter(({ request }) => request === 'GET /search')
    .map(({ query }) => new URLSearchParams(query).get('text'));
  expect(asked).toEqual(['', '防汛']);
});

test('a facet narrows the search from its first page, and its chip widens it again', async () => {
  const { router } = openPage('/search?text=防汛&after=key', answers(found));
  fireEvent.click(await screen.findByRole('checkbox', { name: '永久' }));
  await waitFor(() =>
    expect(router.state.location.search).toEqual({ text: '防汛', retention: 'Y' }),
  );

  fireEvent.click(await screen.findByLabelText('去掉 保管期限：永久'));
  await waitFor(() => expect(router.state.location.search).toEqual({ text: '防汛' }));
});

test('the arrow keys go down from the box through the hits, and up again into the box', async () => {
  openPage('/search?text=防汛', answers(found));
  await screen.findByText('2 件，用时 3 毫秒');
  const box = screen.getByRole('searchbox');
  const focused = () => document.activeElement?.textContent;

  fireEvent.keyDown(box, { key: 'ArrowDown' });
  expect(focused()).toBe('防汛工作方案');
  fireEvent.keyDown(document.activeElement ?? box, { key: 'ArrowDown' });
  await waitFor(() => expect(focused()).toBe('防汛值班安排'));
  fireEvent.keyDown(document.activeElement ?? box, { key: 'ArrowUp' });
  await waitFor(() => expect(focused()).toBe('防汛工作方案'));
  fireEvent.keyDown(document.activeElement ?? box, { key: 'ArrowUp' });
  await waitFor(() => expect(document.activeElement).toBe(box));
});

test('records that wait for the index are mentioned', async () => {
  openPage('/search', answers(found));
  expect(await screen.findByText(/另有 7 件新近变动/)).toBeTruthy();
});

test('a search in vain says what to try, and takes the filters off at one press', async () => {
  const { router } = openPage('/search?text=没有&year=2024', answers(nothing));
  await screen.findByText('没有找到“没有”');
  const [inAdvice] = screen.getAllByRole('button', { name: '全部去掉' }).slice(-1);
  fireEvent.click(inAdvice ?? document.body);
  await waitFor(() => expect(router.state.location.search).toEqual({ text: '没有' }));
});
