import { categoryCode } from '@lantai/contract/classification/category.ts';
import { readRetention } from '@lantai/contract/classification/retention.ts';
import { readOpenStatus } from '@lantai/contract/records/open-status.ts';
import { type Description, emptyDescription } from '@lantai/contract/records/record.ts';
import { readSecurityLevel } from '@lantai/contract/records/security-level.ts';
import { type EepRecord, eepLayout } from './eep-record.ts';
import { readSupplement } from './supplement-note.ts';

/** Elements that a description has a field for; the others are kept under their name. */
const described = new Set([
  '年度',
  '保管期限',
  '机构或问题',
  '题名',
  '主题词',
  '人名',
  '文件编号',
  '责任者',
  '日期',
  '文种',
  '密级',
  '页数',
  '稿本',
  '控制标识',
]);

/** What a package says of a record, as this archive describes one; words it cannot read stay words. */
export function describedBy(record: Pick<EepRecord, 'elements' | 'notes'>): Description {
  const said = (name: string) => record.elements[name] ?? null;
  const extra = record.notes.map(readSupplement).find((one) => one !== undefined);
  const remarks = record.notes.filter(isRemark);
  return {
    ...emptyDescription,
    title: said('题名'),
    creator: said('责任者'),
    documentNumber: said('文件编号'),
    date: said('日期'),
    year: whole(said('年度')),
    retention: retentionIn(said('保管期限')) ?? null,
    securityLevel: readSecurityLevel(said('密级') ?? '')?.level ?? 'internal',
    departmentName: said('机构或问题'),
    pages: whole(said('页数')),
    carrier: extra?.carrier ?? 'electronic',
    manuscript: said('稿本'),
    documentType: said('文种'),
    openStatus: readOpenStatus(said('控制标识') ?? '') ?? 'unreviewed',
    disclosure: extra?.disclosure ?? null,
    keywords: said('主题词'),
    persons: said('人名'),
    remark: remarks.length > 0 ? remarks.join('\n') : null,
  };
}

/** What has no field: 主送, 抄送, 摘要 …, and the code it had where it came from. */
export function broughtBy({ elements, code }: Pick<EepRecord, 'elements' | 'code'>) {
  const names = Object.values(eepLayout).flat() as string[];
  const kept = names
    .filter((name) => !described.has(name))
    .flatMap((name) => (elements[name] ? [[name, elements[name]] as const] : []));
  return { ...Object.fromEntries(kept), ...(code !== '' && { 档号: code }) };
}

export function categoryIn({ elements }: Pick<EepRecord, 'elements'>) {
  return categoryCode.safeParse(elements.类别号).data;
}

/** 永久, 30年, 定期30年, D30, 长期 …; any number of years that was meant as one. */
export function retentionIn(text: string | null): string | undefined {
  if (text === null) return undefined;
  const years = /(\d{1,3})/.exec(text)?.[1];
  const reading = readRetention(text, years ? ['Y', `D${Number(years)}`] : ['Y']);
  if (reading.kind === 'code') return reading.code;
  return reading.kind === 'legacy' ? reading.given : undefined;
}

function isRemark(note: string): boolean {
  return !note.startsWith('兰台完整性校验（') && readSupplement(note) === undefined;
}

function whole(text: string | null): number | null {
  return text !== null && /^\d{1,4}$/.test(text) ? Number(text) : null;
}
