import type { AcceptanceItem, CheckResult } from '@lantai/contract/collection/acceptance-check.ts';
import { againstClause } from '@lantai/contract/collection/clause-retention.ts';
import { type FilingFault, filingFaults, shownRetention } from '@lantai/contract/records/record.ts';
import type { Db, Row } from '#platform/database.ts';
import { digestFile } from '../../preservation/digest.ts';
import { hasStaged, stagedPath } from '../../preservation/staging.ts';
import type { Storage } from '../../preservation/storage.ts';
import { expectedTypes } from './expected-types.ts';
import { inspectBytes } from './inspect-bytes.ts';

/** One result of one check, with what it saw. */
export type Found = {
  readonly componentId: string | null;
  readonly itemCode: AcceptanceItem;
  readonly result: CheckResult;
  readonly evidence: string;
};

type Component = Pick<
  Row<'component'>,
  'id' | 'file_name' | 'media_type' | 'size' | 'sha512' | 'sm3'
>;

type Checked = {
  readonly faults: readonly FilingFault[];
  readonly documentNumber: string | null;
  readonly repeatReason: string | null;
  readonly retention: string | null;
  readonly clause: { readonly number: string; readonly retention: string | null } | null;
  readonly components: readonly Component[];
};

export async function getChecked(db: Db, recordId: string): Promise<Checked> {
  const row = await db
    .selectFrom('record')
    .innerJoin('filing_fault', 'filing_fault.record_id', 'record.id')
    .leftJoin('retention_item as clause', 'clause.id', 'record.retention_item_id')
    .select(['filing_fault.faults', 'record.document_number', 'record.repeat_reason'])
    .select(['record.retention', 'clause.number', 'clause.retention as clauseRetention'])
    .where('record.id', '=', recordId)
    .executeTakeFirstOrThrow();
  const components = await db
    .selectFrom('component')
    .select(['id', 'file_name', 'media_type', 'size', 'sha512', 'sm3'])
    .where('record_id', '=', recordId)
    .orderBy('position')
    .execute();
  return {
    faults: row.faults,
    documentNumber: row.document_number,
    repeatReason: row.repeat_reason,
    retention: row.retention,
    clause: row.number === null ? null : { number: row.number, retention: row.clauseRetention },
    components,
  };
}

/** All automatic checks of one record; each may fail on its own (workflows A.11). */
export async function checkRecord(storage: Storage, record: Checked): Promise<Found[]> {
  const described = [checkRequired(record), checkRepetition(record), checkClause(record)];
  if (record.components.length === 0)
    return [
      ...described,
      ...(['1-10', '1-11', '1-14', '3-8'] as const).map((itemCode) =>
        found(itemCode, 'not-run', '没有电子组件，纸质文件不检测此项'),
      ),
    ];
  const ofBytes = await Promise.all(
    record.components.map((component) => checkComponent(storage, component)),
  );
  return [...described, ...ofBytes.flat()];
}

function found(
  itemCode: AcceptanceItem,
  result: CheckResult,
  evidence: string,
  componentId: string | null = null,
): Found {
  return { itemCode, result, evidence, componentId };
}

function checkRequired({ faults }: Checked): Found {
  const wrong = faults.filter((fault) => fault !== 'number-repeated');
  return wrong.length === 0
    ? found('2-4', 'passed', '题名、责任者、日期、年度、保管期限齐全有效')
    : found('2-4', 'failed', wrong.map((fault) => filingFaults[fault]).join('；'));
}

function checkRepetition({ faults, documentNumber, repeatReason }: Checked): Found {
  if (documentNumber === null) return found('1-8', 'not-run', '没有文号，不检测文号重复');
  if (faults.includes('number-repeated'))
    return found('1-8', 'failed', `文号 ${documentNumber} 在本年度已有`);
  const confirmed = repeatReason === null ? '本年度唯一' : `重复已经确认：${repeatReason}`;
  return found('1-8', 'passed', `文号 ${documentNumber} ${confirmed}`);
}

function checkClause({ clause, retention }: Checked): Found {
  if (!clause) return found('2-9', 'failed', '没有选定保管期限表条款');
  const held = `条款 ${clause.number}（${shownRetention(clause.retention)}），保管期限${shownRetention(retention)}`;
  const than = againstClause(retention, clause.retention);
  if (than === 'shorter') return found('2-9', 'failed', `${held}，短于条款`);
  return found('2-9', 'passed', than === 'longer' ? `${held}，长于条款` : held);
}

async function checkComponent({ staging }: Storage, component: Component): Promise<Found[]> {
  const { id, file_name: name, sha512 } = component;
  const of = (itemCode: AcceptanceItem, result: CheckResult, evidence: string) =>
    found(itemCode, result, `${name}：${evidence}`, id);
  if (!(await hasStaged(staging, sha512)))
    return [
      of('1-11', 'failed', '电子文件不在暂存区'),
      of('1-10', 'not-run', '电子文件不在，未检测'),
      of('1-14', 'not-run', '电子文件不在，未检测'),
      of('3-8', 'not-run', '电子文件不在，未检测'),
    ];
  const path = stagedPath(staging, sha512);
  const seen = await inspectBytes(path);
  const digests = await digestFile(path);
  const hindrance = [seen.encrypted, seen.macro].filter((one) => one !== null).join('；');
  return [
    of('1-11', 'passed', '电子文件在暂存区'),
    compareAttributes(of, component, seen),
    digests.sha512 === sha512 && digests.sm3 === component.sm3
      ? of('1-14', 'passed', `SM3 ${digests.sm3} 与登记一致`)
      : of('1-14', 'failed', `SM3 登记 ${component.sm3}，实测 ${digests.sm3}`),
    hindrance ? of('3-8', 'failed', hindrance) : of('3-8', 'passed', '未见加密和宏'),
  ];
}

function compareAttributes(
  of: (itemCode: AcceptanceItem, result: CheckResult, evidence: string) => Found,
  { file_name, media_type, size }: Component,
  seen: { size: number; mediaType: string },
): Found {
  if (seen.size === 0) return of('1-10', 'failed', '0 字节');
  if (seen.size !== size) return of('1-10', 'failed', `大小登记 ${size}，实测 ${seen.size}`);
  if (seen.mediaType !== media_type)
    return of('1-10', 'failed', `格式登记 ${media_type}，实测 ${seen.mediaType}`);
  const expected = expectedTypes(file_name);
  if (!expected) return of('1-10', 'not-run', `扩展名不在对照表，实测 ${seen.mediaType}`);
  return expected.includes(seen.mediaType)
    ? of('1-10', 'passed', `${size} 字节，${seen.mediaType}，与扩展名一致`)
    : of('1-10', 'failed', `扩展名与实际格式不符，实测 ${seen.mediaType}`);
}
