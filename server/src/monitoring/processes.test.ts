import { Readable } from 'node:stream';
import { commandNames } from '@lantai/contract/audit/command-names.ts';
import { isDoneBy, processKeys } from '@lantai/contract/monitoring/process.ts';
import readXlsxFile from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { givenComponent, givenRecord } from '../../test/given-records.ts';
import { administer } from '../../test/postgres.ts';
import { givenAgency, givenPerson } from '../../test/test-archive.ts';
import { fileAll, givenArchivist } from '../arrangement/given-filing.test-fixture.ts';
import { changeSetting } from '../identity/change-setting.ts';
import { inspectFixity } from '../preservation/fixity/inspect-fixity.job.ts';
import { startInspection } from '../preservation/fixity/start-inspection.ts';
import { countActivities } from './count-activities.ts';
import { findProcessCounts, findProcessDays } from './process-queries.ts';
import { processWorkbook } from './process-workbook.ts';
import { watch } from './watch.ts';

async function givenDone() {
  const given = await givenArchivist();
  const { archive, agency, archivist } = given;
  for (const [place, retention] of ['Y', 'D30', 'D30'].entries())
    await givenRecord(archive, agency, archivist, {
      description: {
        title: `通知 ${place}`,
        documentNumber: `示〔2025〕${place + 1}号`,
        retention,
      },
      components: [await givenComponent(archive.storage, `正文 ${place}`)],
    });
  await fileAll(archive, archivist, agency);
  const { runId } = await archive.run(startInspection, archivist, {
    ...{ agencyId: agency.agencyId, kind: 'full', cause: 'asked' },
  });
  await archive.perform(inspectFixity(archive), archivist, { runId });
  await countActivities(archive.platform);
  return given;
}

test('each process is counted by year, month, person and retention, and each figure is the sum of its days', async () => {
  const { archive, archivist } = await givenDone();
  await using _ = archive;
  for (const by of ['year', 'month', 'person', 'retention'] as const) {
    const question = { by, group: 'business' } as const;
    const { keys, rows } = await archive.read(archivist, (db) => findProcessCounts(db, question));
    expect(rows.map(({ process }) => process)).toContain('registration');
    for (const { process, total, counts } of rows) {
      expect(Object.values(counts).reduce((sum, one) => sum + one, 0)).toBe(total);
      for (const { key } of keys) {
        const days = await archive.read(archivist, (db) =>
          findProcessDays(db, process, { ...question, key }),
        );
        expect(days.total).toBe(counts[key] ?? 0);
      }
    }
  }
  const { rows } = await archive.read(archivist, (db) =>
    findProcessCounts(db, { by: 'retention', group: 'business' }),
  );
  const filed = rows.find(({ process }) => process === 'registration');
  expect(filed?.counts).toMatchObject({ Y: 2, D30: 4 });
  expect(rows.find(({ process }) => process === 'keeping-check')).toMatchObject({
    ...{ total: 2, people: 1, inHand: 0 },
  });
});

test('the trail counts itself: the figures are those of the entries, also when it is counted again', async () => {
  const { archive, archivist } = await givenDone();
  await using _ = archive;
  await countActivities(archive.platform);
  await Promise.all([countActivities(archive.platform), countActivities(archive.platform)]);
  const trail = (await archive.trail()).filter(({ outcome }) => outcome === 'done');
  const [sum] = await administer(
    'select sum(entries)::integer as entries from activity_day',
    new URL(archive.ownerUrl).pathname.slice(1),
  );
  expect(sum?.entries).toBe(trail.length);
  const { rows } = await archive.read(archivist, (db) =>
    findProcessCounts(db, { by: 'year', group: 'business' }),
  );
  const registered = trail.filter(
    ({ command, actor_duty }) => isDoneBy('registration', command) && actor_duty !== 'system',
  );
  expect(rows.find(({ process }) => process === 'registration')?.total).toBe(registered.length);
});

test('administration is counted for who audits it, and what the archive does by itself apart', async () => {
  const { archive, agency } = await givenDone();
  await using _ = archive;
  const secadmin = await givenPerson(archive, 'secadmin', null);
  const auditor = await givenPerson(archive, 'auditor', null);
  await archive.run(changeSetting, secadmin, { key: 'lock-minutes', value: 30 });
  await watch(archive.platform, []);
  await countActivities(archive.platform);
  const count = async (group: 'system' | 'automatic') =>
    new Map(
      (await archive.read(auditor, (db) => findProcessCounts(db, { by: 'year', group }))).rows.map(
        ({ process, total }) => [process, total],
      ),
    );
  expect((await count('system')).get('configuration')).toBe(1);
  expect((await count('automatic')).get('rights')).toBeGreaterThan(0);
  const other = await givenAgency(archive, { code: 'B001', name: '别的局' });
  const stranger = await givenPerson(archive, 'archivist', other.agencyId);
  const seen = await archive.read(stranger, (db) =>
    findProcessCounts(db, { by: 'year', group: 'business' }),
  );
  expect(seen.rows.find(({ process }) => process === 'registration')?.total).toBe(0);
  void agency;
});

test('the report is a workbook with a sheet for each dimension', async () => {
  const { archive, archivist } = await givenDone();
  await using _ = archive;
  const book = await archive.read(archivist, (db) => processWorkbook(db, {}));
  const sheets = await readXlsxFile(Readable.from(book));
  const sheet = sheets.find((one) => one.sheet === '业务过程按保管期限');
  expect(sheet?.data[0]).toEqual(['过程', '合计', '操作人员', '处理中', 'D30', 'Y', '—']);
  expect(sheets).toHaveLength(12);
});

test('every command of the trade belongs to a process', () => {
  const without = Object.keys(commandNames).filter(
    (command) =>
      /^(?:capture|collection|arrangement|preservation|quality|access|appraisal|disposal|transfer)\./u.test(
        command,
      ) && !processKeys.some((key) => isDoneBy(key, command)),
  );
  // What is neither hand-over, arrangement, keeping nor use: duties and memoirs.
  expect(
    without.filter((one) => !/^collection\.|^arrangement\.|^preservation\./u.test(one)),
  ).toEqual([]);
});
