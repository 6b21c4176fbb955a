import type { noteOrganisations as endpoint } from '@lantai/contract/capture/exchange/exchange.api.ts';
import type { ReplyOf, RequestOf } from '@lantai/contract/endpoint.ts';
import { changed, command, unchanged } from '#platform/command.ts';
import { getOwnSource } from './source-queries.ts';

/**
 * Keeps what a source says its codes mean, and from when. A code whose name stays is still the same
 * department; one that is given another name is another department until somebody says otherwise.
 */
export const noteOrganisations = command<
  RequestOf<typeof endpoint>['body'],
  ReplyOf<typeof endpoint>
>({
  name: 'capture.note-organisations',

  async perform({ tx, actor, now }, { organisations }) {
    const source = await getOwnSource(tx, actor);
    const known = await tx
      .selectFrom('source_organisation')
      .select(['code', 'name', 'valid_on', 'unit_id'])
      .where('source_id', '=', source.id)
      .orderBy('valid_on', 'desc')
      .execute();
    const byCode = Map.groupBy(known, ({ code }) => code);
    const key = (code: string, validOn: string) => `${code}\n${validOn}`;
    const there = new Set(known.map(({ code, valid_on }) => key(code, valid_on)));
    const fresh = new Map(
      organisations
        .filter(({ code, validOn }) => !there.has(key(code, validOn)))
        .map((each) => [key(each.code, each.validOn), each]),
    );
    const rows = [...fresh.values()].map(({ code, name, validOn }) => ({
      source_id: source.id,
      agency_id: source.agency_id,
      code,
      name,
      valid_on: validOn,
      unit_id: byCode.get(code)?.find((before) => before.name === name)?.unit_id ?? null,
      noted_at: now,
    }));
    for (let start = 0; start < rows.length; start += 1000)
      await tx
        .insertInto('source_organisation')
        .values(rows.slice(start, start + 1000))
        .execute();
    const { unmapped } = await unmappedCodes(tx, source.id);
    const result = { noted: rows.length, known: organisations.length - rows.length, unmapped };
    if (rows.length === 0) return unchanged(result);
    return changed(result, {
      subject: `source:${source.id}`,
      agencyId: source.agency_id,
      details: {
        noted: rows.map(({ code, name, valid_on }) => ({ code, name, validOn: valid_on })),
      },
    });
  },
});

async function unmappedCodes(tx: Parameters<typeof getOwnSource>[0], sourceId: string) {
  const rows = await tx
    .selectFrom('source_organisation')
    .select('code')
    .distinct()
    .where('source_id', '=', sourceId)
    .where('unit_id', 'is', null)
    .orderBy('code')
    .execute();
  return { unmapped: rows.map(({ code }) => code) };
}
