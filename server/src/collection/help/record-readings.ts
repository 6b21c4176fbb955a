import type { readFirstPage as readFirstPageApi } from '@lantai/contract/collection/record-help.api.ts';
import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import type { Db, Row } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';
import { openComponent } from '../../preservation/component-bytes.ts';
import { type PdfAnswer, readFirstPage } from '../../preservation/read-first-page.ts';
import type { Storage } from '../../preservation/storage.ts';
import { StoreFault } from '../../preservation/store-fault.ts';
import { findAbsent } from './attachment-queries.ts';

export type RecordReadings = ReplyOf<typeof readFirstPageApi>;

/** A record's components and what was worked out of their texts, before any byte is read. */
export async function findReadable(db: Db, recordId: string) {
  const record = await db
    .selectFrom('record')
    .select(['id', 'pages', 'quarantined_at'])
    .where('id', '=', recordId)
    .executeTakeFirst();
  if (!record) throw new Problem('records.not-found', { recordId });
  if (record.quarantined_at) throw new Problem('records.quarantined', { action: '读取首页' });
  const components = await db
    .selectFrom('component')
    .selectAll()
    .where('record_id', '=', recordId)
    .orderBy('position')
    .execute();
  const signed = await db
    .selectFrom('text_signature')
    .select('component_id')
    .where('record_id', '=', recordId)
    .execute();
  const known = new Set(signed.map(({ component_id }) => component_id));
  return {
    pages: record.pages,
    components,
    absentAttachments: (await findAbsent(db, [recordId])).get(recordId) ?? [],
    textsWaiting: components.filter(
      ({ id, role, text_state }) =>
        role === 'original' &&
        (text_state === 'waiting' || (text_state === 'read' && !known.has(id))),
    ).length,
  };
}

type Readable = Awaited<ReturnType<typeof findReadable>>;

/** Reads the bytes: what the first page says, and how many pages there are. Nothing is written. */
export async function readRecord(storage: Storage, found: Readable): Promise<RecordReadings> {
  const { components, pages, absentAttachments, textsWaiting } = found;
  const original = components.find(
    ({ role, media_type }) => role === 'original' && hasPages(media_type),
  );
  const answer = original && (await pdfAnswer(storage, original, 'first-page'));
  return {
    componentId: original?.id ?? null,
    readings: answer?.kind === 'read' ? answer.readings : [],
    reason: !answer
      ? '正本不是 PDF 或 OFD，不能读取首页'
      : answer.kind === 'read'
        ? null
        : answer.reason,
    pages: { described: pages, ...(await countPages(storage, components)) },
    absentAttachments,
    textsWaiting,
  };
}

const hasPages = (mediaType: string) => ['application/pdf', 'application/ofd'].includes(mediaType);
const mostCounted = 60;

/** Pages of bodies and attachments; forms, drafts and copies are not counted (workflows A.7). */
async function countPages(storage: Storage, components: readonly Row<'component'>[]) {
  const counted = components.filter(({ role }) =>
    ['original', 'forwarded', 'attachment'].includes(role),
  );
  const uncounted: string[] = [];
  let sum = 0;
  for (const [place, component] of counted.entries()) {
    const pages = place < mostCounted ? await pagesOf(storage, component) : undefined;
    if (pages === undefined) uncounted.push(component.file_name);
    else sum += pages;
  }
  return { counted: uncounted.length > 0 || sum === 0 ? null : sum, uncounted };
}

/** A picture is one page; of what is neither picture nor PDF nor OFD nobody knows before it is laid out. */
async function pagesOf(storage: Storage, component: Row<'component'>): Promise<number | undefined> {
  if (component.media_type.startsWith('image/') && component.media_type !== 'image/tiff') return 1;
  if (!hasPages(component.media_type)) return undefined;
  const answer = await pdfAnswer(storage, component, 'page-count');
  return answer.kind === 'read' ? answer.pages : undefined;
}

async function pdfAnswer(
  storage: Storage,
  component: Row<'component'>,
  wanted: 'first-page' | 'page-count',
): Promise<PdfAnswer> {
  try {
    const { path } = await openComponent(storage, component);
    return await readFirstPage(path, wanted);
  } catch (error) {
    if (error instanceof StoreFault) return { kind: 'failed', reason: '存储中找不到电子文件' };
    throw error;
  }
}
