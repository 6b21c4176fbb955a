import { likelyRelation, namedNumbers } from '@lantai/contract/records/named-numbers.ts';
import type { RelationSuggestion } from '@lantai/contract/records/relation.ts';
import type { Db, Row } from '#platform/database.ts';

/** As much of a document's text as can hold what it begins from: 根据…, 转发…. */
const headOfText = 20_000;
const most = 20;

/** Records of the same agency whose document numbers this one names in its title, remark or text. */
export async function suggestRelations(
  db: Db,
  record: Pick<
    Row<'record'>,
    'id' | 'agency_id' | 'title' | 'remark' | 'document_number_key' | 'quarantined_at'
  >,
  related: readonly string[],
): Promise<RelationSuggestion[]> {
  if (record.quarantined_at) return [];
  const named = await findNamed(db, record);
  named.delete(record.document_number_key ?? '');
  if (named.size === 0) return [];
  const rows = await db
    .selectFrom('record')
    .leftJoin('destroyed_record', 'destroyed_record.record_id', 'record.id')
    .select(['record.id', 'state', 'archival_code as archivalCode'])
    .select(['temporary_number as temporaryNumber', 'title', 'document_number as documentNumber'])
    .select('document_number_key as key')
    .select(['list_number as destroyedIn', 'appraised_retention as appraisedRetention'])
    .where('record.agency_id', '=', record.agency_id)
    .where('document_number_key', 'in', [...named.keys()])
    .where('state', '<>', 'voided')
    .select(['transferred_to as transferredTo', 'transfer_number as transferNumber'])
    .where('quarantined_at', 'is', null)
    .where('record.id', 'not in', [record.id, ...related])
    .orderBy('created_at')
    .limit(most)
    .execute();
  return rows.flatMap(({ key, ...other }) => {
    const mention = named.get(key ?? '');
    return mention ? [{ ...likelyRelation(record.title ?? ''), ...mention, other }] : [];
  });
}

type Mention = Pick<RelationSuggestion, 'named' | 'place'>;

/** By number: the title says more than the remark, and that more than the text. */
async function findNamed(
  db: Db,
  { id, title, remark }: Pick<Row<'record'>, 'id' | 'title' | 'remark'>,
): Promise<Map<string, Mention>> {
  const texts = await db
    .selectFrom('component_text')
    .innerJoin('component', 'component.id', 'component_text.component_id')
    .select((row) =>
      row
        .fn<string>('left', [row.ref('component_text.content'), row.val(headOfText)])
        .as('content'),
    )
    .where('component.record_id', '=', id)
    .orderBy('component.position')
    .limit(5)
    .execute();
  const mentions = new Map<string, Mention>();
  const note = (text: string, place: Mention['place']) => {
    for (const { written, key } of namedNumbers(text))
      if (!mentions.has(key)) mentions.set(key, { named: written, place });
  };
  note(title ?? '', 'title');
  note(remark ?? '', 'remark');
  for (const { content } of texts) note(content, 'text');
  return mentions;
}
