import type {
  RegisterRow,
  RegisterSheet,
  RegisterSubject,
} from '@lantai/contract/arrangement/register.ts';
import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';
import { Problem } from '#platform/problem.ts';

type RegisterFilter = {
  fondsId?: string | undefined;
  subject?: RegisterSubject | undefined;
  subjectId?: string | undefined;
  state?: 'unsigned' | 'signed' | 'differing' | undefined;
  text?: string | undefined;
};

export async function findRegisters(
  db: Db,
  filter: RegisterFilter,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<{ registers: RegisterRow[]; total: number; next: string | null }> {
  const { total } = await matching(db, filter)
    .select((row) => row.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  let page = shown(matching(db, filter))
    .orderBy('sheet.made_at', 'desc')
    .orderBy('sheet.id', 'desc')
    .limit(limit + 1);
  const last = after === undefined ? undefined : await findPlace(db, after);
  if (last)
    page = page.where(
      sql<boolean>`(sheet.made_at, sheet.id) < (select made_at, id from register_sheet where id = ${last})`,
    );
  const rows = await page.execute();
  const registers = rows.slice(0, limit).map(rowOf);
  return { registers, total, next: rows.length > limit ? (registers.at(-1)?.id ?? null) : null };
}

/** A page begins after a sheet; one that is gone or not theirs begins at the first again. */
async function findPlace(db: Db, after: string): Promise<string | undefined> {
  if (!/^[0-9a-f-]{36}$/.test(after)) throw new Problem('search.cursor-invalid');
  const sheet = await db
    .selectFrom('register_sheet')
    .select('id')
    .where('id', '=', after)
    .executeTakeFirst();
  return sheet?.id;
}

function matching(db: Db, { fondsId, subject, subjectId, state, text }: RegisterFilter) {
  let query = db.selectFrom('register_sheet as sheet');
  if (fondsId) query = query.where('sheet.fonds_id', '=', fondsId);
  if (subject) query = query.where('sheet.subject', '=', subject);
  if (subjectId) query = query.where('sheet.subject_id', '=', subjectId);
  if (state === 'differing') query = query.where('sheet.differences', '>', 0);
  if (state === 'signed')
    query = query
      .where('sheet.handed_at', 'is not', null)
      .where('sheet.received_at', 'is not', null);
  if (state === 'unsigned')
    query = query.where((row) =>
      row.or([row('sheet.handed_at', 'is', null), row('sheet.received_at', 'is', null)]),
    );
  if (text) {
    const pattern = `%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    query = query.where((row) =>
      row.or([
        row('sheet.number', 'ilike', pattern),
        row.exists(
          row
            .selectFrom('register_record as counted')
            .select('counted.record_id')
            .whereRef('counted.register_id', '=', 'sheet.id')
            .where((inner) =>
              inner.or([
                inner('counted.number', 'ilike', pattern),
                inner('counted.title', 'ilike', pattern),
              ]),
            ),
        ),
      ]),
    );
  }
  return query;
}

function shown(query: ReturnType<typeof matching>) {
  return query
    .innerJoin('fonds', 'fonds.id', 'sheet.fonds_id')
    .leftJoin('person as maker', 'maker.id', 'sheet.made_by')
    .leftJoin('person as hander', 'hander.id', 'sheet.handed_by')
    .leftJoin('person as receiver', 'receiver.id', 'sheet.received_by')
    .selectAll('sheet')
    .select(['fonds.code as fondsCode', 'maker.name as makerName'])
    .select(['hander.name as handerName', 'receiver.name as receiverName']);
}

type ShownRow = Awaited<ReturnType<ReturnType<typeof shown>['executeTakeFirstOrThrow']>>;

function rowOf(row: ShownRow): RegisterRow {
  return {
    id: row.id,
    number: row.number,
    subject: row.subject,
    fondsCode: row.fondsCode,
    unitName: row.content.unitName,
    items: row.items,
    bytes: row.bytes,
    differences: row.differences,
    madeAt: row.made_at,
    madeByName: row.makerName ?? '系统',
    handed: row.handed_at && { name: row.handerName ?? '', at: row.handed_at },
    received: row.received_at && { name: row.receiverName ?? '', at: row.received_at },
  };
}

export async function getRegister(db: Db, registerId: string): Promise<RegisterSheet> {
  const row = await shown(matching(db, {})).where('sheet.id', '=', registerId).executeTakeFirst();
  if (!row) throw new Problem('arrangement.register-not-found');
  const { subject_id: subjectId, fonds_id: fondsId, content, results, sm3 } = row;
  return { ...rowOf(row), subjectId, fondsId, content, results, sm3 };
}

/** The list as it was counted; the state beside it is of today, and only where the reader sees it. */
export async function findRegisterRecords(db: Db, registerId: string) {
  const rows = await db
    .selectFrom('register_record as counted')
    .leftJoin('record', 'record.id', 'counted.record_id')
    .select(['counted.record_id as id', 'position', 'number', 'counted.title', 'files', 'bytes'])
    .select('record.state')
    .where('register_id', '=', registerId)
    .orderBy('position')
    .execute();
  return rows;
}
