import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { go, rowOf } from '../../people.ts';

const plan = 'A012 2025 年 第 1 版';

/** The head of the archives draws the year's plan up from last year and the limits. */
export async function drawUpPlan(page: Page): Promise<void> {
  await go(page, '归档计划');
  await page.getByRole('button', { name: '编制计划' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('文件形成年度').fill('2025');
  await dialog.getByRole('button', { name: '编制计划' }).click();
  await page.getByRole('heading', { name: '2025 年归档计划' }).waitFor();
  await expect(dueOf(page)).resolves.toBe('2026-06-30');
}

export async function approvePlan(page: Page): Promise<void> {
  await openPlan(page);
  await page.getByRole('button', { name: '批准', exact: true }).click();
  await page.getByText('已批准').first().waitFor();
}

export async function publishPlan(page: Page): Promise<void> {
  await openPlan(page);
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await page.getByText('已发布').first().waitFor();
}

/** The head of the department takes note of its line, which then bears the name. */
export async function acknowledgePlan(page: Page): Promise<void> {
  await openPlan(page);
  const line = rowOf(page, '办公室').filter({ hasText: '文书' });
  await line.getByRole('button', { name: '签收' }).click();
  await line.getByText(/ \d\d-\d\d 签收$/).waitFor();
}

/** What the plan counts for the office: collected, handed over, accepted. */
export async function figuresOf(page: Page): Promise<number[]> {
  await openPlan(page);
  const heads = await page.getByRole('columnheader').allTextContents();
  const cells = await rowOf(page, '办公室')
    .filter({ hasText: '文书' })
    .getByRole('cell')
    .allTextContents();
  return ['已收集', '已移交', '已验收'].map((head) => Number(cells[heads.indexOf(head)]));
}

async function openPlan(page: Page): Promise<void> {
  await go(page, '归档计划');
  await page.getByRole('link', { name: plan }).click();
  await page.getByRole('heading', { name: '2025 年归档计划' }).waitFor();
}

async function dueOf(page: Page): Promise<string | undefined> {
  const cells = await rowOf(page, '办公室').filter({ hasText: '文书' }).getByRole('cell').all();
  return (await cells[2]?.textContent())?.slice(0, 10);
}
