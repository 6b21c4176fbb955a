import { expect, test } from 'vitest';
import { givenRecord } from '../../../test/given-records.ts';
import { findCandidates } from './candidate-queries.ts';
import { closeVolume } from './close-volume.ts';
import { createVolume } from './create-volume.ts';
import { describeVolume } from './describe-volume.ts';
import { dissolveVolume } from './dissolve-volume.ts';
import { givenByVolume, sheet } from './given-volume.test-fixture.ts';
import { orderVolume } from './order-volume.ts';
import { putIntoVolume } from './put-into-volume.ts';
import { reopenVolume } from './reopen-volume.ts';
import { takeOutOfVolume } from './take-out-of-volume.ts';

test('records are put in, ordered and taken out, and their places run on without a gap', async () => {
  const { archive, head, record, create, detail } = await givenByVolume();
  await using _ = archive;
  const [a, b, c] = [await record('甲'), await record('乙'), await record('丙')];
  const volumeId = await create();
  const candidates = () => archive.read(head, (db) => findCandidates(db, volumeId, undefined));
  expect(new Set((await candidates()).map(({ id }) => id))).toEqual(new Set([a, b, c]));
  await archive.run(putIntoVolume, head, { volumeId, recordIds: [a, b, c] });
  // Again is nothing new.
  await archive.run(putIntoVolume, head, { volumeId, recordIds: [a] });
  expect(await candidates()).toEqual([]);
  const { version } = await detail(volumeId);
  const items = [c, a, b].map((recordId) => ({ recordId, chosen: true }));
  await archive.run(orderVolume, head, { volumeId, items, version });
  await expect(archive.run(orderVolume, head, { volumeId, items, version })).rejects.toMatchObject({
    code: 'records.changed-meanwhile',
  });
  await archive.run(takeOutOfVolume, head, { volumeId, recordIds: [a] });
  expect((await detail(volumeId)).items.map(({ title, position }) => [title, position])).toEqual([
    ['丙', 1],
    ['乙', 2],
  ]);
});

test('a record that does not belong into the volume is refused, with the reason', async () => {
  const { archive, agency, head, record, create } = await givenByVolume();
  await using _ = archive;
  const volumeId = await create({ recordIds: [await record('甲')] });
  const reasonOf = async (recordId: string) =>
    archive.run(putIntoVolume, head, { volumeId, recordIds: [recordId] }).then(
      () => 'taken',
      (error: { details?: { reason?: string } }) => error.details?.reason,
    );
  expect(await reasonOf(await record('去年', { date: '2023-01-05' }))).toBe('“去年”年度为 2023');
  expect(await reasonOf(await record('永久', { retention: 'Y' }))).toBe('“永久”保管期限为 Y');
  expect(await reasonOf(await record('长期', { retention: '长期' }))).toBe('taken');
  expect(await reasonOf(await givenRecord(archive, agency, head))).toContain('属于别的门类');
  const other = await record('在别卷');
  await create({ recordIds: [other] });
  expect(await reasonOf(other)).toBe('“在别卷”已在别的案卷中');
});

test('no volume is begun where records are numbered one by one, nor where its code could not be written', async () => {
  const { archive, agency, head, create } = await givenByVolume('RS', 'DAT13_2022_UNDATED');
  await using _ = archive;
  await expect(
    archive.run(createVolume, head, {
      fondsId: agency.fondsId,
      category: 'WS',
      subclass: null,
      project: null,
      year: 2024,
      retention: 'D30',
      title: '文书',
      wanted: null,
    }),
  ).rejects.toMatchObject({ code: 'arrangement.not-by-volume' });
  await expect(create({ project: '01' })).rejects.toMatchObject({
    code: 'arrangement.volume-place-invalid',
  });
});

test('a volume is closed with its reference sheet by two people, and opened again only with a reason', async () => {
  const { archive, head, record, create, close, detail } = await givenByVolume();
  await using _ = archive;
  const volumeId = await create();
  await expect(close(volumeId)).rejects.toMatchObject({ code: 'arrangement.volume-empty' });
  const recordIds = [await record('甲')];
  await archive.run(putIntoVolume, head, { volumeId, recordIds });
  await expect(
    archive.run(closeVolume, head, { volumeId, ...sheet, checkedBy: sheet.compiledBy }),
  ).rejects.toMatchObject({ code: 'arrangement.volume-checked-by-same' });
  await close(volumeId);
  expect((await detail(volumeId)).referenceSheet).toEqual(sheet);
  await expect(archive.run(takeOutOfVolume, head, { volumeId, recordIds })).rejects.toMatchObject({
    code: 'arrangement.volume-wrong-state',
  });
  await archive.run(reopenVolume, head, { volumeId, reason: '漏放一件' });
  await archive.run(dissolveVolume, head, { volumeId, reason: '重新组卷' });
  expect(await detail(volumeId)).toMatchObject({ state: 'dissolved', records: 0 });
  const story = (await archive.trail()).filter(({ subject }) => subject === `volume:${volumeId}`);
  expect(story.map(({ command }) => command)).toEqual([
    'arrangement.create-volume',
    'arrangement.put-into-volume',
    'arrangement.close-volume',
    'arrangement.reopen-volume',
    'arrangement.dissolve-volume',
  ]);
});

test('of the photographs of an event as many are kept as were asked for; the others are in no group', async () => {
  const { archive, head, record, create, close, detail, file } = await givenByVolume(
    'ZP',
    'DAT13_2022_GROUP',
  );
  await using _ = archive;
  const more = { photographer: '王敏', place: '云溪河', event: '防汛演练' };
  const ids = [];
  for (const title of ['集结', '巡堤', '总结']) ids.push(await record(title, { more }));
  const volumeId = await create({ title: '防汛演练', wanted: 2, recordIds: ids });
  await expect(close(volumeId)).rejects.toMatchObject({
    code: 'arrangement.volume-selection',
    details: { wanted: 2, chosen: 3 },
  });
  const { version } = await detail(volumeId);
  await archive.run(orderVolume, head, {
    volumeId,
    version,
    items: ids.map((recordId, index) => ({ recordId, chosen: index !== 1 })),
  });
  await close(volumeId);
  await file([volumeId]);
  const group = await detail(volumeId);
  expect([group.kind, group.items.map(({ title, archivalCode }) => [title, archivalCode])]).toEqual(
    [
      'group',
      [
        ['集结', 'A001-ZP·2024·D30-001-001'],
        ['总结', 'A001-ZP·2024·D30-001-002'],
      ],
    ],
  );
});

test('another year of a volume is refused while records of the first are in it', async () => {
  const { archive, head, record, create, detail } = await givenByVolume();
  await using _ = archive;
  const volumeId = await create({ recordIds: [await record('甲')] });
  const { version } = await detail(volumeId);
  const described = { subclass: '02', project: null, retention: 'D30', title: '改', wanted: null };
  await expect(
    archive.run(describeVolume, head, { volumeId, version, ...described, year: 2023 }),
  ).rejects.toMatchObject({ code: 'arrangement.not-for-volume' });
  await archive.run(describeVolume, head, { volumeId, version, ...described, year: 2024 });
  expect(await detail(volumeId)).toMatchObject({ subclass: '02', title: '改' });
});
