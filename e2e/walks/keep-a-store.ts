import { globSync } from 'node:fs';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { checkItemsOf } from '@lantai/contract/quality/check-item.ts';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import {
  packed,
  pageParts,
  textXml,
} from '../../server/src/preservation/ofd/given-ofd.test-fixture.ts';
import { as, go, opened, rowOf, sheetsOf } from '../people.ts';
import type { Demonstration } from '../running-demonstration.ts';

/** The demonstration orders its own work at the start; what is asked for here waits its turn. */
const patience = { timeout: 120_000 };

/** Damage is found, named and mended; reports are printed; an OFD is read. */
export async function keepAStore({ data, office }: Demonstration): Promise<void> {
  await as(office, 'archivesHead', async (page) => {
    await go(page, '存储与副本');
    await rowOf(page, '同机副本').getByText('已跟上').waitFor(patience);
    const damaged = await damageOne(join(data, 'store'));
    await inspectAll(page);
    const found = rowOf(page, '内容改变');
    await found.waitFor(patience);
    expect(await found.count()).toBe(1);
    expect(await found.textContent()).toContain(damaged.title);

    await mend(page, damaged.title);
    expect((await readFile(damaged.path)).equals(damaged.bytes)).toBe(true);
    await inspectAll(page);
    await page.getByText('所读之处的文件都完好。').waitFor(patience);

    await printReport(page);
  });

  const file = await givenOfd(join(data, 'given'));
  await as(office, 'archivist', (page) => readOfd(page, file));
}

/** One bit of one file of 云岫区自然资源局, as a disk forgets it. */
async function damageOne(store: string) {
  const [found = ''] = globSync('**/content/content/001-云岫自资*.pdf', { cwd: store });
  const path = join(store, found);
  const bytes = await readFile(path);
  const changed = Buffer.from(bytes);
  const middle = Math.floor(changed.length / 2);
  changed[middle] = (changed[middle] ?? 0) ^ 1;
  await chmod(path, 0o644);
  await writeFile(path, changed);
  // 001-云岫自资发〔2025〕3号 云岫区自然资源局关于……的通报.pdf
  return { path, bytes, title: basename(found, '.pdf').split(' ').slice(1).join(' ') };
}

async function inspectAll(page: Page): Promise<void> {
  await go(page, '巡检');
  await page.getByRole('button', { name: '开始巡检' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('全面', { exact: true }).click();
  // The demonstration has ordered the check of its own; here only bytes are read.
  await dialog.getByLabel('一并做四性检测（长期保存 32 项）').uncheck();
  await dialog.getByRole('button', { name: '开始巡检' }).click();
  await page.getByRole('heading', { name: /^巡检 \d/ }).waitFor();
}

async function mend(page: Page, title: string): Promise<void> {
  await go(page, '存储损坏');
  const damage = rowOf(page, title);
  await damage.getByRole('button', { name: '修复', exact: true }).click();
  await page.getByText('已修复', { exact: true }).last().waitFor();
  await damage.getByText(/修复，\d{4}-\d{2}-\d{2}/).waitFor();
}

/** The check of keeping that the demonstration has ordered, from the screen to the paper. */
async function printReport(page: Page): Promise<void> {
  await go(page, '四性检测');
  const run = rowOf(page, '长期保存');
  await run.getByText('已检测').waitFor(patience);
  await run.getByRole('link').first().click();
  const paper = await opened(page, () =>
    page.getByRole('link', { name: '打印', exact: true }).click(),
  );
  await paper.getByRole('heading', { name: '检测报告' }).waitFor();
  for (const { code, name } of checkItemsOf('BC'))
    await paper
      .getByRole('row', { name: `${code} ` })
      .filter({ hasText: name })
      .first()
      .waitFor();
  expect(await sheetsOf(paper)).toBeGreaterThan(0);
  await paper.close();
}

const told = '关于做好二〇二六年防汛值班工作的通知';

async function givenOfd(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, '防汛值班通知.ofd');
  await writeFile(path, packed(pageParts(textXml(told, 'X="0" Y="5" DeltaX="g 17 4"'))));
  return path;
}

/** From the intake to the screen: drawn, searched, and what was found marked where it stands. */
async function readOfd(page: Page, file: string): Promise<void> {
  await go(page, '收集文件');
  await page.getByLabel('选择文件', { exact: true }).setInputFiles(file);
  await page.getByRole('button', { name: '登记 1 件' }).click();
  await page.getByText('已登记 1 件').waitFor();
  await go(page, '未归档');
  await rowOf(page, '防汛值班通知').getByRole('link').first().click();
  const sheet = page.getByRole('article', { name: '第 1 页' });
  await sheet.getByText(told).waitFor();
  await expect.poll(() => pictureOf(sheet), patience).toBeGreaterThan(0);
  await page.getByLabel('查找正文').fill('防汛值班');
  await page.getByText('1 / 1', { exact: true }).waitFor();
  const mark = sheet.locator('.chosen');
  await mark.waitFor();
  const [marked, all] = [await mark.boundingBox(), await sheet.boundingBox()];
  // The tenth of eighteen letters of four millimetres each, from the tenth millimetre of a hundred.
  expect(((marked?.x ?? 0) - (all?.x ?? 0)) / (all?.width ?? 1)).toBeCloseTo(0.46, 1);
}

/** How wide the drawn page has become; nothing where it could not be drawn. */
const pictureOf = (sheet: ReturnType<Page['getByRole']>) =>
  sheet.locator('img').evaluate((img) => (img as HTMLImageElement).naturalWidth);
