import { builtInCodeRule } from '@lantai/contract/classification/built-in-code-rules.ts';
import { expect, test } from 'vitest';
import { decideScheme } from '../../classification/decide-scheme.ts';
import { closeVolume } from './close-volume.ts';
import { givenByVolume, sheet } from './given-volume.test-fixture.ts';

const binding = {
  complete: '逐件点收，与移交清单相符',
  whole: '逐页检查，无缺页',
  layout: '均为 A4 竖版',
  numbering: '件号、页号连续',
};

async function givenAsking() {
  const world = await givenByVolume();
  const codeRule = builtInCodeRule('DAT94_2022');
  if (!codeRule) throw new Error('no rule');
  await world.archive.run(decideScheme, world.head, {
    fondsId: world.agency.fondsId,
    category: 'KU',
    order: 'year-retention',
    dividedBy: 'department',
    unit: 'volume',
    codeRule,
    validFromYear: 2024,
    bindingCheck: true,
  });
  return world;
}

test('where the scheme asks for it, a volume is closed only with the four statements, which it keeps', async () => {
  const { archive, head, record, create, close, detail } = await givenAsking();
  await using _ = archive;
  const volumeId = await create({ recordIds: [await record('凭证一')] });
  expect(await detail(volumeId)).toMatchObject({ bindingCheck: true });
  await expect(close(volumeId)).rejects.toMatchObject({
    code: 'arrangement.volume-binding-unstated',
  });
  await archive.run(closeVolume, head, { volumeId, ...sheet, binding });
  expect(await detail(volumeId)).toMatchObject({
    state: 'closed',
    referenceSheet: { ...sheet, binding },
  });
  const entry = (await archive.trail()).find(({ command }) => command.endsWith('close-volume'));
  expect(entry).toMatchObject({ details: { binding } });
});

test('a volume of an earlier year is closed as the scheme of its year says', async () => {
  const { archive, record, create, close, detail } = await givenAsking();
  await using _ = archive;
  const volumeId = await create({
    year: 2023,
    recordIds: [await record('凭证', { date: '2023-03-31' })],
  });
  await close(volumeId);
  expect(await detail(volumeId)).toMatchObject({ state: 'closed', bindingCheck: false });
});
