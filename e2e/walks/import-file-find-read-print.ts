import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { componentBytes } from '../../server/src/demo/component-bytes.ts';
import { demoDistrict } from '../../server/src/demo/district.ts';
import { as } from '../people.ts';
import type { Demonstration } from '../running-demonstration.ts';

type Given = Awaited<ReturnType<typeof givenCatalogue>>;

/** A catalogue of an old system with two documents of the demonstration, and one row that is wrong. */
async function givenCatalogue(directory: string) {
  await mkdir(directory, { recursive: true });
  const [document] = demoDistrict()
    .records.flatMap(({ components }) => components)
    .filter(({ role, content }) => role === 'original' && content.kind === 'document');
  if (!document) throw new Error('the demonstration has no official document');
  const pdf = join(directory, '旧档一.pdf');
  await writeFile(pdf, await componentBytes(document));
  const catalogue = join(directory, '旧目录.csv');
  await writeFile(
    catalogue,
    [
      '序号,题名,责任者,文号,日期,保管期限,页数,机构,电子文件名',
      '1,关于开展旧档清查的通知,云岫区自然资源局,云岫旧档〔1998〕7号,1998年3月2日,长期,2,办公室,旧档一.pdf',
      '2,关于旧档清查情况的报告,云岫区自然资源局,云岫旧档〔1998〕8号,19980410,永久,3,办公室,',
      '3,日期写错的一份文件,云岫区自然资源局,,1998-02-30,永久,1,办公室,',
    ].join('\r\n'),
  );
  return { catalogue, pdf };
}

/** An archivist signs in, imports, files, searches, reads and prints. */
export async function importFileFindReadPrint({ data, office }: Demonstration): Promise<void> {
  const given = await givenCatalogue(join(data, 'given'));
  await as(office, 'archivist', (page) => walk(page, office.address, given));
}

async function walk(page: Page, address: string, { catalogue, pdf }: Given): Promise<void> {
  // Import: the wrong row is named, the others come in with their file.
  await page.getByRole('link', { name: '目录导入' }).click();
  const [catalogueField, filesField] = await page.locator('input[type=file]').all();
  await catalogueField?.setInputFiles(catalogue);
  await filesField?.setInputFiles(pdf);
  await page.getByRole('button', { name: '导入', exact: true }).click();
  await page.getByText('日期“1998-02-30”无效').waitFor();
  const figure = (name: string) => page.locator('.import-figures').getByText(name).locator('..');
  await expect.poll(() => figure('已导入').textContent()).toContain('2');

  // File: everything that is ready, with the numbers announced.
  await page.getByRole('link', { name: '归档', exact: true }).click();
  await page.getByText('A012-WS·1998-Y-BGS-0001').waitFor();
  await page.getByRole('button', { name: /^归档 \d+ 件$/ }).click();
  await page.getByText(/已归档 \d+ 件。/).waitFor();

  // Find: by its number in other brackets, and read the paper itself.
  await page.goto(`${address}/search?text=${encodeURIComponent('云岫旧档[1998]7号')}`);
  await page.getByRole('link', { name: '关于开展旧档清查的通知' }).click();
  await page.getByText('A012-WS·1998-D30-BGS-0001').first().waitFor();
  const paperText = page.locator('.textLayer').first();
  await expect.poll(() => paperText.textContent(), { timeout: 30_000 }).not.toBe('');
  const painted = await page
    .locator('canvas')
    .first()
    .evaluate((canvas: HTMLCanvasElement) => {
      const { data: pixels } = canvas
        .getContext('2d')
        ?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
      return [...pixels].some((value, index) => index % 4 !== 3 && value < 128);
    });
  expect(painted).toBe(true);

  // Print: the catalogue of the class, nine columns, as many pages on paper as in the preview.
  await page.getByRole('link', { name: '已归档', exact: true }).click();
  const opened = page.context().waitForEvent('page');
  const row = page.getByRole('row').filter({ hasText: '永久' }).last();
  await row.getByRole('link', { name: '归档文件目录' }).click();
  const print = await opened;
  await print.getByText('第 1 页').first().waitFor();
  const heads = await print.getByRole('columnheader').allTextContents();
  expect(heads.slice(0, 9)).toEqual([
    '序号',
    '档号',
    '文号',
    '责任者',
    '题名',
    '日期',
    '密级',
    '页数',
    '备注',
  ]);
  await expect(print.getByText('19980410').first().textContent()).resolves.toBe('19980410');
  const paper = await print.pdf({ preferCSSPageSize: true });
  expect(paper.length).toBeGreaterThan(1000);
  await print.close();
}
