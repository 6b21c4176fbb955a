// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { givenMe, openPage } from '../../../test/open-page.tsx';

const id = '00000000-0000-4000-8000-0000000000c1';
const recordId = '00000000-0000-4000-8000-0000000000a1';
const address = `/collection/memoirs/${id}`;

const record = {
  recordId,
  number: 'T-1',
  title: '赵某某任职的通知',
  documentNumber: null,
  date: '1998-07-01',
  state: 'registered',
};

const version = {
  id: '00000000-0000-4000-8000-0000000000d1',
  number: 1,
  state: 'submitted',
  event: '两办合署办公',
  timeGiven: '1998年夏',
  happenedOn: null,
  place: '',
  persons: '赵某某',
  text: '会上口头宣布。',
  limits: '月份不详。',
  withoutWrittenBasis: true,
  sources: [],
  attachments: [],
  conflicts: [record],
  writtenByName: '王某',
  writtenAt: '2026-02-01T01:00:00.000Z',
  submittedAt: '2026-02-02T01:00:00.000Z',
  decidedByName: null,
  decidedAt: null,
  confirmation: null,
  returnReason: null,
  comparison: null,
};

const memoir = {
  id,
  mark: '参考材料（补救）',
  agencyId: '00000000-0000-4000-8000-0000000000b1',
  agencyName: '示例局',
  fondsId: '00000000-0000-4000-8000-0000000000f1',
  fondsCode: 'A001',
  fondsName: '示例局',
  departmentName: '办公室',
  isInternal: false,
  supersededBy: null,
  supersededAt: null,
  supersededReason: null,
  versions: [version],
  proposed: [{ ...record, reasons: ['person'] }],
  can: { change: false, submit: false, review: true, writeAnew: false, supersede: false },
};

test('the mark and 无书面依据 stand on the page, and a conflict is not approved without a comparison', async () => {
  const { sent } = openPage(address, {
    'GET /session': givenMe(['records.read', 'collection.confirm-memoir']),
    [`GET ${address}`]: memoir,
    [`POST ${address}/confirmation`]: {},
  });
  const request = `POST ${address}/confirmation`;
  const approve = async () => screen.findByRole('button', { name: /^审\s*定$/ });
  expect(await screen.findByText('参考材料（补救）')).toBeTruthy();
  expect(screen.getByText('无书面依据')).toBeTruthy();
  expect(screen.getByText('涉及同一人')).toBeTruthy();
  fireEvent.click(await approve());
  const dialog = await screen.findByRole('dialog');
  const submit = [...dialog.querySelectorAll('button')].find(({ className }) =>
    className.includes('primary'),
  ) as HTMLElement;
  fireEvent.click(submit);
  await waitFor(() => expect(screen.getAllByText('必填')).toHaveLength(3));
  expect(sent.filter((each) => each.request === request)).toEqual([]);
  for (const [label, value] of [
    ['两者有何不同', '年份不同'],
    ['采信何者', '文件'],
    ['理由', '形成于当时'],
  ] as const)
    fireEvent.change(screen.getByLabelText(label), { target: { value } });
  fireEvent.click(submit);
  await waitFor(() =>
    expect(sent.find((each) => each.request === request)?.body).toEqual({
      confirmation: 'determined',
      shown: [recordId],
      comparison: { differences: '年份不同', adopted: '文件', reason: '形成于当时' },
    }),
  );
});
