import type { Browser, Page } from 'playwright-core';
import { demoPassword } from '../server/src/demo/demo-password.ts';
import { openPage, signInAs } from './browser.ts';

/** Who takes part, by the names of their roles as the program prints them at its start. */
export const roles = {
  handler: '文件承办人',
  departmentArchivist: '兼职档案员',
  departmentHead: '部门负责人',
  archivist: '档案员',
  archivesHead: '档案部门负责人',
  leader: '分管领导',
} as const;

export type Office = {
  readonly browser: Browser;
  readonly address: string;
  readonly printed: string;
  /** What went wrong in anybody's browser. */
  readonly errors: string[];
};

/** Somebody sits down, signs in, works and signs out: nothing of them stays for who comes next. */
export async function as<Result>(
  { browser, address, printed, errors }: Office,
  role: keyof typeof roles,
  work: (page: Page) => Promise<Result>,
): Promise<Result> {
  const line = new RegExp(String.raw`^\s+${roles[role]}　*(\S+)\s+\S+ (\S+)$`, 'mu').exec(printed);
  if (!line) throw new Error(`${roles[role]} is not among the accounts printed`);
  const [, login = '', name = ''] = line;
  const { page, errors: mine } = await openPage(browser);
  await signInAs(page, address, login, demoPassword);
  const result = await work(page);
  await page.goto(address);
  await page.getByRole('heading', { name: '工作台' }).waitFor();
  await page.getByRole('button', { name: `我的账号：${name}` }).click();
  await page.getByRole('menuitem', { name: '退出' }).click();
  await page.getByRole('button', { name: '登录' }).waitFor();
  errors.push(...mine);
  await page.context().close();
  return result;
}

/** To a page, by the menu. */
export const go = (page: Page, name: string) =>
  page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name, exact: true }).click();

/** What opens beside the page, as the printed forms do. */
export async function opened(page: Page, open: () => Promise<void>): Promise<Page> {
  const coming = page.context().waitForEvent('page');
  await open();
  const beside = await coming;
  await beside.waitForLoadState();
  return beside;
}

/** How many sheets a print has, counted in the PDF that the browser makes of it. */
export async function sheetsOf(page: Page): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  return [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b/g)].length;
}

/** Chooses in a list of the form by what can be read in it. */
export async function choose(page: Page, list: string, option: string | RegExp): Promise<void> {
  await page.getByLabel(list, { exact: true }).click();
  const options = page.locator('.ant-select-item-option').filter({ visible: true });
  await options.filter({ hasText: option }).first().click();
}

export const rowOf = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text });
