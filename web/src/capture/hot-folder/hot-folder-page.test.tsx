// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { givenMe, openPage } from '../../../test/open-page.tsx';

const partly = {
  id: '01980000-0000-7000-8000-000000000001',
  fondsId: '01980000-0000-7000-8000-000000000002',
  fondsCode: 'A001',
  name: '移交-2026-1',
  digest: 'ab'.repeat(32),
  state: 'partly',
  listed: 3,
  taken: 2,
  alreadyThere: 0,
  quarantined: 1,
  refused: 1,
  findings: [
    {
      place: '目录文件 第 2 条',
      rule: 'title-missing',
      severity: 'error',
      message: '题名为空。填写题名。',
    },
  ],
  receivedAt: '2026-03-01T01:00:00.000Z',
};

function open(packages: object[], address = '/capture/hot-folder') {
  return openPage(address, {
    'GET /session': givenMe(['capture.import', 'records.read', 'classification.read']),
    'GET /capture/hot-folder': {
      packages,
      total: packages.length,
      next: null,
      folder: '/srv/lantai/hot-folder',
    },
  });
}

test('a package’s figures open its records, and its row opens what was wrong', async () => {
  open([partly]);
  await screen.findByText('移交-2026-1');
  expect(screen.getByText('部分接收')).toBeDefined();
  const records = screen.getByRole('link', { name: '2' });
  expect(records.getAttribute('href')).toContain(`importId=${partly.id}`);
  expect(screen.getByText('/srv/lantai/hot-folder/{全宗号}')).toBeDefined();
  fireEvent.click(screen.getByLabelText(/展开行|Expand row/));
  await screen.findByText('题名为空。填写题名。');
  expect(screen.getByText('目录文件 第 2 条')).toBeDefined();
});

test('an empty hot folder says what to do', async () => {
  open([]);
  await screen.findByText('还没有收到移交包。放入上面的目录后，几秒内在此列出。');
});
