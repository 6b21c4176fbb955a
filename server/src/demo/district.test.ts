import { businessRoles, isOfficer, officerRoles } from '@lantai/contract/identity/role.ts';
import { findSecrecyMark, secrecyOfFields } from '@lantai/contract/records/secrecy-mark.ts';
import { expect, test } from 'vitest';
import { demoDistrict } from './district.ts';
import { genres } from './document.ts';
import { numberGaps, plantedFaults } from './faults.ts';
import type { DemoRecord } from './records.ts';

const district = demoDistrict();
const records = new Map(district.records.map((record) => [record.id, record]));
const faultyRecords = new Set(
  plantedFaults.flatMap((fault) => ('record' in fault ? fault.record : [])),
);

test('the same seed gives the same district, another seed another one', () => {
  expect(JSON.stringify(demoDistrict())).toBe(JSON.stringify(district));
  expect(JSON.stringify(demoDistrict(7))).not.toBe(JSON.stringify(district));
});

test('three agencies write every kind of document in every year', () => {
  expect(district.records).toHaveLength(362);
  expect(new Set(district.records.map(({ description }) => description.genre))).toEqual(
    new Set(genres),
  );
  expect(new Set(district.records.map(({ fonds, year }) => `${fonds} ${year}`)).size).toBe(3 * 8);
});

test('most records are filed, some wait as drafts and some as registered ones', () => {
  const staged = Object.groupBy(district.records, ({ stage }) => stage);
  expect(staged.filed?.length).toBeGreaterThan(270);
  expect(staged.registered?.length).toBeGreaterThan(30);
  expect(staged.draft?.length).toBeGreaterThan(10);
});

test('no two records but the planted duplicates share a title or a document number', () => {
  const copies = plantedFaults.filter(({ kind }) => kind === 'duplicate').length;
  const wrong = plantedFaults.filter(({ kind }) => kind === 'missing-title').length;
  const titles = new Set(district.records.map(({ description }) => description.title));
  const numbers = new Set(district.records.map(({ description }) => description.documentNumber));
  expect(titles.size).toBe(district.records.length - copies - (wrong - 1));
  expect(numbers.size).toBe(district.records.length - copies);
});

test('bodies differ: no two documents of the district read the same', () => {
  const bodies = district.records.filter(({ id }) => !isDuplicate(id)).map(bodyOf);
  expect(new Set(bodies).size).toBe(bodies.length);
});

test('what an agency issues is numbered without a gap but for the planted ones', () => {
  const found = district.agencies.flatMap(({ fonds, mark }) => gapsOf(fonds, mark));
  const planted = numberGaps.flatMap(({ fonds, series, year, missing }) =>
    missing.map((number) => `${fonds} ${series} ${year} ${number}`),
  );
  expect(found.sort()).toEqual(planted.sort());
});

test('documents are numbered in the order of their days', () => {
  const dated = district.records.filter(({ id }) => !faultyRecords.has(id));
  for (const [, series] of Map.groupBy(dated, seriesOf)) {
    const days = series.toSorted((a, b) => numberOf(a) - numberOf(b)).map(dayOf);
    expect(days).toEqual(days.toSorted());
  }
});

test('the planted marks are found, and no other record carries one', () => {
  const marked = district.records
    .filter(
      ({ description, components }) =>
        secrecyOfFields({
          title: description.title,
          securityLevel: description.securityLevel,
        }) ||
        components.some(
          ({ name, content }) =>
            findSecrecyMark(name) ||
            (content.kind === 'document' && content.document.secrecyMark !== undefined),
        ),
    )
    .map(({ id }) => id);
  expect(marked.sort()).toEqual(recordsWith(/^secrecy/u));
});

test('some documents speak of secrets without being secret', () => {
  const speaking = district.records.filter((record) => bodyOf(record).includes('保守国家秘密'));
  expect(speaking.length).toBeGreaterThan(3);
});

test('every named attachment is there, but for the planted absences', () => {
  const absent = district.records.filter((record) => namedAttachments(record) > attached(record));
  expect(absent.map(({ id }) => id).sort()).toEqual(recordsWith(/^absent-attachment$/u));
});

test('titles and days are missing exactly where that was planted', () => {
  const untitled = district.records.filter(({ description }) => description.title === '');
  const undated = district.records.filter(({ description }) => description.date === undefined);
  expect(untitled.map(({ id }) => id).sort()).toEqual(recordsWith(/^missing-title$/u));
  expect(undated.map(({ id }) => id).sort()).toEqual(recordsWith(/^missing-date$/u));
});

test('a planted duplicate is the same document under another id', () => {
  for (const fault of plantedFaults) {
    if (fault.kind !== 'duplicate') continue;
    expect(records.get(fault.record)?.components).toEqual(records.get(fault.of)?.components);
  }
});

test('every role is held in every agency, and no administrator holds another role', () => {
  for (const { fonds } of district.agencies) {
    const held = district.people.flatMap(({ grants }) =>
      grants.filter((grant) => grant.fonds === fonds).map(({ role }) => role),
    );
    expect(new Set(held)).toEqual(new Set(businessRoles.filter((role) => role !== 'supervisor')));
  }
  const officers = district.people.filter(({ grants }) =>
    grants.some(({ role }) => isOfficer(role)),
  );
  expect(officers.map(({ grants }) => grants)).toEqual(officerRoles.map((role) => [{ role }]));
});

test('nobody shares a name or a login, and every handler is a person of the department', () => {
  expect(new Set(district.people.map(({ name }) => name)).size).toBe(district.people.length);
  expect(new Set(district.people.map(({ login }) => login)).size).toBe(district.people.length);
  const posts = new Set(
    district.people.map((person) => [person.login, person.fonds, person.department].join()),
  );
  for (const { handler, fonds, department } of district.records) {
    expect(posts).toContain([handler, fonds, department].join());
  }
});

function recordsWith(kind: RegExp): string[] {
  return plantedFaults
    .flatMap((fault) => ('record' in fault && kind.test(fault.kind) ? [fault.record] : []))
    .sort();
}

function isDuplicate(id: string): boolean {
  return plantedFaults.some((fault) => fault.kind === 'duplicate' && fault.record === id);
}

function documentOf({ id, components }: DemoRecord) {
  const found = components.find(({ content }) => content.kind === 'document')?.content;
  if (found?.kind !== 'document') throw new Error(`${id} has no 正本`);
  return found.document;
}

function bodyOf(record: DemoRecord): string {
  return documentOf(record)
    .paragraphs.map(({ text }) => text)
    .join('\n');
}

function namedAttachments(record: DemoRecord): number {
  return documentOf(record).attachmentTitles.length;
}

function attached({ components }: DemoRecord): number {
  return components.filter(({ role }) => role === 'attachment').length;
}

function dayOf({ description }: DemoRecord): string {
  return description.date ?? '';
}

function seriesOf({ description }: DemoRecord): string {
  return description.documentNumber.replace(/\d+号$/u, '');
}

function numberOf({ description }: DemoRecord): number {
  return Number(/(\d+)号$/u.exec(description.documentNumber)?.[1]);
}

function gapsOf(fonds: string, mark: string): string[] {
  const issued = district.records.filter(
    (record) => record.fonds === fonds && seriesOf(record).startsWith(mark),
  );
  return [...Map.groupBy(issued, seriesOf)].flatMap(([series, members]) => {
    const numbers = new Set(members.map(numberOf));
    const [kind, year] = series.slice(mark.length).split(/[〔〕]/u);
    return Array.from({ length: Math.max(...numbers) }, (_, place) => place + 1)
      .filter((number) => !numbers.has(number))
      .map((number) => `${fonds} ${kind} ${year} ${number}`);
  });
}
