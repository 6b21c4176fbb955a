import { readFirstPageOf } from '../text/first-page.ts';
import { placedLines } from '../text/placed-lines.ts';
import type { PdfAnswer, PdfTask, TextAnswer } from '../text/text-task.ts';
import { joinedText } from './joined-text.ts';
import { type OfdContent, readOfdContent } from './ofd-document.ts';
import { fontsOf } from './ofd-font.ts';
import { type OfdPackage, OfdRefused, openOfd } from './ofd-package.ts';
import { readPageContent } from './page-content.ts';
import { type TextRun, textRuns } from './text-runs.ts';

export type OfdPageText = {
  readonly width: number;
  readonly height: number;
  readonly runs: readonly TextRun[];
};

/** Nothing stands for a page that cannot be read. */
export async function* ofdPageTexts(
  ofd: OfdPackage,
  content: OfdContent,
): AsyncGenerator<OfdPageText | undefined> {
  const fonts = fontsOf(ofd, content.notes);
  for (const page of content.pages) {
    try {
      const drawn = await readPageContent(ofd, page, content.notes);
      const { width, height } = drawn.box;
      yield { width, height, runs: await textRuns(drawn, fonts) };
    } catch (error) {
      if (!(error instanceof OfdRefused)) throw error;
      content.notes.add(error.message);
      yield undefined;
    }
  }
}

/** The text of an OFD by page, for search; only for a worker under limits. */
export async function readOfdText(path: string, maxCharacters: number): Promise<TextAnswer> {
  return refusing(path, async (ofd, content) => {
    const pages: string[] = [];
    const unreadablePages: number[] = [];
    let characters = 0;
    for await (const page of ofdPageTexts(ofd, content)) {
      if (!page) unreadablePages.push(pages.length + 1);
      const text = page ? joinedText(page.runs) : '';
      pages.push(text);
      characters += text.length;
      if (characters > maxCharacters) return { kind: 'failed', reason: '文字过多，已停止提取' };
    }
    if (unreadablePages.length === pages.length)
      return { kind: 'failed', reason: 'OFD 已损坏，没有一页能够读出' };
    if (unreadablePages.length === 0 && pages.every((text) => text === ''))
      return { kind: 'none', reason: '没有文字，可能是扫描件' };
    return { kind: 'text', pages, unreadablePages, tool: 'lantai-ofd', toolVersion: '1' };
  });
}

const mostPlaced = 20;
const pointsPerMillimetre = 72 / 25.4;

/** What the first page says of the document, as it is read from a PDF. */
export async function readOfdFirstPage(
  path: string,
  wanted: PdfTask['wanted'],
): Promise<PdfAnswer> {
  return refusing(path, async (ofd, content) => {
    const pages = content.pages.length;
    if (wanted === 'page-count') return { kind: 'read', pages, readings: [] };
    const placed = [];
    for await (const page of ofdPageTexts(ofd, content)) {
      if (placed.length >= mostPlaced) break;
      placed.push(placedPage(page ?? { width: 210, height: 297, runs: [] }, placed.length + 1));
    }
    if (placed.every(({ lines }) => lines.length === 0))
      return { kind: 'none', reason: '没有文字，可能是扫描件' };
    return { kind: 'read', pages, readings: readFirstPageOf(placed) };
  });
}

/** In points from below, as pieces of a PDF are. */
function placedPage(page: OfdPageText, number: number) {
  const [width, height] = [page.width * pointsPerMillimetre, page.height * pointsPerMillimetre];
  const pieces = page.runs
    .filter(({ upright }) => upright)
    .map((run) => {
      const size = run.size * pointsPerMillimetre;
      return {
        str: run.text,
        width: run.width * pointsPerMillimetre,
        transform: [
          size,
          0,
          0,
          size,
          run.x * pointsPerMillimetre,
          height - run.baseline * pointsPerMillimetre,
        ],
      };
    });
  return { number, width, height, lines: placedLines(pieces, { number, height, origin: [0, 0] }) };
}

type Failed = { readonly kind: 'failed'; readonly reason: string };

/** Opens, reads, closes; what the package itself is to blame for is an answer. */
export async function refusing<Answer>(
  path: string,
  read: (ofd: OfdPackage, content: OfdContent) => Promise<Answer>,
): Promise<Answer | Failed> {
  let ofd: OfdPackage | undefined;
  try {
    ofd = await openOfd(path);
    return await read(ofd, await readOfdContent(ofd));
  } catch (error) {
    if (error instanceof OfdRefused) return { kind: 'failed', reason: error.message };
    // Whatever a broken file does to a reader, it is the file that is broken.
    return { kind: 'failed', reason: 'OFD 内部结构有误，无法解析' };
  } finally {
    ofd?.close();
  }
}
