import { parentPort } from 'node:worker_threads';
import { drawPage } from './draw-page.ts';
import { joinedText } from './joined-text.ts';
import type { OfdContent } from './ofd-document.ts';
import type { OfdPackage } from './ofd-package.ts';
import type { OfdAnswer, OfdTask } from './ofd-task.ts';
import { ofdPageTexts, refusing } from './ofd-text.ts';
import { readPageBox } from './page-content.ts';

parentPort?.on('message', async (task: OfdTask) => {
  try {
    parentPort?.postMessage({ answer: await refusing(task.path, answering(task)) });
  } catch (error) {
    parentPort?.postMessage({ error });
  }
});

const answering =
  (task: OfdTask) =>
  async (ofd: OfdPackage, content: OfdContent): Promise<OfdAnswer> => {
    if (task.wanted === 'page') return drawPage(ofd, content, task.page);
    return task.wanted === 'outline' ? outlineOf(ofd, content) : runsOf(ofd, content);
  };

async function outlineOf(ofd: OfdPackage, content: OfdContent): Promise<OfdAnswer> {
  const pages = [];
  for (const page of content.pages) {
    const { width, height } = await readPageBox(ofd, page, content.notes);
    pages.push({ width, height });
  }
  return {
    kind: 'read',
    title: content.documents.map(({ title }) => title).find(Boolean) ?? null,
    pages,
    attachments: content.documents.flatMap(({ attachments }) =>
      attachments.map(({ name, format, part }) => ({ name, format, size: ofd.sizeOf(part) })),
    ),
    customTags: content.documents.flatMap(({ customTags }) => customTags),
    notes: [...content.notes],
  };
}

/** With how many characters a document is still held in memory and posted. */
const mostCharacters = 5_000_000;

async function runsOf(ofd: OfdPackage, content: OfdContent): Promise<OfdAnswer> {
  const pages = [];
  const texts: string[] = [];
  let characters = 0;
  for await (const page of ofdPageTexts(ofd, content)) {
    const runs = page?.runs ?? [];
    texts.push(joinedText(runs));
    characters += texts.at(-1)?.length ?? 0;
    if (characters > mostCharacters) return { kind: 'failed', reason: '文字过多，已停止提取' };
    pages.push(runs.map(({ text, x, y, width, height }) => ({ text, x, y, width, height })));
  }
  return { kind: 'read', pages, texts, notes: [...content.notes] };
}
