import {
  type AttachmentMention,
  absentAttachments,
  findAttachmentMentions,
} from '@lantai/contract/collection/attachment-mention.ts';
import type { ComponentRole } from '@lantai/contract/records/component-role.ts';
import { sql } from 'kysely';
import pg from 'pg';
import { systemActor } from '#platform/actor.ts';
import { keepHouse, type Platform, read } from '#platform/command.ts';
import type { Db, Row, Tx } from '#platform/database.ts';
import {
  estimatedSimilarity,
  shinglesOf,
  similarity,
  sketchOf,
  type TextSketch,
} from './text-sketch.ts';

/** From here on two texts are called nearly the same. */
export const nearlySame = 0.8;
/**
 * Where both bear numbers and these differ, they are last year's report and this year's, unless hardly
 * a word of the rest differs.
 */
export const sameButForNumber = 0.95;
/** A sketch is off by up to a tenth: what it puts above this is compared word for word. */
const worthComparing = 0.68;
const mostCompared = 50;
/** In one transaction: syncing each text by itself would take most of the time. */
const batch = 50;
/** SQLSTATE: what somebody else holds was not to be had in time. */
const lockNotAvailable = '55P03';

/** Forms and drafts of different documents are alike by nature: only the documents are compared. */
const comparedRoles: readonly ComponentRole[] = ['original', 'copy'];
/** 附件说明 stands in the document; a handling form only repeats it. */
const namingRoles: readonly ComponentRole[] = ['original', 'copy'];

/** By page: `records/note-text.ts` puts this between the pages. */
export const pageBreak = '\n\f';

type Waiting = {
  readonly component_id: string;
  readonly role: ComponentRole;
  readonly record_id: string;
  readonly agency_id: string;
  readonly fonds_id: string;
};

type Comparing = { readonly isStopping?: () => boolean; readonly everything?: boolean };

/**
 * Works out of every text that was read what helps to find its near duplicates and its absent
 * attachments. Returns how many. No part of the archive's account, since it can be worked out anew
 * from the texts at any time; safe to repeat and to run twice at once. `everything` also looks for
 * old texts that were passed over, as after a clock was put back.
 */
export async function compareNewTexts(
  platform: Platform,
  { isStopping = () => false, everything = true }: Comparing = {},
): Promise<number> {
  let done = 0;
  while (!isStopping()) {
    const waiting = await read(platform, systemActor, (db) =>
      waitingTexts(db, everything)
        .orderBy('text.read_at')
        .orderBy('text.component_id')
        .limit(batch)
        .execute(),
    );
    if (waiting.length === 0) break;
    if (!(await compareBatch(platform, waiting))) break;
    done += waiting.length;
  }
  return done;
}

/**
 * Whether the batch was compared. Its signatures hold many records at once, in the order of reading,
 * and a filing locks them by id: rather than let PostgreSQL end the filing as a deadlock, this stands
 * back and is tried again at the next round.
 */
async function compareBatch(platform: Platform, waiting: readonly Waiting[]): Promise<boolean> {
  try {
    await keepHouse(platform, async (tx) => {
      await sql`set local lock_timeout = '200ms'`.execute(tx);
      await compare(tx, waiting, platform.now());
    });
    return true;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === lockNotAvailable) return false;
    throw error;
  }
}

/** Texts are compared in the order they were read, so those without a signature are among the last. */
export function waitingTexts(db: Db, everything: boolean) {
  const texts = db
    .selectFrom('component_text as text')
    .innerJoin('component', 'component.id', 'text.component_id')
    .innerJoin('record', 'record.id', 'component.record_id')
    .select(['text.component_id', 'component.role'])
    .select(['record.id as record_id', 'record.agency_id', 'record.fonds_id'])
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('text_signature')
            .select('text_signature.component_id')
            .whereRef('text_signature.component_id', '=', 'text.component_id')
            .whereRef('text_signature.read_at', '=', 'text.read_at'),
        ),
      ),
    );
  if (everything) return texts;
  return texts.where(
    'text.read_at',
    '>=',
    sql<Date>`coalesce((select max(read_at) from text_signature) - interval '1 hour', '-infinity')`,
  );
}

/**
 * The texts of a batch together: to plan a statement under the policies of records takes longer than to
 * answer it. Their signatures are kept before any is compared, so that copies in one batch find each other.
 */
async function compare(tx: Tx, waiting: readonly Waiting[], now: Date): Promise<void> {
  const ids = waiting.map(({ component_id }) => component_id);
  // One may have been taken away meanwhile, with its record quarantined: then nothing is kept of it.
  const there = await tx
    .selectFrom('component_text')
    .select(['component_id', 'content'])
    .where('component_id', 'in', ids)
    .forShare()
    .execute();
  if (there.length === 0) return;
  const contents = new Map(there.map(({ component_id, content }) => [component_id, content]));
  const texts = waiting.flatMap((text) => {
    const content = contents.get(text.component_id);
    if (content === undefined) return [];
    const compared = comparedRoles.includes(text.role);
    const shingles = compared ? shinglesOf(content) : new Set<number>();
    return [{ text, content, shingles, sketch: sketchOf(shingles) }];
  });
  await keepSignatures(tx, texts);
  await tx
    .updateTable('near_duplicate')
    .set({ similarity: 0 })
    .where((row) => row.or([row('component_low', 'in', ids), row('component_high', 'in', ids)]))
    .execute();
  for (const { text, shingles, sketch } of texts)
    if (sketch.bands.length > 0) await noteNearDuplicates(tx, text, { shingles, sketch, now });
}

type Worked = { readonly text: Waiting; readonly content: string; readonly sketch: TextSketch };

async function keepSignatures(tx: Tx, texts: readonly Worked[]): Promise<void> {
  await tx
    .insertInto('text_signature')
    .values(texts.map(signatureOf))
    .onConflict((conflict) =>
      conflict.column('component_id').doUpdateSet((row) => ({
        shingles: row.ref('excluded.shingles'),
        sketch: row.ref('excluded.sketch'),
        bands: row.ref('excluded.bands'),
        attachments_named: row.ref('excluded.attachments_named'),
        attachments_expected: row.ref('excluded.attachments_expected'),
        read_at: row.ref('excluded.read_at'),
      })),
    )
    .execute();
}

function signatureOf({ text, content, sketch: { shingles, sketch, bands } }: Worked) {
  const named = namingRoles.includes(text.role)
    ? findAttachmentMentions(content.split(pageBreak))
    : [];
  const { component_id, record_id, agency_id, fonds_id } = text;
  return {
    ...{ component_id, record_id, agency_id, fonds_id, shingles, sketch, bands },
    attachments_named: JSON.stringify(named satisfies AttachmentMention[]),
    attachments_expected: absentAttachments(named, []).length,
    // Taken over inside the database: what is finer than a millisecond would be lost on the way, and
    // the text would be waiting for ever.
    read_at: sql<Date>`(select read_at from component_text where component_id = ${component_id})`,
  };
}

type Sketched = { shingles: ReadonlySet<number>; sketch: TextSketch; now: Date };

async function noteNearDuplicates(
  tx: Tx,
  text: Waiting,
  { shingles, sketch, now }: Sketched,
): Promise<void> {
  for (const other of await candidates(tx, text, sketch)) {
    const shared = similarity(shingles, shinglesOf(other.content));
    if (shared < nearlySame) continue;
    const [low, high] = text.component_id < other.component_id ? [text, other] : [other, text];
    const found = { similarity: shared, found_at: now };
    await tx
      .insertInto('near_duplicate')
      .values({
        component_low: low.component_id,
        component_high: high.component_id,
        record_low: low.record_id,
        record_high: high.record_id,
        agency_id: text.agency_id,
        fonds_id: text.fonds_id,
        ...found,
      })
      .onConflict((conflict) =>
        conflict.columns(['component_low', 'component_high']).doUpdateSet(found),
      )
      .execute();
  }
}

/** Texts of other records of the fonds that share a band, the likeliest first, with their words. */
async function candidates(tx: Tx, text: Waiting, { sketch, bands }: TextSketch) {
  const { rows: sharing } = await sql<Pick<Row<'text_signature'>, 'component_id' | 'sketch'>>`
    select component_id, sketch
    from texts_sharing_band(${bands}::integer[], ${text.fonds_id}, ${text.record_id})`.execute(tx);
  const likely = sharing
    .map((row) => ({ ...row, estimate: estimatedSimilarity(sketch, row.sketch) }))
    .filter(({ estimate }) => estimate >= worthComparing)
    .toSorted((left, right) => right.estimate - left.estimate)
    .slice(0, mostCompared);
  if (likely.length === 0) return [];
  return tx
    .selectFrom('component_text')
    .innerJoin(
      'text_signature as signature',
      'signature.component_id',
      'component_text.component_id',
    )
    .select(['component_text.component_id', 'signature.record_id', 'component_text.content'])
    .where(
      'component_text.component_id',
      'in',
      likely.map(({ component_id }) => component_id),
    )
    .execute();
}
