// @vitest-environment jsdom
import { defaultInspectionPolicy } from '@lantai/contract/preservation/fixity.ts';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { givenMe, openPage, problem } from '../../test/open-page.tsx';

const agencyId = '00000000-0000-4000-8000-000000000503';
const runId = '00000000-0000-4000-8000-000000000502';
const copyId = '00000000-0000-4000-8000-000000000505';
const checkId = '00000000-0000-4000-8000-000000000506';
const damageId = '00000000-0000-4000-8000-000000000507';
const recordId = '00000000-0000-4000-8000-000000000504';
const fonds = {
  ...{ id: '00000000-0000-4000-8000-000000000501', code: 'A001', name: '测试局' },
  ...{ agencyId, agencyName: '测试局', foundedOn: null, records: 3, filed: 3, version: 1 },
};
const run = {
  ...{ id: runId, jobId: null, fondsCode: null, year: null, kind: 'sample', cause: 'sample-due' },
  ...{ percent: 5, seed: 'seed-of-2026', population: 60, drawn: 3, done: 3, files: 24 },
  ...{ bytes: 2 ** 22, milliseconds: 1000, findings: 2, open: 1, environment: '兰台 1' },
  places: [
    {
      ...{ position: 0, copyId: null, name: '存储', done: 3, files: 24, bytes: 2 ** 22 },
      ...{ milliseconds: 1000, waiting: 0, missedBecause: null, findings: 2 },
      endedAt: '2026-06-02T14:01:00Z',
    },
    {
      ...{ position: 1, copyId, name: '异地副本', done: 0, files: 0, bytes: 0 },
      ...{ milliseconds: 0, waiting: 0, missedBecause: '磁盘没有接入', findings: 0 },
      endedAt: '2026-06-02T14:01:00Z',
    },
  ],
  withCheck: true,
  checks: [
    {
      ...{ id: checkId, name: 'A001 测试局 巡检抽检 5% 3 件', jobId: null, isOver: true },
      ...{ records: 3, passed: 76, failed: 4, notRun: 10, waiting: 10 },
    },
  ],
  ...{ askedByName: '系统', askedAt: '2026-06-02T14:00:00Z', endedAt: '2026-06-02T14:01:00Z' },
};
const finding = (position: number, more: object) => ({
  ...{ position, recordId, recordNumber: 'A001-WS·2025-0001', recordTitle: '关于防汛的通知' },
  ...{ objectId: `urn:uuid:${recordId}`, kind: 'changed', code: 'E092' },
  ...{ path: 'v1/content/content/001-正文.txt', expected: 'sha512 aa', actual: 'bb' },
  ...{ placeName: '存储', damageId, state: 'open', lost: false, reason: '等待修复' },
  ...{ way: null, settledAt: null, settledByName: null, settlement: null },
  ...more,
});
const standing = (more: object = {}) => ({
  ...{ stored: 60, lastFull: null, fullDue: '2020-01-01', lastSample: null },
  ...{ sampleDue: '2999-01-01', changed: null, moved: null, openDamages: 1 },
  policy: {
    content: defaultInspectionPolicy,
    ...{ version: 0, reason: null, decidedByName: null, decidedAt: null },
  },
  ...more,
});
const answers = {
  'GET /session': givenMe(),
  'GET /classification/fonds': [fonds],
  'GET /preservation/inspections': { runs: [run] },
  'GET /preservation/inspections/standing': standing(),
  'GET /preservation/store': { path: '/data/store', autoRepair: false, damages: 1, copies: [] },
};

const press = (name: string) => {
  const found = [...document.querySelectorAll<HTMLElement>('.ant-modal button')].find(
    ({ textContent }) => textContent?.replaceAll(' ', '') === name,
  );
  fireEvent.click(found as HTMLElement);
};

test('the rhythm says what is overdue and by when, and the counts of a run open its findings', async () => {
  openPage('/preservation/inspections', answers);
  await screen.findByText('已逾期，应于 2020年1月1日 前');
  expect(screen.getByText('应于 2999年1月1日 前')).toBeDefined();
  const links = [...document.querySelectorAll('a')].map((link) => link.getAttribute('href'));
  expect(links).toContain(`/preservation/inspections/${runId}`);
  expect(links).toContain(`/preservation/damages?inspectionId=${runId}&state=open`);
  // Coverage and pass rate of its check, and that a copy could not be read.
  expect(screen.getByText('80.0 %')).toBeDefined();
  expect(screen.getByText('95.0 %')).toBeDefined();
  expect(screen.getByText('2 处，1 处没有读')).toBeDefined();
});

test('a change of the system that asks for a full inspection is said in words', async () => {
  openPage('/preservation/inspections', {
    ...answers,
    'GET /preservation/inspections/standing': standing({ changed: 'PostgreSQL 17 → 18' }),
  });
  expect(await screen.findByText('系统已变化，应全面巡检：PostgreSQL 17 → 18')).toBeDefined();
});

test('an inspection is ordered with its share, and opens', async () => {
  const { sent, router } = openPage('/preservation/inspections', {
    ...answers,
    'POST /quality/inspections': { runId, jobId: runId, drawn: 3, checks: [checkId] },
    [`GET /preservation/inspections/${runId}`]: { ...run, list: [] },
  });
  await screen.findByText('已逾期，应于 2020年1月1日 前');
  fireEvent.click(screen.getByText('开始巡检'));
  await screen.findByText('在后台进行，可以离开；同一种子抽出的文件相同。');
  press('开始巡检');
  await waitFor(() =>
    expect(sent.find(({ request }) => request.startsWith('POST'))?.body).toEqual({
      ...{ agencyId, kind: 'sample', percent: 5, withCheck: true },
    }),
  );
  await waitFor(() =>
    expect(router.state.location.pathname).toBe(`/preservation/inspections/${runId}`),
  );
});

test('a policy that was changed meanwhile is refused in the server’s sentence', async () => {
  const { sent } = openPage('/preservation/inspections', {
    ...answers,
    'POST /preservation/inspections/policy': problem(
      ...([409, 'preservation.policy-changed-meanwhile', '策略已由他人改为第 1 版。'] as const),
    ),
  });
  fireEvent.click(await screen.findByText('调整策略'));
  const reason = await screen.findByLabelText('理由');
  fireEvent.change(reason, { target: { value: '夜间网络繁忙' } });
  press('调整策略');
  expect(await screen.findByText(/策略已由他人改为第 1 版/)).toBeDefined();
  expect(sent.find(({ request }) => request.startsWith('POST'))?.body).toEqual({
    ...{ agencyId, policy: defaultInspectionPolicy, version: 0, reason: '夜间网络繁忙' },
  });
});

test('an inspection names each finding with its place and what became of it, and one is explained with a reason', async () => {
  const { sent } = openPage(`/preservation/inspections/${runId}`, {
    ...answers,
    [`GET /preservation/inspections/${runId}`]: {
      ...run,
      list: [
        finding(1, {}),
        finding(2, {
          ...{ recordId: null, recordNumber: '', recordTitle: '', kind: 'surplus' },
          ...{ path: 'abc/def', objectId: 'urn:uuid:stray', actual: '无法辨认' },
          ...{ state: 'explained', settledAt: '2026-06-03T01:00:00Z', settledByName: '李明' },
          ...{ settlement: '已移出', reason: '' },
        }),
        finding(3, {
          ...{ kind: 'missing', path: 'v1/content/content/002-附件.txt', state: 'repaired' },
          ...{ way: 'automatic', settledAt: '2026-06-03T01:00:00Z', settledByName: '系统' },
        }),
        finding(4, { lost: true, reason: '没有一处有完好的 v1/content/x', path: 'v1/content/x' }),
      ],
    },
    [`GET /preservation/inspections/${runId}/draw-again`]: { same: 3, drawn: 3, gone: 1 },
    [`POST /preservation/damages/${damageId}/explanation`]: {},
  });
  expect(await screen.findAllByText('内容改变')).toHaveLength(2);
  expect(screen.getByText('v1/content/content/001-正文.txt')).toBeDefined();
  expect(screen.getByText('存储对象 urn:uuid:stray')).toBeDefined();
  expect(screen.getByText('没有读：磁盘没有接入')).toBeDefined();
  expect(screen.getByText(/已移出（李明/)).toBeDefined();
  expect(screen.getByText(/自动修复，/)).toBeDefined();
  expect(screen.getByText('无完好件')).toBeDefined();
  expect(screen.getByText('有的地方没有读到，见下表。')).toBeDefined();
  expect(document.querySelector(`a[href="/records/${recordId}"]`)).not.toBeNull();
  expect(document.querySelector(`a[href="/quality/runs/${checkId}"]`)).not.toBeNull();
  fireEvent.click(screen.getByText('重新抽样核对'));
  await screen.findByText(/3 件中 3 件相同/);
  expect(screen.queryByText(/抽样结果与当时不一致/)).toBeNull();
  const explain = [...document.querySelectorAll<HTMLElement>('button')].find(
    ({ textContent }) => textContent?.replaceAll(' ', '') === '说明',
  );
  fireEvent.click(explain as HTMLElement);
  const words = await screen.findByLabelText('处理结果');
  fireEvent.change(words, { target: { value: '磁盘坏道' } });
  press('说明');
  await waitFor(() =>
    expect(sent.find(({ request }) => request.startsWith('POST'))?.body).toEqual({
      settlement: '磁盘坏道',
    }),
  );
});
