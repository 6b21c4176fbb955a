import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Demonstration, startDemonstration } from './running-demonstration.ts';
import { fileAYear } from './walks/file-a-year.ts';
import { importFileFindReadPrint } from './walks/import-file-find-read-print.ts';
import { keepAStore } from './walks/keep-a-store.ts';
import { hasSamples, trySampleCatalogue } from './walks/sample-catalogue.ts';

// Loading the demonstration takes longer than most walks: it is loaded once, and people come one after another. By the
// end of the first walk it has done what it orders for itself, and the machine belongs to the year.
let demonstration: Demonstration;
beforeAll(async () => {
  demonstration = await startDemonstration();
}, 300_000);
afterEach(() => {
  expect(demonstration.office.errors.splice(0)).toEqual([]);
});
afterAll(async () => {
  expect(await demonstration.end()).toBe(0);
}, 120_000);

const walkTime = 300_000;

test(
  'an archive room keeps its store: damage is found, named and mended; reports are printed; an OFD is read',
  () => keepAStore(demonstration),
  walkTime,
);

test(
  'a department files its year: six people, from the document to the shelf',
  () => fileAYear(demonstration),
  walkTime,
);

test(
  'an archivist signs in, imports, files, searches, reads and prints',
  () => importFileFindReadPrint(demonstration),
  walkTime,
);

if (!hasSamples) console.warn('../shared/data is not there: the sample catalogue is not tried');
test.skipIf(!hasSamples)(
  'the sample catalogue: every document whose row is right is filed, found by its own words, and shown',
  () => trySampleCatalogue(demonstration),
  walkTime,
);
