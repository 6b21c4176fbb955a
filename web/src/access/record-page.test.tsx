// @vitest-environment jsdom
import { emptyDescription } from '@lantai/contract/records/record.ts';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { givenMe, openPage } from '../../test/open-page.tsx';

const id = '00000000-0000-4000-8000-000000000201';
const text = {
  id: '00000000-0000-4000-8000-000000000202',
  role: 'original',
  position: 1,
  fileName: '方案.txt',
  mediaType: 'text/plain',
  size: 2048,
  sha512: 'ab'.repeat(64),
  sm3: 'cd'.repeat(32),
  textState: 'read',
  textNote: null,
};
const record = {
  id,
  state: 'filed',
  receivedAs: 'holding',
  category: 'WS',
  fondsId: '00000000-0000-4000-8000-000000000203',
  fondsCode: 'A001',
  temporaryNumber: 'LS-2024-00001',
  archivalCode: 'A001-WS·2024-Y-BGS-0001',
  title: '防汛工作方案',
  creator: '测试区人民政府',
  documentNumber: null,
  date: '20240301',
  documentOn: '2024-03-01',
  year: 2024,
  retention: 'Y',
  securityLevel: 'public',
  departmentName: '办公室',
  pages: 3,
  remark: null,
  components: 1,
  quarantined: false,
  faults: [],
  createdAt: '2024-03-02T01:00:00.000Z',
  version: 2,
  description: { ...emptyDescription, title: '防汛工作方案', retention: '长期' },
  more: {},
  agencyName: '测试区人民政府',
  fondsName: '测试区人民政府',
  clause: null,
  classPath: [],
  itemNumber: 1,
  boxNumber: null,
  location: null,
  correspondence: null,
  source: 'upload',
  createdByName: '甲某',
  filedAt: '2024-03-05T01:00:00.000Z',
  filedByName: '甲某',
  objectPath: 'a/b/c',
  quarantineMark: null,
  componentList: [text],
  holds: [],
  allowed: ['describe', 'download'],
};
const content = `/records/${id}/components/${text.id}/content`;
const answers = (changes: object = {}, rights = givenMe()) => ({
  'GET /session': rights,
  [`GET /records/${id}`]: { ...record, ...changes },
  [`undefined ${content}`]: () => new Response('第一条 为做好防汛工作，制定本方案。防汛'),
});
// By its words and not by its role: for a role jsdom works out the style of every button, and for
// one inside a list of descriptions that takes it most of a minute.
const action = (name: string) =>
  [...document.querySelectorAll<HTMLElement>('.page-head button, .page-head a')].find(
    ({ textContent }) => textContent === name,
  );
const disabled = (name: string) => action(name)?.hasAttribute('disabled');

test('the words searched for are marked in the text, under the name of its reader', async () => {
  openPage(`/records/${id}?words=防汛`, answers());
  await waitFor(() => expect(document.querySelectorAll('mark')).toHaveLength(2));
  const reader = document.querySelector<HTMLElement>('[aria-label="方案.txt"]');
  const tile = reader?.style.getPropertyValue('--watermark') ?? '';
  expect(decodeURIComponent(tile)).toContain('测试人员 tester');
});

const signature = {
  name: '签名 1',
  kind: 'seal',
  outcome: 'broken',
  faults: ['“Doc_0/Document.xml”的摘要与签名中的不一致，文件在签署后被改动'],
  obstacles: [],
  signer: '测试区人民政府',
  issuer: '示例证书机构',
  signedAt: '2026-03-01T01:30:00.000Z',
  algorithm: 'SM2／SM3',
  coverage: '4 个文件',
  remarks: [],
  trust: {
    outcome: 'not-listed',
    told: ['证书链终于“示例证书机构”', '按信任列表第 3 版'],
    path: ['测试区人民政府', '示例证书机构'],
    list: '信任列表第 3 版',
    judgedAt: '2026-03-01T01:30:00.000Z',
    revokedAt: null,
  },
  sealMakerTrust: null,
  validWhenSigned: true,
  seal: '示例专用章（GB/T 38540 V4）',
  timestamp: null,
};
const ofd = { ...text, fileName: '方案.ofd', mediaType: 'application/ofd' };
const signedOfd = (...signatures: object[]) => ({
  ...answers({ componentList: [ofd] }),
  [`GET /records/${id}/signatures`]: [
    {
      componentId: ofd.id,
      fileName: ofd.fileName,
      reading: { kind: 'read', signatures, uncovered: ['Doc_0/extra.xml'], unsearched: [] },
    },
  ],
});

test('each file says of its seals whether they hold, what differs, and what they do not protect', async () => {
  openPage(`/records/${id}?tab=components`, signedOfd(signature));
  await screen.findByText('不成立');
  expect(screen.getByText(/Doc_0\/Document\.xml”的摘要/)).toBeTruthy();
  expect(screen.getByText('2026-03-01 09:30')).toBeTruthy();
  expect(screen.getByText(/Doc_0\/extra\.xml/)).toBeTruthy();
  expect(screen.getByText('签署人未列入信任列表')).toBeTruthy();
  expect(screen.getByText(/按信任列表第 3 版/)).toBeTruthy();
});

test('a seal out of its time is not shown as one that holds', async () => {
  const ended = { ...signature, outcome: 'holds', faults: [], validWhenSigned: false };
  openPage(`/records/${id}?tab=components`, signedOfd(ended));
  await screen.findByText('成立，当时证书已失效');
  expect(screen.queryByText('成立')).toBeNull();
});

test('a filed record can be described and downloaded, but not voided', async () => {
  openPage(`/records/${id}`, answers());
  await screen.findByText('下载');
  expect([disabled('著录'), disabled('作废')]).toEqual([false, true]);
  expect(action('下载')?.getAttribute('href')).toBe(
    `/api/records/${id}/components/${text.id}/download`,
  );
});

test('the content of a quarantined record is not even asked for', async () => {
  const { sent } = openPage(
    `/records/${id}`,
    answers({
      quarantined: true,
      quarantineMark: '题名：秘密★5年',
      state: 'registered',
      allowed: ['review-quarantine'],
    }),
  );
  await screen.findByText('文件已隔离，内容不能查看。');
  expect(disabled('著录')).toBe(true);
  expect(sent.filter(({ request }) => request.endsWith('/content'))).toEqual([]);
});

test('a document is expelled only when the word for it is typed', async () => {
  const { sent } = openPage(`/records/${id}`, {
    ...answers({ quarantined: true, state: 'registered', allowed: ['review-quarantine'] }),
    [`POST /records/${id}/quarantine-review`]: {},
  });
  fireEvent.click(await screen.findByText('审定'));
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.click(dialog.getByRole('radio', { name: /^清除/ }));
  fireEvent.change(dialog.getByLabelText('审定意见'), { target: { value: '确有密级标志' } });
  fireEvent.click(dialog.getByRole('button', { name: '清除' }));
  await dialog.findByText('请输入“清除”');
  const reviews = () => sent.filter(({ request }) => request.endsWith('/quarantine-review'));
  expect(reviews()).toEqual([]);

  fireEvent.change(dialog.getByLabelText(/输入“清除”以确认/), { target: { value: '清除' } });
  fireEvent.click(dialog.getByRole('button', { name: '清除' }));
  await waitFor(() =>
    expect(reviews().map(({ body }) => body)).toEqual([
      { decision: 'expel', reason: '确有密级标志' },
    ]),
  );
});

test('without the right to read, the page says where to ask instead of reading', async () => {
  const { sent } = openPage(`/records/${id}`, answers({}, givenMe(['records.read'])));
  await screen.findByText('没有阅读权限。');
  expect(sent.filter(({ request }) => request.endsWith('/content'))).toEqual([]);
});

test('a period of the old rule stands as it came', async () => {
  openPage(`/records/${id}`, answers());
  expect(await screen.findByText('长期')).toBeTruthy();
});

test('metadata is told element by element, with its source, and plainly where there is none', async () => {
  openPage(`/records/${id}?tab=metadata`, {
    ...answers(),
    [`GET /records/${id}/metadata`]: {
      recordId: id,
      elements: [
        ...['M8', 'M21', 'M46'].map((container) => ({
          id: container,
          values: [],
          standing: 'known',
          reason: null,
        })),
        {
          id: 'M22',
          values: [{ value: '防汛工作方案', source: 'description', of: null }],
          standing: 'known',
          reason: null,
        },
        { id: 'M18', values: [], standing: 'absent', reason: '尚未移交进馆' },
        { id: 'M50', values: [], standing: 'unknown', reason: '文件未记载创建程序' },
        {
          id: 'M81',
          values: [{ value: '签发', source: 'business', of: '签发 张三' }],
          standing: 'known',
          reason: null,
        },
      ],
    },
  });
  const tab = within(await screen.findByRole('tabpanel'));
  await tab.findByText('题名');
  expect(tab.getByText('不适用：尚未移交进馆')).toBeDefined();
  expect(tab.getByText('未采集：文件未记载创建程序')).toBeDefined();
  expect(tab.getByText('签发 张三：')).toBeDefined();
  expect(tab.getByText('形成单位')).toBeDefined();
  fireEvent.click(tab.getByText('未采集 1'));
  await waitFor(() => expect(tab.queryByText('题名')).toBeNull());
  expect(tab.getByText('文档创建程序')).toBeDefined();
});
