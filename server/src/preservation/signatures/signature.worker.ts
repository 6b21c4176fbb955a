import { parentPort } from 'node:worker_threads';
import type { SignatureReading } from '@lantai/contract/preservation/signature.ts';
import { OfdRefused } from '../ofd/ofd-package.ts';
import type { SignatureTask } from './signature-task.ts';
import { verifyOfd } from './verify-ofd.ts';
import { verifyPdf } from './verify-pdf.ts';

parentPort?.on('message', async (task: SignatureTask) => {
  parentPort?.postMessage({ answer: await read(task) });
});

async function read({ path, format, trust }: SignatureTask): Promise<SignatureReading> {
  try {
    return format === 'OFD' ? await verifyOfd(path, trust) : await verifyPdf(path, trust);
  } catch (error) {
    // Whatever a broken file does to a reader, it is the file that is broken.
    const reason = error instanceof OfdRefused ? error.message : '文件已损坏，读不出其中的签名';
    return { kind: 'failed', reason };
  }
}
