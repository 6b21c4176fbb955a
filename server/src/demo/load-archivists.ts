import type { PostFields, postRoles } from '@lantai/contract/collection/archivist-post.ts';
import { type Actor, systemActor } from '#platform/actor.ts';
import { dayOf } from '#platform/clock.ts';
import { type Command, execute, read } from '#platform/command.ts';
import { enterPost } from '../collection/archivists/enter-post.ts';
import { movePost } from '../collection/archivists/move-post.ts';
import { drawUpHandOver } from '../collection/hand-overs/draw-up-hand-over.ts';
import type { Installation } from '../installation.ts';
import type { DemoDistrict } from './district.ts';
import type { Organisation } from './load-organisation.ts';
import type { DemoPerson } from './people.ts';

type PostRole = (typeof postRoles)[number];
type Held = {
  readonly person: DemoPerson;
  readonly role: PostRole;
  readonly fonds: string;
  readonly department: string | undefined;
};

/** 档案员名册: everybody who has the role of an archivist, entered by the head of their archive room. */
export async function loadArchivists(
  { platform }: Installation,
  district: DemoDistrict,
  organisation: Organisation,
): Promise<void> {
  const entered = await read(platform, systemActor, (db) =>
    db.selectFrom('archivist_post').select(['person_id', 'unit_id']).execute(),
  );
  const isEntered = (personId: string, unitId: string) =>
    entered.some(({ person_id, unit_id }) => person_id === personId && unit_id === unitId);
  const run = <Input, Result>(what: Command<Input, Result>, actor: Actor, input: Input) =>
    execute(platform, what, actor, input);
  const year = Number(dayOf(platform.now()).slice(0, 4));
  const held = heldPosts(district);
  for (const [place, { person, role, fonds, department }] of held.entries()) {
    const head = await organisation.actorFor(fonds, 'archives-head');
    const holder = await organisation.actor(person.login);
    const personId = holder.personId ?? '';
    const unitId = department
      ? organisation.departmentId(fonds, department)
      : organisation.agencyId(fonds);
    // Cut off, it goes on where it was.
    if (isEntered(personId, unitId)) continue;
    const postId = await run(enterPost, head, {
      unitId,
      personId,
      role,
      fields: fieldsOf(person, role, { place, year }),
    });
    if (place === onLeaveAt)
      await run(movePost, head, {
        postId,
        step: 'go-on-leave',
        standInId: (await organisation.actorFor(fonds, 'archivist')).personId ?? '',
        reason: '产假',
      });
    if (place === handingOverAt) {
      await run(movePost, head, { postId, step: 'begin-hand-over', reason: '轮岗' });
      await run(drawUpHandOver, holder, {
        agencyId: organisation.agencyId(fonds),
        personId,
        successorId: (await organisation.actorFor(fonds, 'archivist')).personId ?? '',
        entered: [
          { kind: 'key', what: '科室文件柜钥匙', number: '2 把', remark: '当面点交' },
          { kind: 'register', what: '文件材料收集登记簿', number: '1 册', remark: '' },
        ],
      });
    }
  }
}

/** Which of the posts are not simply held, by their place among those of departments. */
const onLeaveAt = 6;
const handingOverAt = 11;

function heldPosts({ people }: DemoDistrict): Held[] {
  return people.flatMap((person) =>
    person.grants.flatMap(({ role, fonds, department }) =>
      role === 'archivist' || role === 'department-archivist'
        ? [{ person, role, fonds: fonds ?? person.fonds, department }]
        : [],
    ),
  );
}

type Place = { readonly place: number; readonly year: number };

/** Invented. Most have a certificate; one of them has expired, so that the register has to say so. */
function fieldsOf(person: DemoPerson, role: PostRole, { place, year }: Place): PostFields {
  const isFullTime = role === 'archivist';
  const certified = place % 4 !== 3;
  const passedIn = place === 2 ? year - 6 : year - (place % 4) - 1;
  return {
    employment: isFullTime ? 'full-time' : 'part-time',
    position: person.position,
    since: `${year - 2 - (place % 5)}-0${(place % 8) + 1}-01`,
    professionalTitle: isFullTime ? '馆员' : null,
    ...(certified && {
      certificateName: '档案岗位合格证',
      certificateNumber: `YXDA-${passedIn}-${String(place + 1).padStart(3, '0')}`,
      certificateIssuer: '云岫区档案局',
      certificateOn: `${passedIn}-06-20`,
      certificateUntil: `${passedIn + 5}-06-19`,
    }),
  };
}
