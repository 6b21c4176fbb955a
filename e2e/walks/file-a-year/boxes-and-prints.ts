import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { go, opened, rowOf, sheetsOf } from '../../people.ts';
import { electronic, onPaper } from './documents.ts';

const classKey = 'A012-WS·2025-D30-BGS';
const shelf = '1 库 2 列 3 架 4 层';

/** Numbers are announced before they are given; afterwards the class has no gap. Returns the codes. */
export async function file(page: Page): Promise<string[]> {
  await go(page, '归档');
  const announced = await rowOf(page, classKey).getByRole('cell').last().textContent();
  await page.getByRole('button', { name: /^归档 \d+ 件$/ }).click();
  await page.getByText(/已归档 \d+ 件。/).waitFor();
  const codes = await codesOf(page);
  expect(announced).toBe(`${codes[0]} ～ ${codes.at(-1)}`);
  return codes;
}

/** In the order of their dates, one after another (DA/T 22-2015, 5.4.3). */
export async function codesOf(page: Page): Promise<string[]> {
  const codes: string[] = [];
  for (const { title } of [...electronic, onPaper]) codes.push(await codeOf(page, title));
  const first = Number(codes[0]?.slice(-4));
  expect(codes).toEqual(
    codes.map((_, index) => `${classKey}-${String(first + index).padStart(4, '0')}`),
  );
  await go(page, '已归档');
  const row = rowOf(page, `0001–${codes.at(-1)?.slice(-4)}`).filter({ hasText: '办公室' });
  await row.getByText('连续').first().waitFor();
  return codes;
}

async function codeOf(page: Page, title: string): Promise<string> {
  await go(page, '检索');
  await page.getByPlaceholder('题名、文号、责任者、档号或正文中的字句').fill(title);
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: title }).first().click();
  await page.getByRole('heading', { name: title }).waitFor();
  const code = page.getByText(new RegExp(String.raw`^${classKey}-\d{4}$`, 'u')).first();
  return (await code.textContent()) ?? '';
}

/** The paper of the class is planned into a box, closed and put on a shelf. */
export async function box(page: Page, code: string): Promise<void> {
  await go(page, '装盒');
  await rowOf(page, '办公室').getByRole('link', { name: '编制装盒方案' }).click();
  const number = code.slice(-4);
  await page.getByText(`${number}–${number}`).waitFor();
  await page.getByRole('button', { name: '按方案装 1 盒' }).click();
  await page.getByText('已装盒').waitFor();
  await page.getByRole('link', { name: '第 1 盒' }).click();
  await rowOf(page, code).getByText(onPaper.title).waitFor();
  await page.getByRole('button', { name: '封盒' }).click();
  await page.getByText('已封盒').first().waitFor();
  await page.getByRole('button', { name: '上架' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('存放位置').fill(shelf);
  await dialog.getByRole('button', { name: '上架' }).click();
  await page.getByText(shelf).first().waitFor();

  const labels = await opened(page, () => page.getByRole('button', { name: '打印盒标签' }).click());
  const label = labels.getByRole('article');
  for (const part of ['A012 云岫区自然资源局', '第 1 盒', '2025', '定期30年', '办公室', shelf])
    await label.getByText(part, { exact: true }).waitFor();
  expect(await label.locator('svg path').count()).toBeGreaterThan(0);
  expect(await sheetsOf(labels)).toBe(1);
  await labels.close();
}

/** Every form of the class: what it says, and as many sheets on paper as in the preview. */
export async function print(page: Page, codes: readonly string[]): Promise<void> {
  await go(page, '已归档');
  const row = rowOf(page, `0001–${codes.at(-1)?.slice(-4)}`).filter({ hasText: '办公室' });
  const form = await opened(page, () =>
    row.first().getByRole('link', { name: '归档文件目录' }).click(),
  );
  const [first = ''] = codes;
  await rowOf(form, first)
    .getByText(electronic[0]?.title ?? '')
    .waitFor();
  await rowOf(form, codes.at(-1) ?? '')
    .getByText(onPaper.title)
    .waitFor();
  await samePages(form);
  const says: [string, string | RegExp][] = [
    ['目录封面', '云岫区自然资源局'],
    ['盒脊', '2025'],
    ['备考表', /共 \d+ 件 \d+ 页。/],
    ['归档章', first.slice(-4)],
  ];
  for (const [name, text] of says) {
    await form.getByText(name, { exact: true }).first().click();
    await form.locator('.sheet').getByText(text).first().waitFor();
    await samePages(form);
  }
  await form.close();
}

async function samePages(form: Page): Promise<void> {
  const said = form.getByText(/共 \d+ 页$/).first();
  await said.waitFor();
  const pages = Number(/共 (\d+) 页$/.exec((await said.textContent()) ?? '')?.[1]);
  expect(await sheetsOf(form)).toBe(pages);
}
