import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { givenPerson } from '../../../test/test-archive.ts';
import { objectId } from '../../preservation/component-bytes.ts';
import { openContent } from '../../preservation/read-object.ts';
import { verifyObject } from '../../preservation/verify-object.ts';
import { describeRecord } from '../../records/describe-record.ts';
import { getRecordDetail } from '../../records/record-detail.ts';
import { findClasses, reviewFiling } from '../arrangement-queries.ts';
import { fileAll } from '../given-filing.test-fixture.ts';
import { startFiling } from '../start-filing.ts';
import { givenByVolume, voucher } from './given-volume.test-fixture.ts';
import { numberVolume } from './number-volume.ts';
import { startVolumeFiling } from './start-volume-filing.ts';
import { findVolumes, getVolumeDetail } from './volume-queries.ts';

test('accounting documents go from description by seven elements to a filed volume, coded by DA/T 94', async () => {
  const { archive, agency, head, record, create, close, detail, file } = await givenByVolume();
  await using _ = archive;
  const ids = [await record('记-1 付办公费'), await record('记-2 付水电费', { pages: 4 })];
  const volumeId = await create({ recordIds: ids });
  expect(await detail(volumeId)).toMatchObject({
    state: 'draft',
    nextCode: 'A001-KU·01·2024·D30-0001',
    records: 2,
    pages: 7,
    items: [
      { pageFrom: 1, pageTo: 3 },
      { pageFrom: 4, pageTo: 7 },
    ],
  });
  await close(volumeId);
  expect(await file([volumeId])).toEqual({ volumes: 1, filed: 2, unfinished: [], refused: [] });

  const filed = await detail(volumeId);
  expect([filed.state, filed.archivalCode]).toEqual(['filed', 'A001-KU·01·2024·D30-0001']);
  expect(filed.items.map(({ archivalCode }) => archivalCode)).toEqual([
    'A001-KU·01·2024·D30-0001-0001',
    'A001-KU·01·2024·D30-0001-0002',
  ]);
  for (const id of ids) {
    expect(await verifyObject(archive.storage.store, objectId(id))).toEqual([]);
    const content = await openContent(archive.storage.store, objectId(id), 'metadata/record.json');
    expect(JSON.parse(await text(content.read()))).toMatchObject({
      category: 'KU',
      class: { key: 'A001/KU/01/2024/D30/volume/1' },
      more: voucher,
      profile: { version: 1 },
    });
    expect(await archive.read(head, (db) => getRecordDetail(db, head, id))).toMatchObject({
      state: 'filed',
      more: voucher,
    });
  }
  // A volume is listed as a volume, and not as a class beside those by item.
  expect(await archive.read(head, (db) => findClasses(db, agency.fondsId))).toEqual([]);
});

test('volumes are numbered in their class without a gap, each class from 1', async () => {
  const { archive, record, create, close, detail, file } = await givenByVolume();
  await using _ = archive;
  const volumes = [];
  for (const subclass of ['01', '02', '01', '01']) {
    const volumeId = await create({ subclass, recordIds: [await record(`${subclass} 类`)] });
    await close(volumeId);
    volumes.push(volumeId);
  }
  const [first = '', ...others] = volumes;
  await file([first]);
  // Named twice, and one filed already: nothing is numbered again.
  await file([first, ...others, ...others]);
  const codes = [];
  for (const volumeId of volumes) codes.push((await detail(volumeId)).archivalCode);
  expect(codes).toEqual([
    'A001-KU·01·2024·D30-0001',
    'A001-KU·02·2024·D30-0001',
    'A001-KU·01·2024·D30-0002',
    'A001-KU·01·2024·D30-0003',
  ]);
});

test('what is arranged by volume is never filed on its own', async () => {
  const { archive, agency, head, record, create } = await givenByVolume();
  await using _ = archive;
  const loose = await record('未组卷');
  const inside = await record('已组卷');
  await create({ recordIds: [inside] });
  expect(await fileAll(archive, head, agency)).toMatchObject({ filed: 0 });
  expect(
    await archive.read(head, (db) => reviewFiling(db, agency.fondsId, '2026-03-01')),
  ).toMatchObject({
    ready: 0,
    faults: [{ fault: 'volume-missing', count: 1 }],
  });
  await expect(
    archive.run(startFiling, head, { fondsId: agency.fondsId, recordIds: [loose, inside] }),
  ).rejects.toMatchObject({ code: 'arrangement.not-ready' });
});

test('one record that is not ready keeps its whole volume back, and no number is used up', async () => {
  const { archive, agency, head, record, create, close, detail, file } = await givenByVolume();
  await using _ = archive;
  const [whole, lacking] = [await record('齐全'), await record('缺会计年度')];
  const volumeId = await create({ recordIds: [whole, lacking] });
  await close(volumeId);
  const { version } = await archive.row('record', lacking);
  await archive.run(describeRecord, head, {
    recordId: lacking,
    version,
    changes: {},
    more: { fiscalYear: null },
  });
  await expect(
    archive.run(startVolumeFiling, head, { fondsId: agency.fondsId, volumeIds: [volumeId] }),
  ).rejects.toMatchObject({
    code: 'arrangement.not-ready',
    details: { count: 1, reason: '“缺会计年度”著录方案的必著项为空' },
  });
  expect(await file([volumeId])).toMatchObject({ volumes: 0, refused: [{ volumeId }] });
  expect((await archive.row('record', whole)).state).toBe('registered');
  await archive.run(describeRecord, head, {
    recordId: lacking,
    version: version + 1,
    changes: {},
    more: { fiscalYear: 2024 },
  });
  await file([volumeId]);
  expect((await detail(volumeId)).archivalCode).toBe('A001-KU·01·2024·D30-0001');
});

test('a volume whose numbers were committed and whose records were not written is finished by the next filing', async () => {
  const { archive, head, record, create, close, detail, file } = await givenByVolume();
  await using _ = archive;
  const recordIds = [await record('甲'), await record('乙')];
  const volumeId = await create({ recordIds });
  await close(volumeId);
  // As after a crash between the two transactions of filing.
  expect(await archive.run(numberVolume, head, { volumeId })).toBe(2);
  expect((await archive.row('record', recordIds[0] ?? '')).state).toBe('filing');
  expect(await file([volumeId])).toEqual({ volumes: 0, filed: 2, unfinished: [], refused: [] });
  expect((await archive.row('record', recordIds[1] ?? '')).state).toBe('filed');
  expect((await detail(volumeId)).archivalCode).toBe('A001-KU·01·2024·D30-0001');
});

test('drawings of a project are coded by the page they begin on', async () => {
  const { archive, record, create, close, detail, file } = await givenByVolume(
    'KJ',
    'DAT13_2022_PROJECT',
  );
  await using _ = archive;
  const more = {};
  const ids = [
    await record('可行性研究报告', { pages: 53, more }),
    await record('批复', { pages: 2, more }),
  ];
  const volumeId = await create({ subclass: 'JJ', project: '02', recordIds: ids });
  await close(volumeId);
  await file([volumeId]);
  expect((await detail(volumeId)).items.map(({ archivalCode }) => archivalCode)).toEqual([
    'A001-KJ·JJ·02-001-001',
    'A001-KJ·JJ·02-001-054',
  ]);
});

test('a reader finds filed volumes of the agency, those of a neighbour nobody', async () => {
  const { archive, agency, record, create, close, file } = await givenByVolume();
  await using _ = archive;
  const [filed, open] = [await create({ recordIds: [await record('一')] }), await create()];
  await close(filed);
  await file([filed]);
  const reader = await givenPerson(archive, 'reader', agency.agencyId);
  const seen = await archive.read(reader, (db) =>
    findVolumes(db, { fondsId: agency.fondsId }, { limit: 10 }),
  );
  expect(seen.volumes.map(({ id }) => id)).toEqual([filed]);
  const stranger = await givenPerson(archive, 'auditor', null);
  for (const volumeId of [filed, open])
    await expect(
      archive.read(stranger, (db) => getVolumeDetail(db, volumeId)),
    ).rejects.toMatchObject({ code: 'arrangement.volume-not-found' });
});
