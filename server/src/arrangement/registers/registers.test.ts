import { type RegisterResults, registerChecks } from '@lantai/contract/arrangement/register.ts';
import { expect, test } from 'vitest';
import type { Actor } from '#platform/actor.ts';
import { keepHouse } from '#platform/command.ts';
import { givenComponent, givenRecord } from '../../../test/given-records.ts';
import { givenPerson, type TestArchive } from '../../../test/test-archive.ts';
import { openTestServer, sessionOf } from '../../../test/test-server.ts';
import { describeRecord } from '../../records/describe-record.ts';
import { voidRecord } from '../../records/void-record.ts';
import { fileAll, givenArchivist } from '../given-filing.test-fixture.ts';
import { completeRegister, makeRegister, sm3Of } from './make-register.ts';
import { findRegisterRecords, findRegisters, getRegister } from './register-queries.ts';
import { signRegister } from './sign-register.ts';

const results = Object.fromEntries(
  registerChecks.map((check) => [
    check,
    check === 'virus'
      ? { result: 'not-checked', note: '未装杀毒软件' }
      : { result: 'passed', note: '' },
  ]),
) as RegisterResults;

async function registersSeenBy(archive: TestArchive, actor: Actor) {
  return (await archive.read(actor, (db) => findRegisters(db, {}, { limit: 10 }))).registers;
}

test('a filing that ends has its register: counts, formats, where they lie, and every record', async () => {
  const { archive, agency, archivist } = await givenArchivist();
  await using _ = archive;
  for (const [day, content] of ['一', '二二'].entries())
    await givenRecord(archive, agency, archivist, {
      description: { title: `关于${content}的通知`, date: `2025-05-0${day + 1}` },
      components: [
        await givenComponent(archive.storage, content),
        await givenComponent(archive.storage, '%PDF-', {
          fileName: '附件.pdf',
          mediaType: 'application/pdf',
          role: 'attachment',
        }),
      ],
    });
  await fileAll(archive, archivist, agency);
  const [made] = await registersSeenBy(archive, archivist);
  const sheet = await archive.read(archivist, (db) => getRegister(db, made?.id ?? ''));
  expect(sheet).toMatchObject({ number: 'A001-DJ-2026-0001', subject: 'filing', items: 2 });
  const figures = { volumes: null, items: 2, sheets: null, minutes: null, bytes: 19 };
  expect(sheet.content).toEqual({
    rule: 'GB/T 18894-2016，附录A，表A.1；2026-1',
    unitName: '示例局',
    fondsCode: 'A001',
    fondsName: '示例局',
    departments: ['办公室'],
    archivedFrom: '2026-03-01',
    archivedTo: '2026-03-01',
    method: 'online',
    categories: [{ category: 'WS', ...figures }],
    total: figures,
    years: [2025],
    files: 4,
    formats: [
      { mediaType: 'text/plain', files: 2, bytes: 9 },
      { mediaType: 'application/pdf', files: 2, bytes: 10 },
    ],
    stored: { filed: 2, waiting: 0 },
    counted: null,
  });
  const records = await archive.read(archivist, (db) => findRegisterRecords(db, sheet.id));
  expect(records.map(({ number, title, files, bytes }) => [number, title, files, bytes])).toEqual([
    ['A001-WS·2025-D30-BGS-0001', '关于一的通知', 2, 8],
    ['A001-WS·2025-D30-BGS-0002', '关于二二的通知', 2, 11],
  ]);
  expect(sheet.sm3).toBe(sm3Of(sheet.content, records));
});

test('each filing has one register, however often it is finished; one that files nothing has none', async () => {
  const { archive, agency, archivist } = await givenArchivist();
  await using _ = archive;
  await fileAll(archive, archivist, agency);
  expect(await registersSeenBy(archive, archivist)).toEqual([]);
  await fileAll(archive, archivist, agency, [await givenRecord(archive, agency, archivist)]);
  const [first] = await registersSeenBy(archive, archivist);
  const sheet = await archive.read(archivist, (db) => getRegister(db, first?.id ?? ''));
  const again = await archive.run(completeRegister, archivist, { filingId: sheet.subjectId });
  expect(again).toBe(first?.id);
  await fileAll(archive, archivist, agency, [await givenRecord(archive, agency, archivist)]);
  const all = await registersSeenBy(archive, archivist);
  expect(new Set(all.map(({ number, items }) => `${number} ${items}`))).toEqual(
    new Set(['A001-DJ-2026-0001 1', 'A001-DJ-2026-0002 1']),
  );
});

test('a register keeps what it counted, whatever becomes of its records', async () => {
  const { archive, agency, archivist } = await givenArchivist();
  await using _ = archive;
  const kept = await givenRecord(archive, agency, archivist, { description: { title: '原题名' } });
  const voided = await givenRecord(archive, agency, archivist, {
    description: { title: '作废件' },
  });
  const { registerId } = await archive.run(makeRegister, archivist, {
    subject: 'records',
    recordIds: [kept, voided],
    method: 'offline',
  });
  await archive.run(describeRecord, archivist, {
    recordId: kept,
    version: 1,
    changes: { title: '新题名' },
  });
  const head = await givenPerson(archive, 'archives-head', agency.agencyId);
  await archive.run(voidRecord, head, { recordId: voided, reason: '重复' });
  const sheet = await archive.read(archivist, (db) => getRegister(db, registerId));
  const records = await archive.read(archivist, (db) => findRegisterRecords(db, registerId));
  expect(sheet.content).toMatchObject({
    method: 'offline',
    total: { items: 2 },
    stored: { filed: 0, waiting: 2 },
  });
  expect(new Set(records.map(({ title, state }) => `${title} ${state}`))).toEqual(
    new Set(['作废件 voided', '原题名 registered']),
  );
  expect(sheet.sm3).toBe(sm3Of(sheet.content, records));
});

test('what the sender says is counted against what came, and the differences are frozen with it', async () => {
  const { archive, agency, archivist } = await givenArchivist();
  await using _ = archive;
  const recordId = await givenRecord(archive, agency, archivist, {
    description: { title: '关于防汛的通知', documentNumber: '示政发〔2025〕1号' },
    components: [await givenComponent(archive.storage, '正文')],
  });
  const given = {
    items: 2,
    bytes: 6,
    rows: [
      { number: '示政发[2025]1号', title: '关于防汛的通知' },
      { number: '示政发〔2025〕2号', title: '关于抗旱的通知' },
    ],
  };
  const { registerId } = await archive.run(makeRegister, archivist, {
    subject: 'records',
    recordIds: [recordId],
    method: 'online',
    given,
  });
  const sheet = await archive.read(archivist, (db) => getRegister(db, registerId));
  expect(sheet.content.counted?.differences).toEqual([
    { kind: 'items', number: '', expected: '2', actual: '1' },
    { kind: 'missing', number: '示政发〔2025〕2号', expected: '关于抗旱的通知', actual: '' },
  ]);
  const find = (filter: Parameters<typeof findRegisters>[1]) =>
    archive.read(archivist, (db) => findRegisters(db, filter, { limit: 10 }));
  expect((await find({ state: 'differing' })).total).toBe(1);
  expect((await find({ text: '防汛' })).total).toBe(1);
  expect((await find({ text: '抗旱' })).total).toBe(0);
});

test('two people sign a register, each once, and the archive not while a check has failed', async () => {
  const { archive, agency, archivist } = await givenArchivist();
  await using _ = archive;
  const head = await givenPerson(archive, 'department-head', agency.officeId);
  const recordId = await givenRecord(archive, agency, archivist);
  const { registerId } = await archive.run(makeRegister, archivist, {
    subject: 'records',
    recordIds: [recordId],
    method: 'online',
  });
  const sign = (by: typeof head, side: 'handing' | 'receiving', given = results) =>
    archive.run(
      signRegister,
      by,
      side === 'handing' ? { registerId, side } : { registerId, side, results: given },
    );
  await sign(head, 'handing');
  await expect(sign(archivist, 'handing')).rejects.toMatchObject({
    code: 'arrangement.register-signed',
  });
  await expect(sign(head, 'receiving')).rejects.toMatchObject({ code: 'actor.not-permitted' });
  const failed = { ...results, usability: { result: 'failed' as const, note: '打不开' } };
  await expect(sign(archivist, 'receiving', failed)).rejects.toMatchObject({
    code: 'arrangement.register-check-failed',
    details: { check: '可用性' },
  });
  await sign(archivist, 'receiving');
  expect(await archive.read(head, (db) => getRegister(db, registerId))).toMatchObject({
    handed: { name: head.name },
    received: { name: archivist.name },
    results: { virus: { result: 'not-checked', note: '未装杀毒软件' } },
  });
  const signed = (await archive.trail()).filter(
    ({ command }) => command === 'arrangement.sign-register',
  );
  expect(signed.map(({ person_id, details }) => [person_id, details])).toMatchObject([
    [head.personId, { side: 'handing', number: 'A001-DJ-2026-0001' }],
    [archivist.personId, { side: 'receiving', results }],
  ]);
});

test('one person does not sign for both sides', async () => {
  const { archive, agency, archivist } = await givenArchivist();
  await using _ = archive;
  const recordId = await givenRecord(archive, agency, archivist);
  const { registerId } = await archive.run(makeRegister, archivist, {
    subject: 'records',
    recordIds: [recordId],
    method: 'online',
  });
  await archive.run(signRegister, archivist, { registerId, side: 'handing' });
  await expect(
    archive.run(signRegister, archivist, { registerId, side: 'receiving', results }),
  ).rejects.toMatchObject({ code: 'arrangement.register-signed-by-one' });
});

test('a department sees the registers that count its records, and no others', async () => {
  const { archive, agency, archivist } = await givenArchivist();
  await using _ = archive;
  const recordId = await givenRecord(archive, agency, archivist);
  await archive.run(makeRegister, archivist, {
    subject: 'records',
    recordIds: [recordId],
    method: 'online',
  });
  const seenBy = async (unit: string) => {
    const person = await givenPerson(archive, 'department-archivist', unit);
    return (await archive.read(person, (db) => findRegisters(db, {}, { limit: 10 }))).total;
  };
  expect([await seenBy(agency.officeId), await seenBy(agency.financeId)]).toEqual([1, 0]);
});

test('over the API a register is made of a batch once, browsed, and printed with a trace', async () => {
  const { archive, agency, archivist } = await givenArchivist();
  await using _ = archive;
  await using server = await openTestServer(archive);
  const headers = await sessionOf(archive, archivist);
  const recordId = await givenRecord(archive, agency, archivist);
  const payload = { subject: 'batch', subjectId: crypto.randomUUID(), recordIds: [recordId] };
  const make = () =>
    server.app.inject({ method: 'POST', url: '/api/arrangement/registers', headers, payload });
  const { registerId } = (await make()).json<{ registerId: string }>();
  expect((await make()).json()).toMatchObject({ code: 'arrangement.register-there' });
  const get = (path: string) =>
    server.app.inject({ url: `/api/arrangement/registers${path}`, headers });
  expect((await get(`?subject=batch&subjectId=${payload.subjectId}`)).json()).toMatchObject({
    total: 1,
    registers: [{ id: registerId, items: 1 }],
  });
  expect((await get(`/${registerId}`)).json()).toMatchObject({ records: [{ id: recordId }] });
  expect((await get(`/${registerId}/print`)).json()).toMatchObject({
    content: { unitName: '示例局' },
  });
  expect((await archive.trail()).at(-1)).toMatchObject({
    command: 'arrangement.print-register',
    subject: `register:${registerId}`,
  });
});

test('there is no register of nothing', async () => {
  const { archive, archivist } = await givenArchivist();
  await using _ = archive;
  const empty = archive.run(makeRegister, archivist, {
    subject: 'import',
    subjectId: crypto.randomUUID(),
    method: 'online',
  });
  await expect(empty).rejects.toMatchObject({ code: 'arrangement.register-of-nothing' });
});

test('the register of an import counts what it brought in, and nothing else', async () => {
  const { archive, agency, archivist } = await givenArchivist();
  await using _ = archive;
  const importId = crypto.randomUUID();
  const brought = await givenRecord(archive, agency, archivist, {
    description: { title: '导入的' },
  });
  await givenRecord(archive, agency, archivist, { description: { title: '别处来的' } });
  await keepHouse(archive.platform, (tx) =>
    tx.updateTable('record').set({ intake_id: importId }).where('id', '=', brought).execute(),
  );
  const { registerId } = await archive.run(makeRegister, archivist, {
    subject: 'import',
    subjectId: importId,
    method: 'offline',
  });
  const records = await archive.read(archivist, (db) => findRegisterRecords(db, registerId));
  expect(records.map(({ id, title }) => [id, title])).toEqual([[brought, '导入的']]);
  expect(await registersSeenBy(archive, archivist)).toMatchObject([
    { subject: 'import', items: 1, unitName: '示例局', handed: null, received: null },
  ]);
});
