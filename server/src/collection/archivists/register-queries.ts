import type {
  ArchivistPost,
  Employment,
  PostState,
  PostWarning,
} from '@lantai/contract/collection/archivist-post.ts';
import { postWarnings } from '@lantai/contract/collection/archivist-post.ts';
import type { Actor } from '#platform/actor.ts';
import { dayOf } from '#platform/clock.ts';
import type { Db, Row } from '#platform/database.ts';
import { findArchivistGrants, type Grants } from './archivist-grants.ts';
import { daysBetween } from './days-between.ts';
import { aloneInMany } from './lone-archivists.ts';
import { findUnentered } from './unentered.ts';
import { findVacancies } from './vacancies.ts';

export type RegisterFilter = {
  readonly text?: string | undefined;
  readonly agencyId?: string | undefined;
  readonly personId?: string | undefined;
  readonly state: PostState | 'held' | 'all';
  readonly role?: 'archivist' | 'department-archivist' | undefined;
  readonly employment?: Employment | undefined;
  readonly warning?: PostWarning | undefined;
};

type Found = Awaited<ReturnType<typeof rowsOf>>[number];

/** The register 档案员名册: a list that fits on a few pages, so it is read whole and filtered here. */
export async function findArchivists(
  db: Db,
  actor: Actor,
  { filter, now }: { filter: RegisterFilter; now: Date },
) {
  const today = dayOf(now);
  const rows = await rowsOf(db);
  const grants = await findArchivistGrants(db, today);
  const all = shownPosts(rows, grants, today);
  const vacancies = await findVacancies(db, actor, { rows, today });
  const unentered = findUnentered(rows, grants);
  const posts = all.filter((post) => fits(post, filter));
  const of = (agencyId: string) => filter.agencyId === undefined || filter.agencyId === agencyId;
  return {
    posts,
    total: posts.length,
    vacancies: vacancies.filter(({ agencyId }) => of(agencyId)),
    unentered: unentered.filter(({ agencyId }) => of(agencyId)),
    figures: figuresOf(all, vacancies, unentered.length),
  };
}

async function rowsOf(db: Db) {
  return db
    .selectFrom('archivist_post as post')
    .innerJoin('person', 'person.id', 'post.person_id')
    .innerJoin('org_unit as unit', 'unit.id', 'post.unit_id')
    .innerJoin('org_unit as agency', 'agency.id', 'post.agency_id')
    .leftJoin('person as stand_in', 'stand_in.id', 'post.stand_in_id')
    .leftJoin('person as successor', 'successor.id', 'post.successor_id')
    .selectAll('post')
    .select(['person.name as personName', 'unit.name as unitName', 'unit.closed_on as closedOn'])
    .select(['agency.name as agencyName', 'stand_in.name as standInName'])
    .select('successor.name as successorName')
    .orderBy('agency.sort')
    .orderBy('agency.code')
    .orderBy('post.role')
    .orderBy('unit.sort')
    .orderBy('unit.code')
    .orderBy('post.since')
    .orderBy('post.id')
    .execute();
}
export type RegisterRow = Found;

function shownPosts(rows: readonly Found[], grants: Grants, today: string): ArchivistPost[] {
  const held = rows.filter(({ state }) => state !== 'left');
  const postsOf = Map.groupBy(held, ({ person_id }) => person_id);
  const alone = aloneInMany(held);
  return rows.map((row) => {
    const certificateDays = row.certificate_until
      ? daysBetween(today, row.certificate_until)
      : null;
    const isHeld = row.state !== 'left';
    const marks: Record<PostWarning, boolean> = {
      'certificate-expired': isHeld && certificateDays !== null && certificateDays < 0,
      'alone-in-many': isHeld && alone.has(row.person_id),
      'no-grant': isHeld && !grants.has(row.person_id, row.role, row.unit_id),
      'still-granted':
        !isHeld &&
        grants.has(row.person_id, row.role, row.unit_id) &&
        !held.some((other) => samePlace(other, row) && other.person_id === row.person_id),
    };
    return {
      ...fieldsOf(row),
      certificateDays,
      standInGranted: row.stand_in_id
        ? grants.mayStandIn(row.stand_in_id, row.role, [row.unit_id, row.agency_id])
        : null,
      posts: postsOf.get(row.person_id)?.length ?? 0,
      warnings: postWarnings.filter((warning) => marks[warning]),
    };
  });
}

export function samePlace(
  one: Pick<Row<'archivist_post'>, 'unit_id' | 'role'>,
  other: Pick<Row<'archivist_post'>, 'unit_id' | 'role'>,
): boolean {
  return one.unit_id === other.unit_id && one.role === other.role;
}

function fieldsOf(row: Found) {
  return {
    id: row.id,
    agencyId: row.agency_id,
    agencyName: row.agencyName,
    unitId: row.unit_id,
    unitName: row.unitName,
    personId: row.person_id,
    personName: row.personName,
    role: row.role,
    state: row.state,
    employment: row.employment,
    position: row.position,
    since: row.since,
    until: row.until,
    certificateName: row.certificate_name,
    certificateNumber: row.certificate_number,
    certificateIssuer: row.certificate_issuer,
    certificateOn: row.certificate_on,
    certificateUntil: row.certificate_until,
    professionalTitle: row.professional_title,
    phone: row.phone,
    remark: row.remark,
    standInName: row.standInName,
    successorName: row.successorName,
    handOverId: row.hand_over_id,
    changedAt: row.changed_at,
    version: row.version,
  };
}

function fits(post: ArchivistPost, filter: RegisterFilter): boolean {
  const { text, state } = filter;
  const inState =
    state === 'all' || (state === 'held' ? post.state !== 'left' : post.state === state);
  const named = [post.personName, post.unitName, post.position, post.certificateNumber ?? ''];
  return (
    inState &&
    (!text || named.some((name) => name.includes(text))) &&
    (!filter.agencyId || post.agencyId === filter.agencyId) &&
    (!filter.personId || post.personId === filter.personId) &&
    (!filter.role || post.role === filter.role) &&
    (!filter.employment || post.employment === filter.employment) &&
    (!filter.warning || post.warnings.includes(filter.warning))
  );
}

function figuresOf(
  all: readonly ArchivistPost[],
  vacancies: readonly { isDefect: boolean }[],
  unentered: number,
) {
  const held = all.filter(({ state }) => state !== 'left');
  const inState = (wanted: PostState) => all.filter(({ state }) => state === wanted).length;
  const employed = (how: Employment) => held.filter(({ employment }) => employment === how).length;
  const warned = (warning: PostWarning) =>
    all.filter(({ warnings }) => warnings.includes(warning)).length;
  return {
    held: held.length,
    fullTime: employed('full-time'),
    partTime: employed('part-time'),
    onLeave: inState('on-leave'),
    handingOver: inState('handing-over'),
    left: inState('left'),
    warnings: {
      'certificate-expired': warned('certificate-expired'),
      'alone-in-many': warned('alone-in-many'),
      'no-grant': warned('no-grant'),
      'still-granted': warned('still-granted'),
    },
    vacant: vacancies.length,
    defects: vacancies.filter(({ isDefect }) => isDefect).length,
    unentered,
  };
}
