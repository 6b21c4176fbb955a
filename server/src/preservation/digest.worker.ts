import { parentPort } from 'node:worker_threads';
import { type DigestTask, digestHere } from './digest.ts';

parentPort?.on('message', async (task: DigestTask) => {
  try {
    parentPort?.postMessage({ answer: await digestHere(task) });
  } catch (error) {
    parentPort?.postMessage({ error });
  }
});
