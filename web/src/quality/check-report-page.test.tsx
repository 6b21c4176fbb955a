// @vitest-environment jsdom
import { checkItemsOf } from '@lantai/contract/quality/check-item.ts';
import { defaultPolicy } from '@lantai/contract/quality/check-policy.ts';
import { noOutcomes } from '@lantai/contract/quality/check-result.ts';
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { givenMe, openPage } from '../../test/open-page.tsx';
import { coverageOf, percent } from './report-figures.ts';

const runId = '6a3f1c34-0a4e-4a4e-9d5e-1f8f7f1f1a01';
const counts = (of: object) => ({ ...noOutcomes(), ...of });
const items = checkItemsOf('GD').map(({ code }) => ({
  code,
  counts: counts(
    code === '4-2' ? { 'not-run': 2 } : code === '2-4' ? { passed: 1, failed: 1 } : { passed: 2 },
  ),
}));
const report = {
  id: runId,
  name: 'A001 示例局 2 件',
  subjectKind: 'records',
  stage: 'GD',
  fondsId: runId,
  fondsCode: 'A001',
  fondsName: '示例局',
  agencyName: '示例局',
  state: 'checked',
  jobId: null,
  records: 2,
  counts: noOutcomes(),
  startedAt: '2026-03-01T01:00:00Z',
  endedAt: '2026-03-01T01:01:00Z',
  startedByName: '张三',
  ruleSet: 'DA/T 70-2018 · 1',
  policy: defaultPolicy,
  policyVersion: 0,
  trustVersion: 0,
  expected: {},
  bytes: 1024,
  verdicts: { passed: 1, failed: 1, waiting: 0 },
  items,
  batch: [],
  signatures: [],
  sm3: 'ab'.repeat(32),
  repeatsRunId: null,
  isRunnable: true,
  evidence: [],
  kept: [],
};

function open(permissions: Parameters<typeof givenMe>[0]): void {
  openPage(`/quality/runs/${runId}`, {
    'GET /session': givenMe(permissions),
    [`GET /quality/runs/${runId}`]: report,
  });
}

test('the report tells the pass rate and, beside it, how much was looked at', async () => {
  open(['quality.read', 'quality.check']);
  await screen.findByText('合格 1 件 ÷ 共 2 件');
  await screen.findByText('已有结论 70 项次 ÷ 适用 72 项次');
});

test('each figure of an item opens the records behind it', async () => {
  open(['quality.read', 'quality.check']);
  await screen.findByText('合格 1 件 ÷ 共 2 件');
  const links = screen.getAllByRole('link').map((link) => link.getAttribute('href'));
  expect(links).toContain(`/quality/runs/${runId}?tab=records&item=2-4&outcome=failed`);
});

test('what came of each property is a bar whose parts open their records', async () => {
  open(['quality.read', 'quality.check']);
  const failed = await screen.findByRole('link', { name: '完整性 不合格 1' });
  expect(failed.getAttribute('href')).toBe(`/quality/runs/${runId}?outcome=failed`);
  const width = Number.parseFloat(failed.style.width);
  // One of the results of the items of this property: it is drawn as large as it is.
  const ofProperty = items
    .filter(({ code }) => code.startsWith('2-'))
    .flatMap(({ counts: each }) => Object.values(each))
    .reduce((sum, one) => sum + one, 0);
  expect(width).toBeCloseTo(100 / ofProperty, 3);
});

test('who may not check reads the report, and is told who signs', async () => {
  open(['quality.read']);
  const sign = await screen.findByRole('button', { name: '人工检测签认' });
  expect(sign.hasAttribute('disabled')).toBe(true);
});

test('what was not run lowers the coverage and never counts as passed', () => {
  expect(coverageOf([{ code: '4-2', counts: counts({ passed: 1, 'not-run': 3 }) }])).toEqual({
    ran: 1,
    applicable: 4,
  });
  expect([percent(999, 1000), percent(9999, 10_000), percent(1, 1), percent(0, 0)]).toEqual([
    '99.9 %',
    '99.9 %',
    '100 %',
    '—',
  ]);
});
