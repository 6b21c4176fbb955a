// Prints one JSON line: whether the sheet for keyboard entry lags with a thousand rows, in real Chromium on
// the built pages (npm run build in web/ first), the API answered here at once. Frames while the sheet is
// scrolled through from top to bottom; the time from a key to the next frame while a title is typed and
// while Enter goes on from cell to cell. Beside it the same scroll over a plain table of the same rows.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { cpus } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { permissions } from '@lantai/contract/permission.ts';
import type { Page } from 'playwright-core';
import { openBrowser } from '../e2e/browser.ts';

const rows = Number(process.argv[2] ?? 1000);
const dist = fileURLToPath(new URL('../web/dist', import.meta.url));
const fondsId = '00000000-0000-4000-8000-0000000000f1';
const agencyId = '00000000-0000-4000-8000-0000000000a1';
const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

function recordOf(index: number, changes: object = {}) {
  return {
    id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    ...{ state: 'registered', category: 'WS', fondsId, fondsCode: 'A001', receivedAs: 'holding' },
    temporaryNumber: `TA001-2026-${String(index).padStart(6, '0')}`,
    archivalCode: null,
    title: `云岫区自然资源局关于做好第${index}号事项有关工作的通知`,
    ...{ creator: '云岫区自然资源局', documentNumber: `云自资发〔2025〕${index}号` },
    ...{ date: '2025-05-06', documentOn: '2025-05-06', year: 2025, retention: 'D30' },
    ...{ securityLevel: 'public', departmentName: '办公室', pages: 4, remark: null },
    ...{ components: 0, quarantined: false, faults: [], version: 1 },
    createdAt: '2026-03-01T01:00:00.000Z',
    ...changes,
  };
}

/** The same rows as nothing but text, all of them drawn. */
function plainTable(): string {
  const lines = Array.from({ length: rows }, (_, index) => {
    const { temporaryNumber, title, documentNumber, creator, date, year } = recordOf(index + 1);
    const cells = [temporaryNumber, title, documentNumber, creator, date, year, 'D30', 4];
    return `<tr style="height:28px">${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  });
  return `<div id="plain" style="overflow:auto;height:500px"><table>${lines.join('')}</table></div>`;
}

function answer(method: string, path: string, search: URLSearchParams): unknown {
  if (path === '/session')
    return {
      ...{ accountId: agencyId, personId: agencyId, name: '测试', login: 'bench' },
      ...{ duty: 'business', permissions, roles: [], works: [], oversees: [], clearance: 1 },
      ...{ mustChangePassword: false, idleMinutes: 30, firstSteps: false },
    };
  if (path === '/classification/fonds')
    return [
      {
        ...{ id: fondsId, code: 'A001', name: '示例局', agencyId, agencyName: '示例局' },
        ...{ foundedOn: null, records: rows, filed: 0, version: 1 },
      },
    ];
  if (path === '/records') {
    const from = Number(search.get('after') ?? 0);
    const to = Math.min(rows, from + 500);
    const records = Array.from({ length: to - from }, (_, index) => recordOf(from + index + 1));
    return { records, total: rows, next: to < rows ? String(to) : null };
  }
  if (method === 'PUT') return recordOf(Number(path.slice(-12)), { version: 2 });
  return [];
}

const server = createServer(async (request, response) => {
  const url = new URL(request.url ?? '/', 'http://localhost');
  if (url.pathname.startsWith('/api/')) {
    const reply = answer(request.method ?? 'GET', url.pathname.slice(4), url.searchParams);
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(reply));
    return;
  }
  const name = extname(url.pathname) ? url.pathname : '/index.html';
  const type = types[extname(name)] ?? 'application/octet-stream';
  response.writeHead(200, { 'content-type': type }).end(await readFile(join(dist, name)));
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const address = server.address();
const port = typeof address === 'object' && address ? address.port : 0;
const browser = await openBrowser();
try {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  await page.goto(`http://127.0.0.1:${port}/records/entry?fonds=${fondsId}`);
  await page.locator('.entry-cell').first().waitFor();
  const scrolled = await scrollThrough(page, '.entry-sheet');
  await page.locator('.entry-sheet').evaluate((sheet) => sheet.scrollTo(0, 5600));
  await page.locator('.entry-row[aria-rowindex="210"] .entry-cell').first().click();
  const typed = await keyTimes(page, Array.from('abcdefghij'.repeat(10)));
  const entered = await keyTimes(
    page,
    Array.from({ length: 100 }, () => 'Enter'),
  );
  const drawn = await page.locator('.entry-row').count();
  await page.setContent(plainTable());
  const plain = await scrollThrough(page, '#plain');
  console.log(
    JSON.stringify({
      ...{ bench: 'entry-sheet', rows, rowsDrawn: drawn },
      ...{ scrollFrameMs: figures(scrolled), plainTableScrollFrameMs: figures(plain) },
      ...{ keyToFrameMs: figures(typed), enterToFrameMs: figures(entered) },
      machine: `${cpus().length} × ${cpus()[0]?.model}`,
    }),
  );
} finally {
  await browser.close();
  server.close();
}

/** How long each frame takes while the whole sheet passes by, 120 px a frame. */
function scrollThrough(page: Page, selector: string): Promise<number[]> {
  return page.evaluate(async (within) => {
    const sheet = document.querySelector(within);
    const frames: number[] = [];
    if (!sheet) return frames;
    let last = await new Promise<number>(requestAnimationFrame);
    while (sheet.scrollTop + sheet.clientHeight < sheet.scrollHeight - 1) {
      sheet.scrollTop += 120;
      const now = await new Promise<number>(requestAnimationFrame);
      frames.push(now - last);
      last = now;
    }
    return frames;
  }, selector);
}

/** From the moment the browser received a key to the frame after it was dealt with. */
async function keyTimes(page: Page, keys: readonly string[]): Promise<number[]> {
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { times });
    const note = (event: KeyboardEvent) =>
      requestAnimationFrame(() =>
        setTimeout(() => times.push(performance.now() - event.timeStamp)),
      );
    window.addEventListener('keydown', note, true);
  });
  for (const key of keys) await page.keyboard.press(key);
  await page.waitForTimeout(200);
  return page.evaluate(() => (window as unknown as { times: number[] }).times);
}

function figures(values: readonly number[]) {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (share: number) =>
    Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 10) / 10;
  return { count: values.length, p50: at(0.5), p95: at(0.95), worst: at(0.9999) };
}
