// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { givenMe, openPage } from '../../test/open-page.tsx';

const agencyId = '00000000-0000-4000-8000-000000000603';
const fonds = {
  ...{ id: '00000000-0000-4000-8000-000000000601', code: 'A001', name: '测试局' },
  ...{ agencyId, agencyName: '测试局', foundedOn: null, records: 3, filed: 3, version: 1 },
};
const registered = (key: string, name: string, more: object = {}) => ({
  ...{ key, puid: key, name, version: null, files: 2, bytes: 2048, conforming: 0, damaged: 0 },
  ...{ encrypted: 0, decision: null, refusedByDefault: false },
  ...more,
});
const decided = (standing: string, reason: string) => ({
  decision: { standing, reason, decidedByName: '李明', decidedAt: '2026-03-01T01:00:00Z' },
});

test('the register tells what becomes of each format, its numbers open files, and a decision needs a reason', async () => {
  const { sent } = openPage('/preservation/formats?tab=register', {
    'GET /session': givenMe(),
    'GET /classification/fonds': [fonds],
    'GET /preservation/format-register': {
      waiting: 0,
      formats: [
        registered('fmt/899', 'Windows 程序', { refusedByDefault: true, damaged: 1 }),
        registered('fmt/412', 'Word 文档', decided('convert', '统一转为版式')),
        registered('x-fmt/111', '纯文本', { conforming: 2 }),
      ],
    },
    'POST /preservation/format-register/decisions': {},
  });
  await screen.findByText('拒收（程序文件）');
  const row = (name: string) => screen.getByText(name).closest('tr');
  expect(row('Word 文档')?.textContent).toContain('应转换 统一转为版式（李明');
  expect(row('纯文本')?.textContent).toContain('按规则');
  const links = [...document.querySelectorAll('td a')].map((link) => link.getAttribute('href'));
  expect(links.map((link) => decodeURIComponent(link ?? '').split('?')[1])).toEqual([
    ...['found=fmt/899', 'found=fmt/899&probe=damaged', 'found=fmt/412'],
    ...['found=x-fmt/111', 'found=x-fmt/111&conforming=true'],
  ]);

  fireEvent.click(row('纯文本')?.querySelector('button') as HTMLElement);
  await screen.findByText('格式处理：纯文本');
  const submit = () =>
    fireEvent.click(document.querySelector('.ant-modal .ant-btn-primary') as HTMLElement);
  submit();
  await screen.findByText('写明理由');
  expect(sent.some(({ request }) => request.startsWith('POST'))).toBe(false);
  fireEvent.click(screen.getByLabelText('接受'));
  fireEvent.change(screen.getByLabelText('理由'), { target: { value: '长期可读' } });
  submit();
  await waitFor(() =>
    expect(sent.find(({ request }) => request.startsWith('POST'))?.body).toEqual({
      ...{ agencyId, format: 'x-fmt/111', standing: 'accepted', reason: '长期可读' },
    }),
  );
});
