import { stat } from 'node:fs/promises';
import type { SignatureReading } from '@lantai/contract/preservation/signature.ts';
import { type TrustContext, withoutTrust } from '../trust/judge-trust.ts';
import { WorkerPool, WorkerStopped } from '../worker-pool.ts';
import type { SignatureTask, SignedFormat } from './signature-task.ts';

type Reading = {
  /** Whom to trust; nobody where it is not given. */
  readonly trust?: TrustContext;
  readonly maxBytes?: number;
  readonly seconds?: number;
};

// A PDF is held whole, because a signature's ranges may lie anywhere in it.
const wholeFile = 256 * 2 ** 20;
const secondsAtLeast = 10;
const bytesASecond = 10 * 2 ** 20;

const pool = new WorkerPool<SignatureTask, SignatureReading>(
  new URL('./signature.worker.ts', import.meta.url),
  { size: 2, memoryMb: 512 },
);

/**
 * Verifies the signatures, seals and timestamps that a PDF or an OFD carries. Files come from outside:
 * each is read in a worker under limits, and a bad one fails alone, with a reason.
 */
export async function readSignatures(
  path: string,
  format: SignedFormat,
  { trust = withoutTrust, maxBytes = wholeFile, seconds }: Reading = {},
): Promise<SignatureReading> {
  const { size } = await stat(path);
  if (size > maxBytes) return { kind: 'failed', reason: '文件过大，没有验证其中的签名' };
  try {
    const task = { path, format, trust };
    return await pool.run(task, seconds ?? secondsAtLeast + size / bytesASecond);
  } catch (error) {
    if (!(error instanceof WorkerStopped)) throw error;
    return { kind: 'failed', reason: '读取签名时超出时间或内存的限制，已停止' };
  }
}
