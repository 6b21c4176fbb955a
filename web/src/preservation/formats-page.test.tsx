// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { givenMe, openPage } from '../../test/open-page.tsx';

const fondsId = '00000000-0000-4000-8000-000000000401';
const runId = '00000000-0000-4000-8000-000000000402';
const fonds = {
  id: fondsId,
  code: 'A001',
  name: '测试局',
  agencyId: '00000000-0000-4000-8000-000000000403',
  agencyName: '测试局',
  foundedOn: null,
  records: 3,
  filed: 1,
  version: 1,
};
const count = (format: string, conforming: boolean, convertible: boolean, files: number) => ({
  ...{ category: 'WS', format, conforming, refused: false, convertible, files },
  clause: '8.3.2',
  bytes: 1024,
  converted: conforming ? 0 : 1,
});

test('what can be converted is counted, each number opens its files, and one order converts them', async () => {
  const { sent, router } = openPage('/preservation/formats', {
    'GET /session': givenMe(),
    'GET /classification/fonds': [fonds],
    'GET /preservation/formats': {
      rule: { version: '2026-1', source: 'GB/T 18894-2016，8.3' },
      libreOffice: null,
      counts: [
        count('TXT', false, true, 5),
        count('DWG', false, false, 2),
        count('PDF', true, false, 9),
      ],
    },
    'GET /preservation/formats/files': { files: [], total: 0, next: null },
    'POST /preservation/conversion-runs': { runId, jobId: runId, files: 4 },
  });
  await screen.findByText('本机没有 LibreOffice，办公文件不能转换');
  expect(screen.getByText('需转换，无工具')).toBeDefined();
  fireEvent.click(screen.getByText('转换 4 个'));
  await screen.findByText(/所选全宗中需转换的全部文件/);
  const submit = [...document.querySelectorAll<HTMLElement>('.ant-modal button')].find(
    ({ textContent }) => textContent?.replaceAll(' ', '') === '转换',
  );
  fireEvent.click(submit as HTMLElement);
  await waitFor(() =>
    expect(sent.find(({ request }) => request.startsWith('POST'))?.body).toEqual({
      filter: { fondsId },
    }),
  );
  await waitFor(() =>
    expect(router.state.location.pathname).toBe(`/preservation/conversions/${runId}`),
  );
});
