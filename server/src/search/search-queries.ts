import { categoryName } from '@lantai/contract/classification/category.ts';
import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import { shownRetention } from '@lantai/contract/records/record.ts';
import { isStored } from '@lantai/contract/records/record-life.ts';
import { securityLevel, securityLevelNames } from '@lantai/contract/records/security-level.ts';
import type { searchQuery, searchRecords } from '@lantai/contract/search/search.api.ts';
import type { z } from 'zod';
import type { Actor } from '#platform/actor.ts';
import type { Db } from '#platform/database.ts';
import { findFormerCodes } from '../records/former-codes.ts';
import type {
  FacetValue,
  Highlight,
  SearchEngine,
  SearchReply,
  VisibleClause,
} from './engine/search-engine.ts';

type Query = z.output<typeof searchQuery>;
type Reply = ReplyOf<typeof searchRecords>;

/** What the actor may see, as the index understands it: the same rule as the policy on `record`. */
export async function visibleTo(db: Db, { scope }: Actor): Promise<VisibleClause[]> {
  const ids = [...new Set([...scope.works, ...scope.reads])];
  if (ids.length === 0) return [];
  const units = await db
    .selectFrom('org_unit')
    .select(['id', 'agency_id'])
    .where('id', 'in', ids)
    .execute();
  const place = new Map(units.map(({ id, agency_id }) => [id, agency_id]));
  const clause = (unit: string, rest: Pick<VisibleClause, 'filedOnly' | 'maxSecurityRank'>) => {
    const agencyId = place.get(unit);
    if (agencyId === undefined) return [];
    return agencyId === null
      ? [{ agencyId: unit, ...rest }]
      : [{ agencyId, departmentId: unit, ...rest }];
  };
  return [
    // Who works where a record was formed sees it whatever its level, as the policy has it.
    ...scope.works.flatMap((unit) => clause(unit, { filedOnly: false, maxSecurityRank: 2 })),
    ...scope.reads.flatMap((unit) =>
      clause(unit, { filedOnly: true, maxSecurityRank: scope.clearance }),
    ),
  ];
}

export async function searchFor(
  engine: SearchEngine,
  read: <Result>(query: (db: Db) => Promise<Result>) => Promise<Result>,
  actor: Actor,
  query: Query,
): Promise<Reply> {
  const visible = await read((db) => visibleTo(db, actor));
  const found = await engine.search({
    text: query.text,
    field: query.field,
    filters: filtersOf(query),
    visible,
    sort: query.sort,
    limit: query.limit,
    ...(query.after !== undefined && { after: query.after }),
  });
  return read((db) => shownReply(db, found));
}

function filtersOf(query: Query) {
  const { year, category, retention, department, creator, security, fondsId, from, to } = query;
  return {
    ...(year && { year: year.map(Number) }),
    ...(category && { category }),
    ...(retention && { retention }),
    ...(department && { departmentId: department }),
    ...(creator && { creator }),
    ...(security && { securityLevel: security }),
    ...(fondsId && { fondsId }),
    ...(from && { from }),
    ...(to && { to }),
  };
}

/** The hits with what the catalogue says of them, read under the reader's own row-level security. */
async function shownReply(db: Db, found: SearchReply): Promise<Reply> {
  const rows = await findHits(
    db,
    found.hits.map(({ id }) => id),
  );
  const former = Map.groupBy(
    await findFormerCodes(db, [...rows.keys()]),
    ({ recordId }) => recordId,
  );
  const { waiting } = await db
    .selectFrom('search_outbox')
    .select((row) => row.fn.countAll<number>().as('waiting'))
    .executeTakeFirstOrThrow();
  return {
    total: found.total,
    milliseconds: found.milliseconds,
    next: found.next ?? null,
    waiting,
    facets: {
      year: found.facets.year.map((facet) => labelled(facet, (value) => `${value}年`)),
      category: found.facets.category.map((facet) =>
        labelled(facet, (value) => categoryName(value as Parameters<typeof categoryName>[0])),
      ),
      retention: found.facets.retention.map((facet) => labelled(facet, shownRetention)),
      department: found.facets.department.map((facet) => labelled(facet, (value) => value)),
      creator: found.facets.creator.map((facet) => labelled(facet, (value) => value)),
      security: found.facets.securityLevel.map((facet) =>
        labelled(facet, (value) => securityLevelNames[securityLevel.parse(value)]),
      ),
    },
    hits: found.hits.flatMap(({ id, highlights }) => {
      const row = rows.get(id);
      if (!row) return [];
      const marked = (text: string, highlight?: Highlight) => highlight ?? { text, marks: [] };
      const optional = (text: string | null, highlight?: Highlight) =>
        text === null ? null : marked(text, highlight);
      const code = row.archival_code ?? row.temporary_number;
      return [
        {
          id,
          fondsCode: row.fondsCode,
          category: row.category,
          archivalCode: row.archival_code,
          documentOn: row.document_on,
          year: row.year,
          retention: row.retention,
          securityLevel: row.security_level,
          departmentName: row.department_name,
          filed: isStored(row.state),
          transferredTo: row.transferred_to,
          components: row.components ?? 0,
          title: marked(row.title ?? '', highlights.title),
          documentNumber: optional(row.document_number, highlights.documentNumber),
          creator: optional(row.creator, highlights.creator),
          code: optional(code, highlights.code),
          formerCodes: (former.get(id) ?? []).map(({ archivalCode }) => archivalCode),
          content: highlights.content ?? [],
        },
      ];
    }),
  };
}

function labelled({ value, label, count }: FacetValue, name: (value: string) => string) {
  return { value, label: label ?? name(value), count };
}

async function findHits(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, never>();
  const rows = await db
    .selectFrom('record')
    .innerJoin('fonds', 'fonds.id', 'record.fonds_id')
    .select(['record.id', 'record.category', 'record.archival_code', 'record.temporary_number'])
    .select(['record.document_on', 'record.year', 'record.retention', 'record.security_level'])
    .select(['record.department_name', 'record.state', 'record.title', 'record.creator'])
    .select('record.transferred_to')
    .select(['record.document_number', 'fonds.code as fondsCode'])
    .select((row) =>
      row
        .selectFrom('component')
        .whereRef('component.record_id', '=', 'record.id')
        .select((component) => component.fn.countAll<number>().as('components'))
        .as('components'),
    )
    .where('record.id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}
