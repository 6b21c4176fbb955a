import { type CheckPolicy, defaultPolicy } from '@lantai/contract/quality/check-policy.ts';
import { expect, test } from 'vitest';
import { fieldsOf, policyOf } from './check-policy-form.ts';

test('a policy that is opened and decided unchanged says the same of every item at each stage', () => {
  const { gates, transfer, keeping, ...rest } = policyOf(defaultPolicy, fieldsOf(defaultPolicy));
  const { gates: _, transfer: __, keeping: ___, ...before } = defaultPolicy;
  expect(rest).toEqual(before);
  expect([gates['2-6'], transfer.gates['2-6'], keeping.gates['2-6']]).toEqual(
    Array.from({ length: 3 }, () => 'warn'),
  );
  expect([gates['1-1'], transfer.gates['1-1'], keeping.gates['1-1']]).toEqual(
    Array.from({ length: 3 }, () => 'block'),
  );
  expect([transfer.waitingBlocks, keeping.waitingBlocks]).toEqual([false, true]);
});

test('each stage is decided for itself, and what the receiving archive laid down goes with transfer', () => {
  const fields = fieldsOf(defaultPolicy);
  fields.stages.YJ.gates['1-9'] = 'warn';
  fields.stages.BC.notRunBlocks = true;
  const decided: CheckPolicy = policyOf(defaultPolicy, {
    ...fields,
    ...{ archiveName: ' 示例市档案馆 ', fondsCodes: 'A001、A002', classNumbers: '' },
    ...{ keptFormats: 'txt, xlsx', drillDays: 180 },
  });
  expect(decided.transfer.gates['1-9']).toBe('warn');
  expect(decided.keeping).toMatchObject({ notRunBlocks: true });
  expect([decided.notRunBlocks, decided.transfer.notRunBlocks]).toEqual([false, false]);
  expect(decided.receiving).toEqual({
    ...{ archiveName: '示例市档案馆', fondsCodes: ['A001', 'A002'] },
    ...{ catalogueNumbers: [], classNumbers: [] },
  });
  expect(decided).toMatchObject({ keptFormats: ['TXT', 'XLSX'], drillDays: 180, scanDays: 365 });
});
