// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { givenMe, openPage, problem } from '../../../test/open-page.tsx';

const fonds = {
  id: '00000000-0000-4000-8000-000000000301',
  code: 'A001',
  name: '示例局',
  agencyId: '00000000-0000-4000-8000-000000000302',
  agencyName: '示例局',
  foundedOn: null,
  records: 3,
  filed: 3,
  version: 1,
};
const recordId = '00000000-0000-4000-8000-000000000303';
const sequence = {
  issuer: '示发',
  year: 2025,
  own: true,
  first: 1,
  last: 9,
  numbers: 3,
  missing: 5,
  gaps: [
    {
      first: 2,
      last: 6,
      before: { recordId, documentNumber: '示发〔2025〕1号' },
      after: { recordId, documentNumber: '示发〔2025〕7号' },
    },
  ],
  repeats: [{ sequence: 7, records: 2 }],
  explained: [
    {
      id: '00000000-0000-4000-8000-000000000304',
      sequence: 8,
      kind: 'voided',
      note: '登记簿已注销',
      explainedByName: '甲某',
      explainedAt: '2026-03-01T01:00:00.000Z',
      contradicted: false,
      revokedByName: null,
      revokedAt: null,
      revokeReason: null,
    },
  ],
};
const answers = {
  'GET /session': givenMe(),
  'GET /classification/fonds': [fonds],
  'GET /collection/number-sequences': { sequences: [sequence], missing: 5, years: [2025] },
};

const open = (more: object = {}) => openPage('/collection/number-gaps', { ...answers, ...more });

test('a gap is explained number by number or in part, with its kind and its ground', async () => {
  const { sent } = open({ 'POST /collection/number-explanations': { explained: 2 } });
  fireEvent.click(await screen.findByText('2–6'));
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.change(dialog.getByLabelText('止号'), { target: { value: '3' } });
  fireEvent.click(dialog.getByRole('button', { name: '说明' }));
  await dialog.findByText('选择原因');
  fireEvent.mouseDown(dialog.getByLabelText('原因'));
  fireEvent.click(await screen.findByTitle('未发出'));
  fireEvent.change(dialog.getByLabelText('依据'), { target: { value: '登记簿注明未发' } });
  fireEvent.click(dialog.getByRole('button', { name: '说明' }));
  await screen.findByText('已说明 2 个号');
  expect(sent.find(({ request }) => request.startsWith('POST'))?.body).toEqual({
    fondsId: fonds.id,
    issuer: '示发',
    year: 2025,
    first: 2,
    last: 3,
    kind: 'unissued',
    note: '登记簿注明未发',
  });
});

test('why a number cannot be explained is said in the dialog', async () => {
  open({
    'POST /collection/number-explanations': problem(
      409,
      'collection.number-there',
      '示发〔2025〕3号 已有文件，不是断号',
    ),
  });
  fireEvent.click(await screen.findByText('2–6'));
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.mouseDown(dialog.getByLabelText('原因'));
  fireEvent.click(await screen.findByTitle('作废'));
  fireEvent.change(dialog.getByLabelText('依据'), { target: { value: '已注销' } });
  fireEvent.click(dialog.getByRole('button', { name: '说明' }));
  await dialog.findByText(/示发〔2025〕3号 已有文件/);
});

test('every number opens its records, and the export is of what is shown', async () => {
  open();
  const filed = await screen.findByText('3');
  expect(filed.closest('a')?.getAttribute('href')).toContain('numberIssuer=');
  expect(screen.getByText('7（2）').closest('a')?.getAttribute('href')).toContain(
    'numberSequence=7',
  );
  expect(screen.getByText('导出 Excel').closest('a')?.getAttribute('href')).toBe(
    `/api/collection/number-sequences.xlsx?fondsId=${fonds.id}`,
  );
});

test('the row opens to both neighbours and to what was explained, which can be taken back', async () => {
  const { sent } = open({
    [`POST /collection/number-explanations/${sequence.explained[0]?.id}/revocation`]: {},
  });
  await screen.findByText('2–6');
  fireEvent.click(document.querySelector('.ant-table-row-expand-icon') as HTMLElement);
  await screen.findByText('示发〔2025〕1号');
  await screen.findByText('登记簿已注销');
  fireEvent.click(screen.getByText('撤销'));
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.change(dialog.getByLabelText('撤销原因'), { target: { value: '找到原件' } });
  fireEvent.click(dialog.getByRole('button', { name: /撤\s*销/ }));
  await waitFor(() =>
    expect(
      sent.filter(({ request }) => request.startsWith('POST')).map(({ body }) => body),
    ).toEqual([{ reason: '找到原件' }]),
  );
});

test('with several fonds to choose from, one has to be chosen first', async () => {
  const { sent } = open({
    'GET /classification/fonds': [fonds, { ...fonds, id: recordId, code: 'B002' }],
  });
  await screen.findByText('按全宗查看，先选择一个全宗。');
  expect(sent.filter(({ request }) => request.includes('number-sequences'))).toEqual([]);
});
