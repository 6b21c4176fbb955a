// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { givenMe, openPage } from '../../test/open-page.tsx';

const report = {
  ok: true,
  sources: ['database', 'files'],
  entries: 1200,
  blocks: 4,
  sealedTo: 1200,
  unsealed: 0,
  head: { height: 4, hash: 'ab'.repeat(32) },
  findings: [],
  findingsLeftOut: 0,
};

async function verify(changes: object): Promise<void> {
  openPage('/audit', {
    'GET /session': givenMe(['audit.read-officers', 'audit.verify']),
    'GET /audit/entries': { entries: [], next: null },
    'POST /audit/verification': { report: { ...report, ...changes }, jobId: null },
  });
  fireEvent.click(await screen.findByRole('button', { name: '校验审计链' }));
}

test('a verification that ran and found nothing has passed', async () => {
  await verify({});
  await screen.findByText('校验通过：1,200 条记录、4 个封存块与封存时一致');
  expect(screen.queryByText(/未核对块文件/)).toBeNull();
});

test('what was not compared is said beside what was', async () => {
  await verify({ sources: ['database'], unsealed: 30 });
  await screen.findByText(/未核对块文件/);
  await screen.findByText('另有 30 条尚未封存，不在校验范围内。');
});

test('where nothing is sealed, nothing has passed', async () => {
  await verify({ entries: 0, blocks: 0, sealedTo: 0, head: null });
  await screen.findByText('还没有封存的记录，没有可校验的内容。');
  expect(screen.queryByText(/校验通过/)).toBeNull();
});

test('a finding is named', async () => {
  const message = '第 873 条的内容与封存时不一致';
  await verify({
    ok: false,
    findings: [{ kind: 'altered', where: 'database', seq: 873, message }],
  });
  await screen.findByText('发现 1 处与封存时不一致');
  await screen.findByText(message);
});
