// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { givenMe, openPage } from '../../../test/open-page.tsx';

const id = '00000000-0000-4000-8000-0000000000c1';
const fondsId = '00000000-0000-4000-8000-0000000000f1';
const recordIds = ['a1', 'a2', 'a3'].map((end) => `00000000-0000-4000-8000-0000000000${end}`);

const item = (title: string, index: number) => ({
  recordId: recordIds[index],
  position: index + 1,
  pageFrom: index * 2 + 1,
  pageTo: index * 2 + 2,
  chosen: true,
  title,
  creator: '示例局',
  documentNumber: null,
  documentOn: '2024-03-31',
  pages: 2,
  securityLevel: '',
  remark: null,
  temporaryNumber: `T${index}`,
  archivalCode: null,
  faults: [],
});

const volume = {
  id,
  fondsId,
  fondsCode: 'A001',
  fondsName: '示例局',
  category: 'KU',
  kind: 'volume',
  state: 'draft',
  subclass: '01',
  project: null,
  year: 2024,
  retention: 'D30',
  title: '2024年3月记账凭证',
  wanted: null,
  archivalCode: null,
  number: null,
  records: 3,
  pages: 6,
  begunOn: '2024-03-31',
  endedOn: '2024-03-31',
  createdAt: '2024-04-01T01:00:00.000Z',
  version: 4,
  referenceSheet: null,
  closedByName: null,
  closedAt: null,
  filedAt: null,
  nextCode: 'A001-KU·01·2024·D30-0001',
  items: ['甲', '乙', '丙'].map(item),
};

const address = `/arrangement/volumes/${id}`;

test('records are moved by Alt and an arrow, and the order that is saved is the one on the screen', async () => {
  const { sent } = openPage(address, {
    'GET /session': givenMe(),
    [`GET ${address}`]: volume,
    [`PUT ${address}/order`]: { ...volume, version: 5 },
  });
  await screen.findByText('A001-KU·01·2024·D30-0001');
  const row = (title: string) => screen.getByText(title).closest('tr') as HTMLElement;
  expect(screen.queryByText('保存顺序')).toBeNull();
  fireEvent.keyDown(row('丙'), { key: 'ArrowUp', altKey: true });
  fireEvent.keyDown(row('丙'), { key: 'ArrowUp', altKey: true });
  fireEvent.dragStart(row('甲'));
  fireEvent.drop(row('乙'));
  fireEvent.click(screen.getByText('保存顺序'));
  await waitFor(() =>
    expect(sent.find(({ request }) => request === `PUT ${address}/order`)?.body).toEqual({
      items: [recordIds[2], recordIds[1], recordIds[0]].map((recordId) => ({
        recordId,
        chosen: true,
      })),
      version: 4,
    }),
  );
});

test('what is filed is shown in its order and not moved any more', async () => {
  openPage(address, {
    'GET /session': givenMe(),
    [`GET ${address}`]: { ...volume, state: 'filed', archivalCode: 'A001-KU·01·2024·D30-0001' },
  });
  await screen.findByText('甲');
  expect(screen.getByText('甲').closest('tr')?.draggable).toBe(false);
  fireEvent.keyDown(screen.getByText('丙'), { key: 'ArrowUp', altKey: true });
  expect(screen.queryByText('保存顺序')).toBeNull();
  expect(screen.getByText('拆封').closest('button')?.disabled).toBe(true);
});
