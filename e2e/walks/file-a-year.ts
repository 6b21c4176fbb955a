import { join } from 'node:path';
import { expect } from 'vitest';
import { as } from '../people.ts';
import type { Demonstration } from '../running-demonstration.ts';
import { acceptAgain, putRight, resubmit, returnOne } from './file-a-year/acceptance.ts';
import { box, file, print } from './file-a-year/boxes-and-prints.ts';
import { givenDocuments } from './file-a-year/documents.ts';
import { collect, describePaper, preFile, submit } from './file-a-year/hand-over.ts';
import {
  acknowledgePlan,
  approvePlan,
  drawUpPlan,
  figuresOf,
  publishPlan,
} from './file-a-year/plan.ts';

/** Six people, from the document to the shelf. */
export async function fileAYear({ data, office }: Demonstration): Promise<void> {
  const files = await givenDocuments(join(data, 'given'));
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
}
