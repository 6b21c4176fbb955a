import { stat } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import {
  type DroidSignatures,
  readDroidSignatures,
  SignatureFileFault,
} from './droid-signatures.ts';
import type { ExamineAnswer, ExamineTask } from './identification.ts';
import { identifyFile } from './identify-file.ts';

const compiled = new Map<string, DroidSignatures>();

/** Compiling an operator's signatures takes a second: a worker does it once for each state of the file. */
async function signaturesOf(path: string): Promise<DroidSignatures> {
  const { mtimeMs = 0, size = 0 } = (await stat(path).catch(() => undefined)) ?? {};
  const key = [path, mtimeMs, size].join();
  const known = compiled.get(key) ?? (await readDroidSignatures(path));
  compiled.set(key, known);
  return known;
}

async function examine(task: ExamineTask): Promise<ExamineAnswer> {
  const { path, ending, signatures, probe } = task;
  const droid = signatures === null ? undefined : await signaturesOf(signatures);
  const found = await identifyFile(path, ending, droid);
  if (!probe) return { kind: 'examined', file: found };
  // Loaded only when needed: pdf.js alone takes 180 ms and 40 MB.
  const { probeFile } = await import('./probe/probe-file.ts');
  return { kind: 'examined', file: { ...found, probe: await probeFile(path, found) } };
}

parentPort?.on('message', async (task: ExamineTask) => {
  try {
    parentPort?.postMessage({ answer: await examine(task) });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const kind = error instanceof SignatureFileFault ? 'bad-signatures' : 'unreadable';
    parentPort?.postMessage({ answer: { kind, reason } });
  }
});
