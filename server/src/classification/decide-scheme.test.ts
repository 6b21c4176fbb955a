import type { ArchivalCodeRule } from '@lantai/contract/classification/archival-code-rule.ts';
import { builtInCodeRule } from '@lantai/contract/classification/built-in-code-rules.ts';
import type { ClassificationOrder } from '@lantai/contract/classification/classification-order.ts';
import { expect, test } from 'vitest';
import { keepHouse } from '#platform/command.ts';
import { givenRecord } from '../../test/given-records.ts';
import { givenAgency, givenPerson, openTestArchive } from '../../test/test-archive.ts';
import { createCodeRule } from './create-code-rule.ts';
import { createFonds } from './create-fonds.ts';
import { decideScheme } from './decide-scheme.ts';
import { findCodeRules, findSchemes, schemeFor } from './scheme-queries.ts';

const rule = (id: string): ArchivalCodeRule => {
  const found = builtInCodeRule(id);
  if (!found) throw new Error(`no rule ${id}`);
  return found;
};

async function givenHead() {
  const archive = await openTestArchive();
  const agency = await givenAgency(archive);
  const head = await givenPerson(archive, 'archives-head', agency.agencyId);
  const decide = (codeRule: ArchivalCodeRule, order: ClassificationOrder, validFromYear: number) =>
    archive.run(decideScheme, head, {
      fondsId: agency.fondsId,
      category: 'WS',
      order,
      dividedBy: 'department',
      codeRule,
      validFromYear,
    });
  return { archive, agency, head, decide };
}

test('each year follows the newest scheme that had begun by then', async () => {
  const { archive, agency, head, decide } = await givenHead();
  await using _ = archive;
  await decide(rule('DAT13_2022_ITEM'), 'year-retention', 2024);
  const schemes = await archive.read(head, (db) => findSchemes(db, agency.fondsId));
  const idIn = (year: number) => schemeFor(schemes, 'WS', year).codeRule.id;
  expect([2023, 2024, 2030].map(idIn)).toEqual([
    'DAT22_2015',
    'DAT13_2022_ITEM',
    'DAT13_2022_ITEM',
  ]);
  expect(schemeFor(schemes, 'KJ', 2024)).toMatchObject({ order: 'year-retention' });
});

test('a scheme is not changed for years in which codes were given, and may be for those to come', async () => {
  const { archive, agency, head, decide } = await givenHead();
  await using _ = archive;
  const recordId = await givenRecord(archive, agency, head, {
    description: { date: '2024-05-06' },
  });
  await keepHouse(archive.platform, (tx) =>
    tx
      .updateTable('record')
      .set({ archival_code: 'A001-WS·2024-D30-BGS-0001' })
      .where('id', '=', recordId)
      .execute(),
  );
  await expect(decide(rule('DAT13_2022_ITEM'), 'year-retention', 2024)).rejects.toMatchObject({
    code: 'classification.scheme-in-use',
    details: { count: 1 },
  });
  await decide(rule('DAT13_2022_ITEM'), 'year-retention', 2025);
});

test('a rule whose codes do not tell the classes apart is refused', async () => {
  const { archive, decide } = await givenHead();
  await using _ = archive;
  await expect(
    decide(rule('DAT13_2022_GROUP'), 'year-department-retention', 2025),
  ).rejects.toMatchObject({
    code: 'classification.code-rule-invalid',
  });
});

test('a rule that asks for what filing does not know is refused when it is chosen', async () => {
  const { archive, decide } = await givenHead();
  await using _ = archive;
  await expect(decide(rule('DAT13_2022_VOLUME'), 'year-retention', 2025)).rejects.toMatchObject({
    code: 'classification.code-rule-invalid',
    details: { reason: expect.stringContaining('案卷号') },
  });
});

test('an agency’s own rule stands beside the built-in ones, under a name of its own, for itself', async () => {
  const { archive, agency, head } = await givenHead();
  await using _ = archive;
  const own = { ...rule('DAT13_2022_ITEM'), id: 'OWN_RULE', name: '本局规则' };
  await archive.run(createCodeRule, head, { agencyId: agency.agencyId, rule: own });
  for (const taken of [own, { ...own, id: 'DAT22_2015' }])
    await expect(
      archive.run(createCodeRule, head, { agencyId: agency.agencyId, rule: taken }),
    ).rejects.toMatchObject({
      code: 'classification.code-rule-invalid',
    });
  const other = await givenAgency(archive, { code: 'B002', name: '邻局' });
  const neighbour = await givenPerson(archive, 'archives-head', other.agencyId);
  const seen = async (actor: typeof head) =>
    (await archive.read(actor, findCodeRules)).map(({ id }) => id);
  expect(await seen(head)).toContain('OWN_RULE');
  expect(await seen(neighbour)).not.toContain('OWN_RULE');
});

test('a fonds code is given once in the archives, also by somebody who cannot see who has it', async () => {
  const { archive, agency, head } = await givenHead();
  await using _ = archive;
  await givenAgency(archive, { code: 'B002', name: '邻局' });
  await expect(
    archive.run(createFonds, head, {
      agencyId: agency.agencyId,
      code: 'B002',
      name: '又一',
      foundedOn: null,
    }),
  ).rejects.toMatchObject({ code: 'classification.fonds-code-taken' });
});
