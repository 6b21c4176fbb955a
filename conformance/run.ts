// npm run conformance [-- --no-run]: which requirements of GB/T 39784-2021 are shown by tests.
// Fails when a test that is named does not exist, fails or is skipped. --no-run looks only whether
// the tests exist. --in DIR takes another checkout.
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { listTests, runTests } from './find-outcomes.ts';
import { judge } from './judge.ts';
import { report } from './report.ts';
import { readRequirements } from './requirement.ts';

const { values } = parseArgs({
  options: { 'no-run': { type: 'boolean', default: false }, in: { type: 'string' } },
});
const root = resolve(values.in ?? join(import.meta.dirname, '..'));
const requirements = readRequirements(join(root, 'conformance/gbt39784.json'));
const files = [...new Set(requirements.flatMap(({ tests }) => tests.map(({ file }) => file)))];
const look = values['no-run'] ? listTests : runTests;
// Without a file to choose, vitest would take them all.
const verdict = judge(requirements, files.length === 0 ? [] : look(root, files));
for (const line of report(verdict, { ran: !values['no-run'] })) console.log(line);
if (verdict.faults.length > 0) process.exitCode = 1;
