// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { givenMe, openPage } from '../../../test/open-page.tsx';

const fondsId = '00000000-0000-4000-8000-0000000000f1';

function givenRow(itemNumber: number, changes: object = {}) {
  const number = String(itemNumber).padStart(4, '0');
  return {
    sequence: itemNumber,
    archivalCode: `Z109-WS·2024-D30-BGS-${number}`,
    documentNumber: '',
    creator: '云溪区水利局',
    title: `关于第${itemNumber}号事项的通知`,
    date: '20240301',
    securityLevel: '',
    pages: 3,
    remark: '',
    itemNumber,
    itemNumberText: number,
    year: 2024,
    retention: 'D30',
    department: '办公室',
    boxNumber: '',
    ...changes,
  };
}

function openForm(form: string, rows: object[], choice = '', boxes: object[] = []) {
  const place = {
    fondsId,
    fondsCode: 'Z109',
    category: 'WS',
    year: 2024,
    retention: 'D30',
    department: '办公室',
    fondsName: '云溪区水利局',
    retentionName: '定期30年',
  };
  return openPage(`/print/${form}?fondsId=${fondsId}&classKey=2024${choice}`, {
    'GET /session': givenMe(),
    'GET /arrangement/catalogue': {
      place,
      rows,
      boxes,
      printedAt: '2024-03-01T01:00:00.000Z',
      printedBy: '周兰',
    },
  });
}

test('the catalogue has the nine columns of DA/T 22 and a remark of any length in full', async () => {
  const remark = '移出一份，另存于专题案卷。'.repeat(20);
  openForm('catalogue', [givenRow(1, { remark }), givenRow(2)]);
  const table = await screen.findByRole('table');
  expect(
    within(table)
      .getAllByRole('columnheader')
      .map(({ textContent }) => textContent),
  ).toEqual(['序号', '档号', '文号', '责任者', '题名', '日期', '密级', '页数', '备注']);
  const remarks = [...table.querySelectorAll('tbody td:last-child')];
  expect(remarks.map(({ textContent }) => textContent).join('')).toBe(remark);
  expect(screen.getByText(/第 1 页\s+共 1 页/u)).toBeTruthy();
});

test('a box has a spine of its own with its first and last number', async () => {
  openForm('spine', [
    givenRow(1, { boxNumber: '1' }),
    givenRow(2, { boxNumber: '1' }),
    givenRow(3, { boxNumber: '2' }),
  ]);
  await screen.findAllByText('盒号');
  const spines = [...document.querySelectorAll('.spine')].map((spine) =>
    [...spine.querySelectorAll('dd')].map(({ textContent }) => textContent),
  );
  expect(spines).toEqual([
    ['Z109', '2024', '定期30年', '办公室', '0001', '0002', '1'],
    ['Z109', '2024', '定期30年', '办公室', '0003', '0003', '2'],
  ]);
});

test('the spine is as thick as the box, and bears the department only where it is wanted', async () => {
  openForm('spine', [givenRow(1)], '&width=50&department=left-out');
  await screen.findAllByText('盒号');
  const spine = document.querySelector<HTMLElement>('.spine');
  expect(spine?.style.width).toBe('50mm');
  expect(spine?.textContent).not.toContain('办公室');
});

test('the stamp writes its six cells in the order of annex A', async () => {
  openForm('stamps', [givenRow(26)]);
  await screen.findByText('关于第26号事项的通知');
  const cells = [...document.querySelectorAll('.stamp > span')];
  expect(cells.map(({ textContent }) => textContent)).toEqual([
    'Z109',
    '2024',
    '0026',
    '办公室',
    '30年',
    '3',
  ]);
});

const planned = {
  number: '1',
  thickness: 20,
  arrangedBy: '周兰',
  arrangedAt: '2024-03-01T01:00:00.000Z',
  checkedBy: '李清',
  checkedAt: '2024-03-02T01:00:00.000Z',
  notes: ['件号 0002 作废：重复登记'],
};

test('a planned box has a spine of its own thickness, whatever is chosen for the others', async () => {
  openForm('spine', [givenRow(1, { boxNumber: '1' }), givenRow(3)], '&width=50', [planned]);
  await screen.findAllByText('盒号');
  const widths = [...document.querySelectorAll<HTMLElement>('.spine')].map(
    ({ style }) => style.width,
  );
  expect(widths).toEqual(['20mm', '50mm']);
});

test('the reference sheet of a box names its empty numbers, who arranged and who checked it', async () => {
  openForm('reference-sheet', [givenRow(1, { boxNumber: '1' })], '', [planned]);
  expect(await screen.findByText('件号 0002 作废：重复登记。')).toBeTruthy();
  const signed = [...document.querySelectorAll('.signatures dd')];
  expect(signed.map(({ textContent }) => textContent)).toEqual([
    '周兰',
    '2024年3月1日',
    '李清',
    '2024年3月2日',
  ]);
});

test('the cover names fonds, year, period and department, and is one page', async () => {
  openForm('cover', [givenRow(1)]);
  await screen.findByRole('heading', { name: '归档文件目录' });
  const facts = [...document.querySelectorAll('.catalogue-cover dd')];
  expect(facts.map(({ textContent }) => textContent)).toEqual([
    'Z109',
    '云溪区水利局',
    '2024',
    '定期30年',
    '办公室',
  ]);
});
