// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { givenMe, openPage } from '../../test/open-page.tsx';

const agencyId = '00000000-0000-4000-8000-000000000703';
const scanId = '00000000-0000-4000-8000-000000000702';
const fonds = {
  ...{ id: '00000000-0000-4000-8000-000000000701', code: 'A001', name: '测试局' },
  ...{ agencyId, agencyName: '测试局', foundedOn: null, records: 3, filed: 3, version: 1 },
};

test('scans are listed with what they found, and each opens the report it was brought in with', async () => {
  openPage('/quality/weakness-scans', {
    'GET /session': givenMe(),
    'GET /classification/fonds': [fonds],
    'GET /quality/weakness-scans': {
      scans: [
        {
          ...{ id: scanId, tool: '示例扫描器', toolVersion: '3', scannedOn: '2026-02-01' },
          ...{ severe: 3, fileName: '扫描报告.pdf', sm3: 'a'.repeat(64) },
          ...{ broughtByName: '李明', broughtAt: '2026-02-02T01:00:00Z' },
        },
      ],
    },
  });
  const report = await screen.findByText('扫描报告.pdf');
  expect(report.getAttribute('href')).toBe(`/api/quality/weakness-scans/${scanId}/report`);
  expect(screen.getByText('示例扫描器')).toBeDefined();
  expect(screen.getByText('3', { selector: '.state-tag, .state-tag *' })).toBeDefined();
});

test('where nothing was brought in, the page says that the item has not run', async () => {
  openPage('/quality/weakness-scans', {
    'GET /session': givenMe(),
    'GET /classification/fonds': [fonds],
    'GET /quality/weakness-scans': { scans: [] },
  });
  expect(await screen.findByText('还没有导入过扫描报告，4-8 为未检测。')).toBeDefined();
});
