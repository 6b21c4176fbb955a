import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { choose, go, opened, rowOf } from '../../people.ts';
import { electronic, onPaper, type Paper } from './documents.ts';

const all = [...electronic, onPaper];

/** The handler drops the files in, and types what stands on each. */
export async function collect(page: Page, files: readonly string[]): Promise<void> {
  await go(page, '收集文件');
  for (const [index, paper] of electronic.entries()) {
    // One after another, so that the rows stand in the order of the year.
    await page.getByLabel('选择文件', { exact: true }).setInputFiles(files[index] ?? '');
    await typeInto(page, paper, index + 1);
  }
  await page.getByRole('button', { name: '登记 3 件' }).click();
  await page.getByText('已登记 3 件').waitFor();
}

async function typeInto(page: Page, paper: Paper, row: number): Promise<void> {
  const cell = (name: string) => page.getByLabel(`${name} ${row}`, { exact: true });
  await cell('题名').fill(paper.title);
  await cell('文号').fill(paper.documentNumber);
  await cell('责任者').fill(paper.creator);
  await cell('日期').fill(paper.date);
  await choose(page, `部门 ${row}`, '办公室');
  await cell('页数').fill(paper.pages);
  await cell('页数').press('Tab');
  // The year follows from the date.
  await expect.poll(() => cell('年度').inputValue()).toBe('2025');
}

/** What is on paper alone is typed into the sheet by the part-time archivist. */
export async function describePaper(page: Page): Promise<void> {
  await go(page, '著录录入');
  await choose(page, '新登记归入部门', '办公室');
  const blank = page
    .getByRole('row')
    .filter({ has: page.getByRole('gridcell'), hasNotText: /20\d\d/ })
    .first();
  await blank.getByRole('gridcell').first().click();
  const { title, documentNumber, creator, date, pages } = onPaper;
  for (const value of [title, documentNumber, creator, date, '2025', '30年', pages, '纸质原件']) {
    await page.keyboard.insertText(value);
    await page.keyboard.press('Enter');
  }
  await rowOf(page, onPaper.title).getByText('已保存').waitFor();
}

/** Under one clause of the agency's own schedule, which also gives the period. */
export async function preFile(page: Page): Promise<void> {
  await go(page, '预归档库');
  for (const { title } of all) await rowOf(page, title).getByRole('checkbox').check();
  await page.getByRole('button', { name: '列入预归档' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('保管期限表条款').fill('7.3');
  await page.getByText('7.3 请示与批复：一般业务（定期30年）').click();
  await dialog.getByRole('button', { name: '列入预归档' }).click();
  await page.getByText('已列入预归档').waitFor();
  await page.getByText(/^预归档 \d+$/).click();
  for (const { title } of all) {
    await expect(rowOf(page, title).getByText('7.3').textContent()).resolves.toBe('7.3');
    await expect(rowOf(page, title).getByText('定期30年').count()).resolves.toBe(1);
  }
}

/** The head signs; what is printed is what was signed, in duplicate. Returns the batch's name. */
export async function submit(page: Page): Promise<string> {
  await go(page, '预归档库');
  await page.getByText(/^预归档 \d+$/).click();
  for (const { title } of all) await rowOf(page, title).getByRole('checkbox').check();
  await page.getByRole('button', { name: '提交归档' }).click();
  const preview = page.getByRole('region', { name: '移交清单预览' });
  await preview.getByText(onPaper.title).waitFor();
  const promised = await cellsOf(preview.getByRole('row'));
  expect(promised.map(([, title]) => title)).toEqual(all.map(({ title }) => title));
  await page.getByRole('button', { name: '签字提交' }).click();
  const said = await page.getByText(/^已提交，批次 /).textContent();
  const name = said?.replace('已提交，批次 ', '') ?? '';

  await go(page, '移交批次');
  await page.getByRole('link', { name, exact: true }).click();
  const print = await opened(page, () =>
    page.getByRole('button', { name: '移交清单', exact: true }).click(),
  );
  await print.getByText('文件材料移交清单').first().waitFor();
  for (const copy of [1, 2]) {
    const sheet = print.locator('.sheet').filter({ hasText: `第 ${copy} 份` });
    expect(await cellsOf(sheet.getByRole('row'))).toEqual(promised);
  }
  await print.close();
  return name;
}

/** The rows of a table without its head. */
async function cellsOf(rows: ReturnType<Page['getByRole']>): Promise<string[][]> {
  const texts = await Promise.all(
    (await rows.all()).map((row) => row.getByRole('cell').allTextContents()),
  );
  return texts.filter((cells) => cells.length > 0);
}
