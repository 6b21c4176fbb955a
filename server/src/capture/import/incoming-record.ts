import { fieldName } from '@lantai/contract/capture/catalogue-columns.ts';
import { valuesUnderHeadings } from '@lantai/contract/classification/profile-values.ts';
import {
  type Carrier,
  type Description,
  emptyDescription,
} from '@lantai/contract/records/record.ts';
import { findSecrecyMark } from '@lantai/contract/records/secrecy-mark.ts';
import { type ClassifiedLevel, isClassified } from '@lantai/contract/records/security-level.ts';
import { secrecyMarkOf } from '../../records/description-columns.ts';
import type { Incoming } from '../../records/insert-records.ts';
import type { CatalogueEntry, CheckedRow } from '../catalogue/catalogue-entry.ts';
import type { Department, Workplace } from '../workplace.ts';
import type { ImportTarget } from './import-target.ts';

export const importSource = 'import';

/** A row that may come in, and how secret it says it is. */
export type AcceptedRow = {
  readonly entry: CatalogueEntry;
  readonly secrecy: ClassifiedLevel | undefined;
};

/** The secrecy mark of a row, or of a file found for it by its code alone. */
export function secrecyOf({ secrecy, entry }: CheckedRow): ClassifiedLevel | undefined {
  if (secrecy) return secrecy.mark.level;
  return entry?.components.map(findSecrecyMark).find((mark) => mark !== undefined)?.level;
}

/** A row of a catalogue as a record on its way in, its components aside. */
export function incomingRecord(
  { entry, secrecy }: AcceptedRow,
  { category, workplace, profileFields }: ImportTarget,
): Omit<Incoming, 'components'> {
  const department = departmentOf(entry, workplace);
  return {
    description: marked(describe(entry, department), secrecy),
    category,
    retentionGiven: entry.given.retention ?? null,
    securityGiven: entry.given.securityLevel ?? null,
    more: valuesUnderHeadings(profileFields, kept(entry, department)),
    source: importSource,
    sourceKey: entry.sourceKey,
    register: true,
  };
}

/** By name or by code; a row that names none is of the department that brings it. */
export function departmentOf(
  { department }: CatalogueEntry,
  { departments, home }: Workplace,
): Department | undefined {
  if (department === null) return home;
  const wanted = plain(department);
  return departments.find(({ name, code }) => plain(name) === wanted || plain(code) === wanted);
}

function plain(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/gu, '').toUpperCase();
}

function describe(entry: CatalogueEntry, department: Department | undefined): Description {
  return {
    ...emptyDescription,
    title: entry.title,
    creator: entry.creator,
    documentNumber: entry.documentNumber,
    date: entry.given.day ?? entry.day,
    year: entry.year,
    // A legacy value is never converted: 长期 stays 长期.
    retention: entry.retention.kind === 'code' ? entry.retention.code : entry.retention.given,
    securityLevel: entry.securityLevel?.level ?? 'public',
    departmentId: department?.id ?? null,
    departmentName: department?.name ?? entry.department,
    pages: entry.pages,
    carrier: carrierOf(entry),
    remark: entry.remark,
  };
}

const carrierHeading = /^载体(类型|形式)?$/u;

/** What the row says of its carrier; else a row with files is electronic, and one without is paper. */
function carrierOf({ extra, given, components }: CatalogueEntry): Carrier {
  const [, said = ''] = Object.entries(extra).find(([name]) => carrierHeading.test(name)) ?? [];
  const isPaper = said.includes('纸');
  if (isPaper && said.includes('电子')) return 'mixed';
  if (isPaper) return 'paper';
  if (said.includes('电子')) return 'electronic';
  return components.length > 0 || given.componentName ? 'electronic' : 'paper';
}

/** A mark in a column that a record does not have must quarantine it all the same. */
function marked(description: Description, secrecy: ClassifiedLevel | undefined): Description {
  if (!secrecy || isClassified(description.securityLevel)) return description;
  return secrecyMarkOf(description) ? description : { ...description, securityLevel: secrecy };
}

/** Fields of a catalogue that a record has no column for before it is filed. */
const keptFields = [
  'sequence',
  'archivalCode',
  'itemNumber',
  'boxNumber',
  'pageRange',
  'componentName',
] as const;

/** Everything else the row says, under its heading: nothing that was written down once is lost. */
function kept(
  { given, extra, pages, department: said }: CatalogueEntry,
  department: Department | undefined,
): Record<string, string> {
  const fields = keptFields.flatMap((field) => {
    const value = given[field];
    return value ? [[fieldName(field), value] as const] : [];
  });
  return {
    ...extra,
    ...Object.fromEntries(fields),
    ...(given.pages && given.pages !== String(pages) && { [fieldName('pages')]: given.pages }),
    ...(said && department && said !== department.name && { [fieldName('department')]: said }),
  };
}
