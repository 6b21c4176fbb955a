import { metadataElements } from '@lantai/contract/records/metadata-elements.ts';
import { expect, test } from 'vitest';
import { systemActor } from '#platform/actor.ts';
import { keepHouse } from '#platform/command.ts';
import { givenComponent, givenRecord } from '../../../test/given-records.ts';
import { givenAgency, givenPerson, openTestArchive } from '../../../test/test-archive.ts';
import { fileRecords } from '../../arrangement/file-records.job.ts';
import { describeRecord } from '../describe-record.ts';
import { noteRecordMetadata } from './note-metadata.ts';
import { metadataOf } from './record-metadata.ts';

const signing = {
  agents: [
    {
      key: 'a1',
      kind: 'person' as const,
      name: '张三',
      organisationCode: null,
      position: '局长',
    },
  ],
  business: [
    {
      status: 'done' as const,
      activity: '签发',
      time: '2025-05-06T10:00:00+08:00',
      mandate: '发文办理规程',
      description: null,
      agentKey: 'a1',
    },
  ],
};

async function givenFiledRecord() {
  const archive = await openTestArchive();
  const agency = await givenAgency(archive);
  const archivist = await givenPerson(archive, 'archivist', agency.agencyId);
  const recordId = await givenRecord(archive, agency, archivist, {
    components: [
      await givenComponent(archive.storage, '正文'),
      await givenComponent(archive.storage, '附件一', { fileName: '附件.txt', role: 'attachment' }),
    ],
  });
  await archive.run(noteRecordMetadata, archivist, { recordId, ...signing });
  await archive.perform(fileRecords(archive.platform, archive.storage), archivist, {
    fondsId: agency.fondsId,
  });
  return { archive, agency, archivist, recordId };
}

test('each of the 88 elements has its value with its source, or a reason why there is none', async () => {
  const { archive, archivist, recordId } = await givenFiledRecord();
  await using _ = archive;
  const { elements } = await archive.read(archivist, (db) => metadataOf(db, recordId));
  expect(elements.map(({ id }) => id)).toEqual(metadataElements.map(({ id }) => id));
  for (const { id, values, standing, reason } of elements) {
    const isContainer = metadataElements.find((element) => element.id === id)?.kind === 'container';
    const complete = standing === 'known' ? isContainer || values.length > 0 : reason !== null;
    expect([id, complete]).toEqual([id, true]);
  }
  const valuesOf = (wanted: string) =>
    elements
      .find(({ id }) => id === wanted)
      ?.values.map(({ value, source, of }) => [of, value, source]);
  expect(['M5', 'M8', 'M12', 'M17', 'M22', 'M38', 'M41', 'M43'].map(valuesOf)).toEqual([
    [[null, '示例局', 'fonds']],
    [[null, 'A001-WS·2025-D30-BGS-0001', 'filing']],
    [[null, '定期30年', 'description']],
    [[null, '1', 'filing']],
    [[null, '关于做好防汛工作的通知', 'description']],
    [[null, '公开', 'description']],
    [[null, '组合文件', 'component']],
    [],
  ]);
  expect(valuesOf('M48')).toEqual([
    ['正本.txt', '正本.txt', 'component'],
    ['附件.txt', '附件.txt', 'component'],
  ]);
  expect(valuesOf('M79')).toEqual([['张三', '局长', 'business']]);
  expect(valuesOf('M83')).toEqual([['签发 张三', '发文办理规程', 'business']]);
});

test('what the archive did with a record is process metadata beside what its maker did', async () => {
  const { archive, archivist, recordId } = await givenFiledRecord();
  await using _ = archive;
  await archive.run(describeRecord, systemActor, {
    recordId,
    version: (await archive.row('record', recordId)).version,
    changes: { persons: '李四' },
    reason: '补充人名',
  });
  const { elements } = await archive.read(archivist, (db) => metadataOf(db, recordId));
  const acts = elements.find(({ id }) => id === 'M81')?.values;
  expect(acts?.map(({ value, source }) => [value, source])).toEqual([
    ['签发 张三', 'business'],
    ['登记', 'registration'],
    ['归档', 'filing'],
    ['登记机构人员与业务行为', 'trail'],
    ['著录', 'trail'],
  ]);
});

test('background metadata is noted once and never edited, before filing and after', async () => {
  const { archive, archivist, recordId } = await givenFiledRecord();
  await using _ = archive;
  await expect(
    archive.run(noteRecordMetadata, archivist, { recordId, ...signing }),
  ).rejects.toMatchObject({ code: 'records.wrong-state' });
  for (const table of ['record_agent', 'record_business'] as const) {
    const change = keepHouse(archive.platform, (tx) =>
      tx.updateTable(table).set({ position: 9 }).execute(),
    );
    await expect(change).rejects.toMatchObject({ code: '42501' });
    const removal = keepHouse(archive.platform, (tx) => tx.deleteFrom(table).execute());
    await expect(removal).rejects.toMatchObject({ code: '42501' });
  }
});

test('an act refers to somebody who was named, or is refused', async () => {
  await using archive = await openTestArchive();
  const agency = await givenAgency(archive);
  const archivist = await givenPerson(archive, 'archivist', agency.agencyId);
  const recordId = await givenRecord(archive, agency, archivist);
  await expect(
    archive.run(noteRecordMetadata, archivist, { recordId, ...signing, agents: [] }),
  ).rejects.toMatchObject({ code: 'records.agent-unknown', details: { place: 1, key: 'a1' } });
  const other = await givenAgency(archive, { code: 'B002', name: '邻局' });
  const stranger = await givenPerson(archive, 'archivist', other.agencyId);
  await expect(
    archive.run(noteRecordMetadata, stranger, { recordId, ...signing }),
  ).rejects.toMatchObject({ code: 'records.not-found' });
});

test('a quarantined record’s metadata is shown to nobody', async () => {
  await using archive = await openTestArchive();
  const agency = await givenAgency(archive);
  const archivist = await givenPerson(archive, 'archivist', agency.agencyId);
  const recordId = await givenRecord(archive, agency, archivist, {
    description: { title: '秘密★5年 关于防汛工作的通知' },
  });
  for (const actor of [archivist, systemActor])
    await expect(archive.read(actor, (db) => metadataOf(db, recordId))).rejects.toMatchObject({
      code: 'records.quarantined',
    });
});
