import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { acceptAgain, putRight, resubmit, returnOne } from './file-a-year/acceptance.ts';
import { box, file, print } from './file-a-year/boxes-and-prints.ts';
import { givenDocuments } from './file-a-year/documents.ts';
import { collect, describePaper, preFile, submit } from './file-a-year/hand-over.ts';
import { as, type Office } from './file-a-year/people.ts';
import {
  acknowledgePlan,
  approvePlan,
  drawUpPlan,
  figuresOf,
  publishPlan,
} from './file-a-year/plan.ts';
import { givenDataDirectory, startArchive } from './running-archive.ts';

test('a department files its year: six people, from the document to the shelf', async () => {
  await using data = await givenDataDirectory();
  await using archive = await startArchive(data.path, '--demo');
  const files = await givenDocuments(join(data.path, 'given'));
  const browser = await openBrowser();
  const office: Office = {
    browser,
    address: archive.address,
    printed: archive.printed(),
    errors: [],
  };

  await as(office, 'handler', (page) => collect(page, files));

  await as(office, 'archivesHead', drawUpPlan);
  await as(office, 'leader', approvePlan);
  let before: number[] = [];
  await as(office, 'archivesHead', async (page) => {
    await publishPlan(page);
    before = await figuresOf(page);
  });
  await as(office, 'departmentHead', acknowledgePlan);

  await as(office, 'departmentArchivist', async (page) => {
    await describePaper(page);
    await preFile(page);
  });
  const batch = await as(office, 'departmentHead', submit);

  await as(office, 'archivist', (page) => returnOne(page, batch));
  const again = await as(office, 'departmentArchivist', async (page) => {
    await putRight(page);
    return resubmit(page);
  });
  await as(office, 'archivist', async (page) => {
    await acceptAgain(page, again);
    const codes = await file(page);
    await box(page, codes.at(-1) ?? '');
    await print(page, codes);
  });

  // The paper came after the plan was published; all four were handed over and accepted.
  const [collected = 0, handedOver = 0, accepted = 0] = before;
  await as(office, 'archivesHead', async (page) =>
    expect(await figuresOf(page)).toEqual([collected + 1, handedOver + 4, accepted + 4]),
  );

  expect(office.errors).toEqual([]);
  await browser.close();
  expect(await archive.kill('SIGTERM')).toBe(0);
}, 300_000);
