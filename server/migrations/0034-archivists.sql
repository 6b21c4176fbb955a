-- The archivist's post (workflows C.3): the register of who keeps the archives where, the whole list of what is
-- handed over, and nobody's account closed, nor their post taken, before it is.

create table archivist_post (
  id                 uuid primary key default gen_random_uuid(),
  agency_id          uuid not null references org_unit,
  -- 任职单位/科室: the agency itself, or one of its departments.
  unit_id            uuid not null references org_unit,
  person_id          uuid not null references person,
  role               text not null check (role in ('archivist', 'department-archivist')),
  state              text not null default 'active' check (state in ('active', 'on-leave', 'handing-over', 'left')),
  employment         text not null check (employment in ('full-time', 'part-time')),
  position           text not null check (position <> ''),
  since              date not null,
  until              date,
  certificate_name   text check (certificate_name <> ''),
  certificate_number text check (certificate_number <> ''),
  certificate_issuer text check (certificate_issuer <> ''),
  certificate_on     date,
  certificate_until  date,
  professional_title text check (professional_title <> ''),
  phone              text check (phone <> ''),
  remark             text check (remark <> ''),
  stand_in_id        uuid references person,
  hand_over_id       uuid references hand_over,
  successor_id       uuid references person,
  entered_by         uuid references person,
  entered_at         timestamptz not null,
  changed_at         timestamptz not null,
  version            integer not null default 1,

  constraint archivist_post_archivist_of_agency check (role <> 'archivist' or unit_id = agency_id),
  constraint archivist_post_in_order check (until >= since),
  constraint archivist_post_certificate_named check (certificate_name is not null
    or (certificate_number is null and certificate_issuer is null and certificate_on is null and certificate_until is null)),
  constraint archivist_post_certificate_in_order check (certificate_until >= certificate_on),
  constraint archivist_post_on_leave_stood_in_for check ((state = 'on-leave') = (stand_in_id is not null)),
  constraint archivist_post_stood_in_for_by_another check (stand_in_id <> person_id),
  constraint archivist_post_left_to_a_successor check ((state = 'left') = (until is not null)
    and (state = 'left') = (hand_over_id is not null) and (state = 'left') = (successor_id is not null))
);
comment on table archivist_post is '档案员名册: who keeps the archives of an agency or a department, since when, with which certificate, and to whom it was handed over (workflows C.3).';
create unique index archivist_post_held_once on archivist_post (person_id, unit_id, role) where state <> 'left';
comment on index archivist_post_held_once is 'what posts has this person, and is there one already';
create index archivist_post_of_unit on archivist_post (agency_id, unit_id, role);
comment on index archivist_post_of_unit is 'who holds the post of a unit, and since when is it vacant';

alter table archivist_post enable row level security;
-- The register is read across the agency and by the authority that oversees it; the archive room keeps it.
create policy archivist_post_seen on archivist_post for select using (
  (select actor_is_system()) or person_id = (select actor_person())
  or agency_id = any ((select actor_units('lantai.works'))::uuid[])
  or ((select actor_may('collection.read-archivists')) and agency_id = any ((select actor_units('lantai.oversees'))::uuid[])));
create policy archivist_post_entered on archivist_post for insert
  with check ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));
create policy archivist_post_kept on archivist_post for update
  using ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));
grant select, insert, update on archivist_post to lantai_runtime;

alter table collection_setting add column vacancy_warn_days integer not null default 30
  constraint collection_setting_vacancy_days check (vacancy_warn_days between 1 and 365);
comment on column collection_setting.vacancy_warn_days is 'After how many days a vacant post of an archivist is a defect (workflows C.3).';

-- The rest of the 交接清单, under the same digest. Lists of before have none, and keep their own digest.
alter table hand_over add column parts jsonb;
comment on column hand_over.parts is 'What the archive keeps by category, papers handed out, keys and registers as entered.';
-- What is signed stays as it was signed: the running program may add signatures and nothing else.
revoke update on hand_over from lantai_runtime;
grant update (handed_signed_at, taken_signed_at) on hand_over to lantai_runtime;

-- Who closes accounts has no business with what stands on a list: hand_over_owed tells them how much is open.
drop policy hand_over_seen on hand_over;
create policy hand_over_seen on hand_over for select using (
  (select actor_is_system()) or (select actor_person()) in (person_id, successor_id)
  or agency_id = any ((select actor_units('lantai.works'))::uuid[]));

-- The one rule of what somebody has in hand. Its reader sees what of it is theirs to see.
create view thing_in_hand with (security_invoker = true) as
  select created_by_person as person_id, agency_id, case state when 'returned' then 'returned' else 'record' end as kind, id
  from record
  where created_by_person is not null and state in ('draft', 'registered', 'in-handling', 'pre-filed', 'returned')
  union all
  select proposed_by, agency_id, 'proposal', id from proposal where state = 'open'
  union all
  select to_person, agency_id, 'paper', id from paper_receipt where returned_at is null
  union all
  select line.owner_id, line.agency_id, 'plan-line', line.id
  from plan_line line join archiving_plan plan on plan.id = line.plan_id
  where line.owner_id is not null and not line.withdrawn and plan.state in ('draft', 'published', 'in-progress')
  union all
  select person_id, agency_id, 'post', id from archivist_post where state <> 'left';
grant select on thing_in_hand to lantai_runtime;
create index record_of_who_made_it on record (created_by_person)
  where state in ('draft', 'registered', 'in-handling', 'pre-filed', 'returned');
comment on index record_of_who_made_it is 'what unfiled records has this person in hand';

-- What somebody has in hand that stands on no list signed by both. A post is owed until it is left.
create function things_owed(of_person uuid, in_agency uuid) returns table (kind text, id uuid)
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select thing.kind, thing.id from thing_in_hand thing
    where thing.person_id = of_person and (in_agency is null or thing.agency_id = in_agency)
      and (thing.kind = 'post' or thing.id not in (
        select (listed ->> 'id')::uuid from hand_over, jsonb_array_elements(hand_over.list) listed
        where hand_over.person_id = of_person
          and handed_signed_at is not null and taken_signed_at is not null));
  end;
-- Ids are for the triggers below alone.
revoke execute on function things_owed from public;

-- Who closes accounts and revokes grants sees no record, and is told kinds and counts.
create function hand_over_owed(of_person uuid, in_agency uuid) returns table (kind text, things bigint)
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select owed.kind, count(*) from things_owed(of_person, in_agency) owed
    where actor_is_system() or of_person = actor_person()
      or actor_may('identity.manage-accounts') or actor_may('identity.grant-roles')
      or in_agency = any (actor_units('lantai.works'))
    group by owed.kind;
  end;

create function hand_over_signatures(of_person uuid, in_agency uuid)
  returns table (handed boolean, taken boolean, successor text)
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select handed_signed_at is not null, taken_signed_at is not null, person.name
    from hand_over join person on person.id = successor_id
    where hand_over.person_id = of_person and (in_agency is null or hand_over.agency_id = in_agency)
      and (actor_is_system() or of_person = actor_person()
        or actor_may('identity.manage-accounts') or actor_may('identity.grant-roles')
        or in_agency = any (actor_units('lantai.works')))
    order by drawn_up_at desc limit 1;
  end;

-- What an agency keeps, by category, for the list of its archivist: counts alone, whatever the clearance of who counts.
create function custody_of(of_agency uuid)
  returns table (category text, filed bigint, on_paper bigint, awaiting bigint, boxes bigint, volumes bigint)
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select category, sum(filed), sum(on_paper), sum(awaiting), sum(boxes), sum(volumes) from (
      select category, count(*) filter (where state = 'filed') as filed,
        count(*) filter (where state = 'filed' and carrier <> 'electronic') as on_paper,
        count(*) filter (where awaits_number) as awaiting, 0::bigint as boxes, 0::bigint as volumes
      from record where agency_id = of_agency group by category
      union all
      select category, 0, 0, 0, count(*), 0 from box where agency_id = of_agency group by category
      union all
      select category, 0, 0, 0, 0, count(*) from volume
      where agency_id = of_agency and state in ('closed', 'filed') group by category) kept
    where actor_is_system() or of_agency = any (actor_units('lantai.works'))
    group by category
    having sum(filed) + sum(awaiting) + sum(boxes) + sum(volumes) > 0
    order by category;
  end;

-- Closing an account for good comes after the hand-over (workflows I.1: CLOSED after C.3). One who has another
-- open account can still sign, and keeps what they have.
create function account_handed_over() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  -- Two accounts closed at once, or a record made meanwhile: one after the other.
  perform from person where id = new.person_id for update;
  if not exists (select from account where person_id = new.person_id and id <> new.id and state = 'open')
    and exists (select from things_owed(new.person_id, null)) then
    raise exception 'the person still has things in hand that no signed list hands over'
      using errcode = 'check_violation', constraint = 'account_closed_after_hand_over';
  end if;
  return new;
end $$;
create trigger account_closed_after_hand_over before update of state on account
  for each row when (new.state = 'closed' and old.state <> 'closed') execute function account_handed_over();

-- Who loses the last role of an archivist in an agency has left the post, and could no longer sign there.
create function post_handed_over() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  agency uuid := (select coalesce(agency_id, id) from org_unit where id = new.unit_id);
begin
  perform from person where id = new.person_id for update;
  if not exists (
      select from role_grant other join org_unit unit on unit.id = other.unit_id
      where other.person_id = new.person_id and other.id <> new.id and other.revoked_at is null
        and other.role in ('archivist', 'department-archivist') and coalesce(unit.agency_id, unit.id) = agency
        and (other.valid_until is null or other.valid_until >= (new.revoked_at at time zone 'Asia/Shanghai')::date))
    and exists (select from things_owed(new.person_id, agency)) then
    raise exception 'the person still has things in hand that no signed list hands over'
      using errcode = 'check_violation', constraint = 'role_grant_revoked_after_hand_over';
  end if;
  return new;
end $$;
create trigger role_grant_revoked_after_hand_over before update of revoked_at on role_grant
  for each row when (old.revoked_at is null and new.revoked_at is not null
    and old.role in ('archivist', 'department-archivist')) execute function post_handed_over();

-- A post is left when the list of who leaves is signed by both, drawn up while they held it, and leaves nothing out.
create function post_left_after_hand_over() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (
      select from hand_over
      where id = new.hand_over_id and person_id = new.person_id and agency_id = new.agency_id
        and successor_id = new.successor_id and handed_signed_at is not null and taken_signed_at is not null
        and (drawn_up_at at time zone 'Asia/Shanghai')::date >= new.since)
    or exists (select from things_owed(new.person_id, new.agency_id) where kind <> 'post') then
    raise exception 'the post is not handed over' using errcode = 'check_violation',
      constraint = 'archivist_post_left_after_hand_over';
  end if;
  return new;
end $$;
create trigger archivist_post_left_after_hand_over before insert or update of state on archivist_post
  for each row when (new.state = 'left') execute function post_left_after_hand_over();
