// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { givenMe, openPage, problem } from '../../../test/open-page.tsx';

const sourceId = '00000000-0000-4000-8000-00000000000a';
const unitId = '00000000-0000-4000-8000-00000000000b';
const deliveryId = '00000000-0000-4000-8000-00000000000c';
const agencyId = '00000000-0000-4000-8000-00000000000d';

const figures = {
  sourceId,
  sourceName: '协同办公系统',
  processCode: 'FW',
  processName: '发文办理',
  unitId,
  unitName: '办公室',
  finished: 683,
  archived: 66,
  excluded: 0,
  onTheWay: 0,
  missing: 617,
};

const instance = {
  sourceId,
  sourceName: '协同办公系统',
  sourceKey: 'OA-1',
  processCode: 'FW',
  processName: '发文办理',
  title: '关于防汛工作的通知',
  orgCode: '01',
  unitName: '办公室',
  finishedAt: '2026-02-10T09:00:00.000Z',
  listed: true,
  standing: 'missing',
  reason: null,
  recordId: null,
  recordState: null,
};

test('the figure of what is missing opens its list, of that process and department alone', async () => {
  const { sent, router } = openPage('/capture/reconciliation', {
    'GET /session': givenMe(),
    'GET /capture/sources': [],
    'GET /capture/reconciliation': { rows: [figures] },
    'GET /capture/reconciliation/instances': { instances: [instance], total: 617, next: null },
  });
  const row = (await screen.findByText('发文办理（FW）')).closest('tr');
  if (!row) throw new Error('the row of the process');
  // 未归档 and 未收到 are the same where nothing is on the way; the latter is the link.
  fireEvent.click(within(row).getByRole('link', { name: '617' }));
  await screen.findByText('关于防汛工作的通知');
  expect(router.state.location.search).toMatchObject({
    sourceId,
    processCode: 'FW',
    unit: unitId,
    standing: 'missing',
  });
  const asked = sent.find(({ request }) => request.endsWith('/instances'))?.query;
  expect(Object.fromEntries(new URLSearchParams(asked))).toMatchObject({
    standing: 'missing',
    unit: unitId,
  });
});

const delivery = {
  id: deliveryId,
  sourceId,
  sourceName: '协同办公系统',
  sourceKey: 'OA-1',
  version: 1,
  state: 'delivered',
  heldFor: 'organisation',
  standing: 'current',
  title: '关于防汛工作的通知',
  documentNumber: null,
  quarantined: false,
  orgCode: '02',
  departmentName: null,
  processCode: 'FW',
  finishedAt: '2026-02-10T09:00:00.000Z',
  queuedAt: '2026-02-10T09:30:00.000Z',
  attempts: 1,
  repeats: 0,
  recordId: null,
  recordState: null,
  temporaryNumber: null,
  reason: null,
};
const organisation = {
  sourceId,
  sourceName: '协同办公系统',
  agencyId,
  code: '02',
  validOn: '1900-01-01',
  name: '财务处',
  unitId: null,
  unitName: null,
  waiting: 2,
};

test('a delivery of an unknown department says so, and placing its code tells how many go on', async () => {
  openPage(`/capture/deliveries?delivery=${deliveryId}`, {
    'GET /session': givenMe(),
    'GET /capture/sources': [],
    'GET /capture/deliveries': { deliveries: [delivery], total: 1, next: null },
    [`GET /capture/deliveries/${deliveryId}`]: {
      ...{ ...delivery, envelope: {}, notices: [], faults: [], components: [], versions: [] },
    },
    [`GET /capture/sources/${sourceId}/organisations`]: [organisation],
    [`PUT /capture/sources/${sourceId}/organisations`]: problem(
      422,
      'records.department-not-in-agency',
      '所选部门不属于该全宗的机关。',
    ),
  });
  expect((await screen.findAllByText('待定机构 02')).length).toBeGreaterThan(0);
  fireEvent.click(await screen.findByRole('button', { name: '对应部门' }));
  await screen.findByText('机构代码 02（财务处）对应部门');
  expect(screen.getByText('对应后，等待的 2 件随即登记。')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: /^对\s?应$/ }));
  await screen.findByText('选择部门');
});

test('a new version of what was handed over is decided on with a reason', async () => {
  const waiting = { ...delivery, heldFor: 'decision', standing: 'beside', version: 2 };
  const { sent } = openPage(`/capture/deliveries?delivery=${deliveryId}`, {
    'GET /session': givenMe(),
    'GET /capture/sources': [],
    'GET /capture/deliveries': { deliveries: [waiting], total: 1, next: null },
    [`GET /capture/deliveries/${deliveryId}`]: {
      ...{ ...waiting, envelope: {}, notices: [], faults: [], components: [] },
      versions: [{ ...delivery, id: agencyId, heldFor: null, state: 'registered' }],
    },
    [`POST /capture/deliveries/${deliveryId}/decision`]: {},
  });
  const [opening] = await screen.findAllByRole('button', { name: '处理新版本' });
  if (!opening) throw new Error('the button of the drawer');
  fireEvent.click(opening);
  fireEvent.click(await screen.findByRole('radio', { name: '另立一件' }));
  const submit = screen.getAllByRole('button', { name: '处理新版本' }).at(-1) ?? opening;
  fireEvent.click(submit);
  await screen.findByText('填写理由');
  fireEvent.change(screen.getByLabelText('理由'), { target: { value: '另行更正' } });
  fireEvent.click(submit);
  await waitFor(() =>
    expect(sent.find(({ request }) => request.endsWith('/decision'))?.body).toEqual({
      decision: 'register-apart',
      reason: '另行更正',
    }),
  );
});
