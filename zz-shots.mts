import { openBrowser, openPage, signInAs } from './e2e/browser.ts';
const [address, login, out, width, ...paths] = process.argv.slice(2);
const browser = await openBrowser();
const { page, errors } = await openPage(browser);
await page.setViewportSize({ width: Number(width), height: Number(width) === 1366 ? 768 : 1080 });
await signInAs(page, address!, login!, 'Lantai-2026');
let list = paths;
if (list.length === 0) {
  list = await page.locator('nav a, aside a, .ant-menu a').evaluateAll((links) => [...new Set(links.map((a) => new URL((a as HTMLAnchorElement).href).pathname))]);
  console.log(list.join(' '));
}
for (const path of list) {
  await page.goto(address + path);
  await page.waitForTimeout(1200);
  await page.screenshot({ path: `${out}/${path.replaceAll(/[^A-Za-z0-9]+/g, '_') || 'home'}.png` });
}
console.log('errors', errors);
await browser.close();
