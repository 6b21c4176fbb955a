import { z } from 'zod';
import { categoryCode } from '../classification/category.ts';
import { describedBy } from '../classification/profile.ts';
import {
  legacyRetention,
  type RetentionCode,
  readRetention,
  retentionCode,
  retentionName,
} from '../classification/retention.ts';
import { instant } from '../values.ts';
import { componentRole } from './component-role.ts';
import { filingFault } from './filing-fault.ts';
import { formerCode } from './former-code.ts';
import { disclosure, openStatus } from './open-status.ts';
import { receivedAs, recordState } from './record-life.ts';
import { securityLevel } from './security-level.ts';

/** What a record consists of. A paper record is managed, numbered and found by its description alone. */
export const carrier = z.enum(['electronic', 'paper', 'mixed']);
export type Carrier = z.output<typeof carrier>;
export const carrierNames: Record<Carrier, string> = {
  electronic: '电子',
  paper: '纸质',
  mixed: '电子＋纸质',
};

const text = (most: number) => z.string().trim().max(most);

/** The elements of DA/T 18-2022 and DA/T 22-2015 that a person fills in; null is "not said". */
export const description = z.object({
  title: text(500).nullable(),
  creator: text(200).nullable(),
  documentNumber: text(100).nullable(),
  /** As written; what it means is read by `readWrittenDate`. */
  date: text(40).nullable(),
  year: z.number().int().min(1600).max(2199).nullable(),
  /** 永久 / 定期30年 / 定期10年 as a code, or 长期 / 短期 of the old rule as it came. */
  retention: z.union([retentionCode, legacyRetention]).nullable(),
  /** The clause of the agency's schedule that the period goes back to. */
  retentionItemId: z.uuid().nullable(),
  securityLevel,
  departmentId: z.uuid().nullable(),
  departmentName: text(100).nullable(),
  matterId: z.uuid().nullable(),
  pages: z.number().int().min(1).max(9999).nullable(),
  carrier,
  manuscript: text(50).nullable(),
  documentType: text(50).nullable(),
  openStatus,
  disclosure: disclosure.nullable(),
  keywords: text(500).nullable(),
  persons: text(500).nullable(),
  remark: text(2000).nullable(),
});
export type Description = z.output<typeof description>;
export type DescriptionField = keyof Description;

/** Some fields of a description; what is absent stays as it was. */
export const descriptionChanges = description.partial();
export type DescriptionChanges = z.output<typeof descriptionChanges>;

export function withChanges(before: Description, changes: DescriptionChanges): Description {
  const said = Object.entries(changes).filter(([, value]) => value !== undefined);
  return { ...before, ...Object.fromEntries(said) };
}

export const descriptionFieldNames: Record<DescriptionField, string> = {
  title: '题名',
  creator: '责任者',
  documentNumber: '文号',
  date: '日期',
  year: '年度',
  retention: '保管期限',
  retentionItemId: '归档范围条款',
  securityLevel: '密级',
  departmentId: '部门',
  departmentName: '机构(问题)',
  matterId: '问题类目',
  pages: '页数',
  carrier: '载体',
  manuscript: '稿本',
  documentType: '文种',
  openStatus: '开放标识',
  disclosure: '公开属性',
  keywords: '主题词',
  persons: '人名',
  remark: '备注',
};

/** A description nobody has filled in yet. */
export const emptyDescription: Description = {
  title: null,
  creator: null,
  documentNumber: null,
  date: null,
  year: null,
  retention: null,
  retentionItemId: null,
  securityLevel: 'public',
  departmentId: null,
  departmentName: null,
  matterId: null,
  pages: null,
  carrier: 'electronic',
  manuscript: null,
  documentType: null,
  openStatus: 'unreviewed',
  disclosure: null,
  keywords: null,
  persons: null,
  remark: null,
};

/**
 * The period a record is coded and counted by. A legacy value stays as it came; it is mapped only
 * where a code or a figure needs one of the three (DA/T 13-2022 knows no other).
 */
export function countedRetention(retention: string): RetentionCode | undefined {
  const reading = readRetention(retention);
  if (reading.kind === 'legacy') return reading.reportedAs;
  return reading.kind === 'code' ? reading.code : undefined;
}

/** As the interface shows a period: 永久, 定期30年, or 长期 as it came. */
export function shownRetention(retention: string | null): string {
  if (retention === null) return '';
  return retentionCode.safeParse(retention).success ? retentionName(retention) : retention;
}

export const component = z.object({
  id: z.uuid(),
  role: componentRole,
  position: z.number().int(),
  fileName: z.string(),
  mediaType: z.string(),
  size: z.number(),
  sha512: z.string(),
  sm3: z.string(),
  textState: z.enum(['waiting', 'read', 'none', 'failed']),
  textNote: z.string().nullable(),
});
export type Component = z.output<typeof component>;

/** A record in a list. */
export const recordRow = z.object({
  id: z.uuid(),
  state: recordState,
  category: categoryCode,
  fondsId: z.uuid(),
  fondsCode: z.string(),
  receivedAs,
  temporaryNumber: z.string().nullable(),
  archivalCode: z.string().nullable(),
  title: z.string().nullable(),
  creator: z.string().nullable(),
  documentNumber: z.string().nullable(),
  date: z.string().nullable(),
  documentOn: z.iso.date().nullable(),
  year: z.number().int().nullable(),
  retention: z.string().nullable(),
  securityLevel,
  departmentName: z.string().nullable(),
  pages: z.number().int().nullable(),
  remark: z.string().nullable(),
  components: z.number().int(),
  quarantined: z.boolean(),
  faults: z.array(filingFault),
  /** The values of the category's profile, and what an old catalogue brought beside them. */
  more: z.record(z.string(), z.unknown()).default({}),
  createdAt: instant,
  version: z.number().int(),
});
export type RecordRow = z.output<typeof recordRow>;

/** A record's page. */
export const recordDetail = recordRow.extend({
  description,
  /** The profile its further fields are shown and judged by; the newest one while it is still described. */
  profile: describedBy.nullable().default(null),
  /** The volume or group it stands in, where its category is arranged by volume. */
  volume: z
    .object({
      id: z.uuid(),
      title: z.string(),
      archivalCode: z.string().nullable(),
      position: z.number().int(),
    })
    .nullable()
    .default(null),
  agencyName: z.string(),
  fondsName: z.string(),
  matterName: z.string().nullable().default(null),
  /** What the period goes back to, in the words of the schedule. */
  clause: z
    .object({
      number: z.string(),
      text: z.string(),
      retention: z.string().nullable(),
      schedule: z.string(),
    })
    .nullable(),
  classPath: z.array(z.object({ code: z.string(), label: z.string() })),
  itemNumber: z.number().int().nullable(),
  formerCodes: z.array(formerCode).default([]),
  boxNumber: z.string().nullable(),
  location: z.string().nullable(),
  /** 对应关系: why one carrier of a record that is on both is missing, or where it lies. */
  correspondence: z.string().nullable(),
  source: z.string(),
  createdByName: z.string().nullable(),
  /** A period that an appraisal gave instead of the one in the code, and the year it counts from. */
  appraised: z
    .object({ retention: retentionCode, year: z.number().int() })
    .nullable()
    .default(null),
  /** By which list and when it was destroyed. */
  destruction: z
    .object({ listId: z.uuid(), listNumber: z.string(), destroyedAt: instant })
    .nullable()
    .default(null),
  filedAt: instant.nullable(),
  filedByName: z.string().nullable(),
  /** When and where it went, once it has gone to the archive. */
  transferred: z
    .object({ on: z.iso.date(), to: z.string(), number: z.string() })
    .nullable()
    .default(null),
  objectPath: z.string().nullable(),
  quarantineMark: z.string().nullable(),
  componentList: z.array(component),
  holds: z.array(z.object({ placedBy: z.string(), reason: z.string(), placedAt: instant })),
  allowed: z.array(
    z.enum([
      'describe',
      'register',
      'begin-handling',
      'end-handling',
      'pre-file',
      'take-back',
      'exclude',
      'reopen',
      'resubmit',
      'number',
      'void',
      'download',
      'take-copy',
      'print',
      'review-quarantine',
    ]),
  ),
});
export type RecordDetail = z.output<typeof recordDetail>;
