import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { go, rowOf } from '../../people.ts';
import { electronic, fullName, onPaper, returned } from './documents.ts';

const reason = '责任者写成了简称，改为全称';
const good = [...electronic, onPaper].filter(({ title }) => title !== returned.title);

/** The archivist waits for the checks, signs what a machine cannot see, and gives one back. */
export async function returnOne(page: Page, batch: string): Promise<void> {
  await openBatch(page, batch);
  await signAll(page);
  await rowOf(page, returned.title).getByRole('checkbox').check();
  await page.getByRole('button', { name: '退回 1 件' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill(reason);
  await dialog.getByRole('button', { name: '退回', exact: true }).click();
  await page.getByText('已退回部门').waitFor();
  await rowOf(page, returned.title).getByText(reason).waitFor();

  for (const { title } of good) await rowOf(page, title).getByRole('checkbox').check();
  await page.getByRole('button', { name: '验收合格 3 件' }).click();
  await page.getByText('已验收').waitFor();
}

/** What came back waits on the workbench with its reason; it is put right where it was wrong. */
export async function putRight(page: Page): Promise<void> {
  const work = page.getByRole('row').filter({ hasText: '退回' });
  await work.getByRole('button').click();
  const row = rowOf(page, returned.title);
  await row.getByText(reason).waitFor();
  await row.getByText('退回 1 次').waitFor();
  await row.getByRole('link').first().click();
  await page.getByRole('button', { name: '著录', exact: true }).click();
  const creator = page.getByLabel('责任者', { exact: true });
  await expect(creator.inputValue()).resolves.toBe(returned.creator);
  await creator.fill(fullName);
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByText('已保存').waitFor();
}

/** And goes back at once, with a list of its own. */
export async function resubmit(page: Page): Promise<string> {
  await go(page, '预归档库');
  await page.getByText(/^退回补正 \d+$/).click();
  await rowOf(page, returned.title).getByRole('checkbox').check();
  await page.getByRole('button', { name: '重新提交' }).click();
  const preview = page.getByRole('region', { name: '移交清单预览' });
  await expect.poll(() => preview.textContent()).toContain(fullName);
  await page.getByRole('button', { name: '签字提交' }).click();
  const said = await page.getByText(/^已提交，批次 /).textContent();
  return said?.replace('已提交，批次 ', '') ?? '';
}

export async function acceptAgain(page: Page, batch: string): Promise<void> {
  await openBatch(page, batch);
  await page.getByText('补正后移交').waitFor();
  await signAll(page);
  await rowOf(page, returned.title).getByRole('checkbox').check();
  await page.getByRole('button', { name: '验收合格 1 件' }).click();
  await page.getByText('已验收').waitFor();
}

async function openBatch(page: Page, batch: string): Promise<void> {
  await go(page, '移交批次');
  await page.getByRole('link', { name: batch, exact: true }).click();
  await page.getByRole('heading', { name: batch }).waitFor();
}

/** One document that was opened stands for the whole batch. */
async function signAll(page: Page): Promise<void> {
  const sample = rowOf(page, returned.title).getByRole('checkbox');
  await sample.check();
  const sign = page.getByRole('button', { name: '人工检测签认（样本 1 件）' });
  // The checks of the machine come first; until they have run nothing can be signed.
  await expect.poll(() => sign.isEnabled(), { timeout: 60_000 }).toBe(true);
  await page.getByText('待人工签认：').waitFor();
  await sign.click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('合格', { exact: true }).isChecked()).resolves.toBe(true);
  await dialog.getByRole('button', { name: '签认', exact: true }).click();
  await page.getByText('待人工签认：').waitFor({ state: 'hidden' });
  await sample.uncheck();
}
