import { parentPort } from 'node:worker_threads';
import { parseXml } from './parse-xml.ts';
import type { XmlTask } from './xml-task.ts';

parentPort?.on('message', (task: XmlTask) => {
  try {
    parentPort?.postMessage({ answer: parseXml(task) });
  } catch (error) {
    parentPort?.postMessage({ error });
  }
});
