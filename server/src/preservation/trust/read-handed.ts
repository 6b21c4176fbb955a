import type { ShownCertificate } from '@lantai/contract/preservation/trust.ts';
import { Problem } from '#platform/problem.ts';
import { WorkerPool, WorkerStopped } from '../worker-pool.ts';
import type { HandedAnswer, HandedTask, ReadList } from './handed-task.ts';
import type { TrustMaterial } from './trust-list.ts';

const seconds = 20;

const pool = new WorkerPool<HandedTask, HandedAnswer>(
  new URL('./trust.worker.ts', import.meta.url),
  {
    size: 1,
    memoryMb: 384,
  },
);

/** Files come from outside: each is read in a worker under limits, and a bad one fails alone, with a reason. */
export async function readHanded(task: HandedTask): Promise<HandedAnswer> {
  try {
    return await pool.run(task, seconds);
  } catch (error) {
    if (!(error instanceof WorkerStopped)) throw error;
    return { kind: 'refused', why: '读取时超出时间或内存的限制，已停止' };
  }
}

/** The certificates in a file, PEM or DER, of which there may be several. */
export async function readHandedCertificates(base64: string): Promise<readonly ShownCertificate[]> {
  const answer = await readHanded({ kind: 'certificates', bytes: Buffer.from(base64, 'base64') });
  if (answer.kind === 'certificates') return answer.certificates;
  throw new Problem('preservation.certificate-not-listable', {
    why: answer.kind === 'refused' ? answer.why : '',
  });
}

/** A revocation list, verified by an authority of the trust list. */
export async function readHandedList(
  base64: string,
  material: TrustMaterial,
  now: Date,
): Promise<ReadList> {
  const bytes = Buffer.from(base64, 'base64');
  const answer = await readHanded({ kind: 'list', bytes, material, now: now.toISOString() });
  if (answer.kind === 'list') return answer.list;
  throw new Problem('preservation.revocation-list-refused', {
    why: answer.kind === 'refused' ? answer.why : '',
  });
}
