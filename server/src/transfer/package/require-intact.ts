import type { Row } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { type SealReading, signatureFaults } from './seal.ts';

/** Refuses a package that is not, byte for byte, what was packed and tested (workflows G.9). */
export function requireIntact(batch: Row<'transfer_batch'>, seal: SealReading | undefined): void {
  if (seal === undefined || seal.sm3 === null)
    throw new Problem('transfer.package-missing', { number: batch.number });
  const differs = seal.sm3 === batch.package?.sm3 ? [] : ['固化验证信息'];
  const { signature } = batch.package ?? {};
  const unsigned = signatureFaults(signature, seal.signature).map(({ object }) => object);
  const changed = [
    ...differs,
    ...unsigned,
    ...seal.faults.map(({ object }) => object),
    ...seal.surplus,
  ];
  const tested = batch.self_test === null || batch.self_test.sm3 === batch.package?.sm3;
  if (changed.length === 0 && tested) return;
  const named = changed.slice(0, 5).join('、');
  throw new Problem('transfer.package-changed', {
    files: changed.length > 5 ? `${named} 等 ${changed.length} 个` : named,
  });
}
