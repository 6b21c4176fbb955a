import { readFile } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import { type MediaReading, type MediaTask, mediaKindOf } from './media-reading.ts';

parentPort?.on('message', async (task: MediaTask) => {
  try {
    parentPort?.postMessage({ answer: await read(task) });
  } catch {
    // Whatever a library thinks of a broken file, the file is broken.
    const answer: MediaReading = { kind: 'failed', reason: '文件已损坏，读不出其中的信息' };
    parentPort?.postMessage({ answer });
  }
});

async function read({ path, mediaType }: MediaTask): Promise<MediaReading> {
  switch (mediaKindOf(mediaType)) {
    case 'mail': {
      const { readMail } = await import('./mail-message.ts');
      return { kind: 'mail', mail: await readMail(await readFile(path), mediaType) };
    }
    case 'photograph': {
      const { readPhotograph } = await import('./photograph.ts');
      return { kind: 'photograph', photograph: readPhotograph(await readFile(path), mediaType) };
    }
    case 'recording': {
      const { readRecording } = await import('./recording.ts');
      return { kind: 'recording', recording: await readRecording(path) };
    }
    default:
      return { kind: 'none' };
  }
}
