// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { givenMe, openPage } from '../../test/open-page.tsx';

const id = '00000000-0000-4000-8000-000000000401';
const found = { result: 'partly', note: '自检 3 项合格' };
const checks = { authenticity: found, integrity: found, usability: found, safety: found };
const signatures = {
  ...{ filledBy: '张某', filledOn: '2026-03-01', checkedBy: '李某', checkedOn: '2026-03-01' },
  sealedOn: '2026-03-02',
};
const sheet = {
  content: {
    ...{ rule: 'DA/T 93-2022，附录C，表C.1；2026-1', number: 'A001-JG-2026-0001', round: 1 },
    ...{ kind: 'electronic', unitName: '测试局', fondsCode: 'A001', fondsName: '测试局' },
    ...{ archiveName: '测试区档案馆', archiveCode: null, matter: '2015年度档案移交' },
    ...{ description: '文书档案', items: 12, paperItems: 0, files: 30, bytes: 123456 },
    ...{ firstCode: 'A001-1', lastCode: 'A001-12', medium: null, packageSm3: 'cd'.repeat(32) },
    ...{ checks, signatures },
  },
  ...{ sm3: 'ab'.repeat(32), madeByName: '甲某', madeAt: '2026-03-02T01:00:00.000Z' },
  ...{ received: null, receivedSm3: null, receivedEnteredByName: null },
};
const batch = {
  ...{ id, number: 'A001-JG-2026-0001', kind: 'electronic', state: 'signed-for', round: 1 },
  profile: 'SAAC-2012-7',
  ...{ fondsCode: 'A001', fondsName: '测试局', unitName: '测试局', archiveName: '测试区档案馆' },
  ...{ yearFrom: 2015, yearTo: 2015, agreedOn: '2026-06-30', receivedOn: null, items: 12 },
  ...{ files: 30, bytes: 123456, plannedAt: '2026-03-01T01:00:00.000Z', plannedByName: '甲某' },
  ...{ fondsId: '00000000-0000-4000-8000-000000000402', archiveCode: null, retention: 'Y' },
  ...{ note: null, jobId: null, paperItems: 0, firstCode: 'A001-1', lastCode: 'A001-12' },
  ...{ label: 'A001-WS-2015-DK1', package: null, selfTest: null, steps: [], sheet },
};
const answers = {
  'GET /session': givenMe(),
  [`GET /transfer/batches/${id}`]: batch,
  [`GET /transfer/batches/${id}/items`]: { items: [], total: 0, next: null },
};
const buttons = () =>
  [...document.querySelectorAll('.page-head button, .page-head a')].map(
    ({ textContent }) => textContent,
  );

test('a batch offers what its state allows and nothing else', async () => {
  openPage(`/transfer/batches/${id}`, answers);
  await screen.findByText('移交清单');
  expect(buttons()).toEqual(expect.arrayContaining(['打印登记表', '登记退回', '登记接收进馆']));
  for (const absent of ['组包', '自检', '提交', '撤销批次', '办结'])
    expect(buttons()).not.toContain(absent);
});

const packed = { round: 1, sm3: 'ab'.repeat(32), files: 5, bytes: 1, packedAt: batch.plannedAt };
const signed = {
  ...{ state: 'signed', signer: '测试局档案室', keyId: id, keyDigest: 'ef'.repeat(32) },
};

test.each([
  ['who signed a package, and with which key', signed, '测试局档案室，公钥摘要（SM3）efef'],
  [
    'why nobody signed a package',
    { state: 'unsigned', reason: 'no-key' },
    '未签名：密钥库中没有签名密钥',
  ],
  ['that a package is older than signing', undefined, '未签名：组包时尚无此功能'],
])('a batch says by which specification it was packed, and %s', async (_, signature, said) => {
  openPage(`/transfer/batches/${id}`, {
    ...answers,
    [`GET /transfer/batches/${id}`]: { ...batch, package: { ...packed, signature } },
  });
  await screen.findByText('移交清单');
  expect(document.body.textContent).toContain('档发〔2012〕7号');
  expect(document.body.textContent).toContain(said);
});

test('a return is not sent without its reasons', async () => {
  const { sent } = openPage(`/transfer/batches/${id}`, answers);
  await screen.findByText('移交清单');
  const open = [...document.querySelectorAll<HTMLElement>('.page-head button')].find(
    ({ textContent }) => textContent === '登记退回',
  );
  fireEvent.click(open as HTMLElement);
  await screen.findByText(/档案馆不在本系统内/);
  const submit = [...document.querySelectorAll<HTMLElement>('.ant-modal button')].find(
    ({ textContent }) => textContent === '登记退回',
  );
  fireEvent.click(submit as HTMLElement);
  await screen.findByText('写明退回原因和检测结果');
  expect(sent.filter(({ request }) => request.startsWith('POST'))).toEqual([]);
});

test('the printed register has what our side signed, and leaves the archive’s half open', async () => {
  openPage(`/print/transfer/${id}`, {
    'GET /session': givenMe(),
    [`GET /transfer/batches/${id}/sheet`]: sheet,
  });
  await screen.findByText('电子档案移交接收登记表');
  const cells = [...document.querySelectorAll('td.signature')].map(
    ({ textContent }) => textContent,
  );
  expect(cells).toEqual([
    '张某2026年3月1日',
    '年　　月　　日',
    '李某2026年3月1日',
    '年　　月　　日',
    '2026年3月2日',
    '年　　月　　日',
  ]);
  await waitFor(() => expect(document.body.textContent).toContain('已检项合格（自检 3 项合格）'));
  expect(document.body.textContent).toContain('12 件，电子文件 30 个');
});
