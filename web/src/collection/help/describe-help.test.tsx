// @vitest-environment jsdom
import { emptyDescription } from '@lantai/contract/records/record.ts';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { givenMe, openPage } from '../../../test/open-page.tsx';

const id = '00000000-0000-4000-8000-000000000201';
const componentId = '00000000-0000-4000-8000-000000000202';
const retentionItemId = '00000000-0000-4000-8000-000000000205';
const record = {
  id,
  state: 'registered',
  category: 'WS',
  fondsId: '00000000-0000-4000-8000-000000000203',
  fondsCode: 'A001',
  temporaryNumber: 'LS-2024-00001',
  archivalCode: null,
  title: null,
  creator: '示例局',
  documentNumber: '示发〔2025〕1号',
  date: '20250506',
  documentOn: '2025-05-06',
  year: 2025,
  retention: null,
  securityLevel: 'public',
  departmentName: null,
  pages: 5,
  remark: null,
  components: 1,
  quarantined: false,
  faults: [],
  createdAt: '2025-06-02T01:00:00.000Z',
  version: 2,
  description: {
    ...emptyDescription,
    creator: '示例局',
    documentNumber: '示发〔2025〕1号',
    date: '20250506',
    pages: 5,
  },
  more: {},
  agencyName: '示例局',
  fondsName: '示例局',
  clause: null,
  receivedAs: 'holding',
  correspondence: null,
  classPath: [],
  itemNumber: null,
  boxNumber: null,
  location: null,
  source: 'upload',
  createdByName: '甲某',
  filedAt: null,
  filedByName: null,
  objectPath: null,
  quarantineMark: null,
  componentList: [
    {
      id: componentId,
      role: 'original',
      position: 1,
      fileName: '正本.ofd',
      mediaType: 'application/ofd',
      size: 2048,
      sha512: 'ab'.repeat(64),
      sm3: 'cd'.repeat(32),
      textState: 'read',
      textNote: null,
    },
  ],
  holds: [],
  allowed: ['describe', 'download'],
};
const box = { x: 100, y: 400, width: 300, height: 22 };
const reading = (field: string, value: string | null) => ({
  field,
  value,
  page: value === null ? null : 1,
  box: value === null ? null : box,
  confidence: value === null ? 0 : 0.99,
  reason: value === null ? '没有独占一行的成文日期' : '文号之下居中的各行',
});
const readings = {
  componentId,
  readings: [
    reading('documentNumber', '示发〔2025〕1号'),
    reading('creator', '示例局'),
    reading('title', '关于做好防汛工作的通知'),
    reading('date', '2025-05-06'),
  ],
  reason: null,
  pages: { described: 5, counted: 3, uncounted: [] },
  absentAttachments: [
    { ordinal: 2, title: '任务分解表', page: 3, words: '2．任务分解表', componentId },
  ],
  textsWaiting: 0,
};
const suggested = {
  recordId: id,
  reason: null,
  suggestions: [
    {
      retentionItemId,
      number: '4.1',
      text: '本机关召开的工作会议：通知、名单',
      retention: 'Y',
      scheduleTitle: '示例局归档范围表',
      scheduleVersion: 1,
      confidence: 0.72,
      because: ['题名说的是工作会议'],
      precedents: [],
    },
  ],
};
const answers = {
  'GET /session': givenMe(),
  [`GET /records/${id}`]: record,
  [`GET /records/${id}/readings`]: readings,
  'GET /collection/suggestions': suggested,
};

async function openForm(more: object = {}) {
  const opened = openPage(`/records/${id}?edit=yes`, { ...answers, ...more });
  await screen.findByText('关于做好防汛工作的通知');
  return opened;
}
const section = (name: string) => within(screen.getByLabelText(name));

test('a reading is taken over into the form, and nothing is saved before somebody saves', async () => {
  const { sent } = await openForm();
  const title = screen.getByLabelText<HTMLTextAreaElement>('题名');
  expect(title.value).toBe('');
  fireEvent.click(section('首页读取').getByText('采用'));
  expect(title.value).toBe('关于做好防汛工作的通知');
  // Of the four, three say what the description says, the day in another way of writing it.
  for (const field of ['文号', '责任者', '题名', '日期'])
    await section('首页读取').findByText(field);
  expect(section('首页读取').queryByText('采用')).toBeNull();
  expect(sent.filter(({ request }) => !request.startsWith('GET'))).toEqual([]);
});

test('a suggested clause is saved with its period by describing the record', async () => {
  const { sent } = await openForm({ [`PUT /records/${id}`]: record });
  await screen.findByLabelText('建议条款');
  fireEvent.click(section('建议条款').getByText('采用'));
  expect(section('建议条款').getByText('把握 72%')).toBeTruthy();
  fireEvent.click(screen.getByTitle('Ctrl+Enter'));
  await waitFor(() =>
    expect(sent.find(({ request }) => request.startsWith('PUT'))?.body).toEqual({
      version: 2,
      changes: { retention: 'Y', retentionItemId },
    }),
  );
});

test('what was not found is said, with the reason', async () => {
  await openForm({
    [`GET /records/${id}/readings`]: {
      ...readings,
      readings: [reading('title', '关于做好防汛工作的通知'), reading('date', null)],
    },
  });
  await screen.findByText('未找到：没有独占一行的成文日期');
});

test('pages that differ and attachments that are absent are noticed on the record’s page', async () => {
  openPage(`/records/${id}`, answers);
  await screen.findByText(/著录 5 页.*实有 3 页/);
  await screen.findByText(/正文写有而没有的附件 1 个/);
  expect(screen.getByText('正文第 3 页').closest('a')?.getAttribute('href')).toContain(
    `component=${componentId}`,
  );
});

test('without the right to describe nothing is read for anybody', async () => {
  const { sent } = openPage(`/records/${id}`, {
    ...answers,
    'GET /session': givenMe(['records.read']),
    [`GET /records/${id}`]: { ...record, allowed: [] },
  });
  await screen.findByText('示发〔2025〕1号');
  expect(sent.filter(({ request }) => request.endsWith('/readings'))).toEqual([]);
});
