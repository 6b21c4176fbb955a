-- The statutory rhythm: inspections read every place, the check of the four properties runs beside them, and what
-- is found damaged stands on one list (DA/T 70-2018, 4.3.1; GB/T 18894-2016, 9.2).

-- An inspection reads the store and its copies, one place after another.
create table fixity_run_place (
  run_id         uuid not null references fixity_run,
  position       integer not null check (position >= 0),
  agency_id      uuid not null references org_unit,
  -- Null for the store itself. No foreign key: a rebuilt archive knows the copies of its predecessor by this alone.
  copy_id        uuid,
  name           text not null check (name <> ''),
  done           integer not null default 0,
  files          integer not null default 0,
  bytes          bigint not null default 0,
  milliseconds   bigint not null default 0,
  -- Of a copy: drawn records that have not arrived there yet, and so could not be read.
  waiting        integer not null default 0,
  missed_because text,
  ended_at       timestamptz,
  primary key (run_id, position),
  constraint fixity_run_place_once unique nulls not distinct (run_id, copy_id),
  constraint fixity_run_place_missed_is_over check (missed_because is null or ended_at is not null),
  constraint fixity_run_place_store_never_waits check (copy_id is not null or waiting = 0)
);
comment on table fixity_run_place is '巡检的一处: what an inspection read in the store or in one of its copies, or why it could not.';

insert into fixity_run_place (run_id, position, agency_id, name, done, files, bytes, milliseconds, ended_at)
  select id, 0, agency_id, '存储', done, files, bytes, milliseconds, ended_at from fixity_run;
alter table fixity_run drop column done, drop column files, drop column bytes, drop column milliseconds;
-- Whether the 32 items of keeping are checked over the same records: only then has the rhythm been kept.
alter table fixity_run add column with_check boolean not null default false;
alter table fixity_run drop constraint fixity_run_cause_check;
alter table fixity_run add constraint fixity_run_cause_check
  check (cause in ('full-due', 'sample-due', 'after-change', 'migration', 'asked'));

alter table fixity_run_place enable row level security;
create policy fixity_run_place_seen on fixity_run_place for select
  using ((select actor_is_system()) or exists (select from fixity_run where fixity_run.id = run_id));
create policy fixity_run_place_ordered on fixity_run_place for insert with check (
  (select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));
create policy fixity_run_place_goes_on on fixity_run_place for update
  using ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]))
  with check ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));
grant select, insert, update on fixity_run_place to lantai_runtime;

-- The check of the four properties that belongs to an inspection.
alter table check_run add column inspection_id uuid references fixity_run;
-- "which checks belong to this inspection", and whether one of them is still open.
create index check_run_of_inspection on check_run (inspection_id) where inspection_id is not null;

-- An archive that was moved as a whole: everything is to be read again.
create table store_move (
  id       uuid primary key default gen_random_uuid(),
  kind     text not null check (kind in ('restore', 'rebuild')),
  told     text not null check (told <> ''),
  moved_at timestamptz not null
);
comment on table store_move is '数据迁移: the whole archive was restored from a backup or rebuilt from a store. Of the installation, not of an agency. Insert-only.';
alter table store_move enable row level security;
create policy store_move_seen on store_move for select using (true);
create policy store_move_noted on store_move for insert with check ((select actor_is_system()));
grant select, insert on store_move to lantai_runtime;

-- One list of damages: an object of a place, found by an inspection, a comparison or a follower; mended or explained.
alter table store_damage drop constraint store_damage_copy_id_fkey;
alter table store_damage rename column repaired_at to settled_at;
alter table store_damage rename column repaired_by to settled_by;
-- No place has a whole copy: only a backup or a person can help.
alter table store_damage add column lost boolean not null default false;
alter table store_damage add column way text check (way in ('automatic', 'ordered', 'whole'));
alter table store_damage add column settlement text check (length(settlement) between 1 and 500);
alter table store_damage drop constraint store_damage_state_check;
alter table store_damage drop constraint store_damage_repaired;
update store_damage set way = case when files = '[]' then 'whole' when settled_by is null then 'automatic' else 'ordered' end
  where state = 'repaired';
update store_damage set faults = (
  select coalesce(jsonb_agg(fault || jsonb_build_object('kind', case
    when fault ->> 'code' = 'missing' then 'missing'
    when fault ->> 'code' in ('E092', 'E093') then 'changed'
    when fault ->> 'code' = 'E023' then 'surplus'
    when fault ->> 'code' in ('E033', 'E034', 'E036', 'E058', 'E060', 'E061', 'E063', 'E064', 'E066') then 'inventory'
    else 'structure' end)), '[]') from jsonb_array_elements(faults) fault);

-- What inspections had found before stands on the list as well: what is open once for each object ...
insert into store_damage (object_id, record_id, agency_id, found_at, faults, state, reason)
  select object_id, (array_agg(record_id))[1], finding.agency_id, min(run.asked_at),
    jsonb_agg(jsonb_build_object('code', code, 'kind', finding.kind, 'path', path, 'expected', expected, 'actual', actual)
      order by run.asked_at, position), 'open', '等待修复'
  from fixity_finding finding join fixity_run run on run.id = finding.run_id
  where settled_at is null
  group by object_id, finding.agency_id
  on conflict do nothing;
-- ... and what was explained once for each inspection.
insert into store_damage (object_id, record_id, agency_id, found_at, faults, state, reason, settled_at, settled_by, settlement)
  select object_id, (array_agg(record_id))[1], finding.agency_id, min(run.asked_at),
    jsonb_agg(jsonb_build_object('code', code, 'kind', finding.kind, 'path', path, 'expected', expected, 'actual', actual)
      order by position), 'explained', '', max(settled_at), (array_agg(settled_by order by settled_at desc))[1],
    left(string_agg(distinct settlement, '；'), 500)
  from fixity_finding finding join fixity_run run on run.id = finding.run_id
  where settled_at is not null
  group by run.id, object_id, finding.agency_id;

alter table fixity_finding add column copy_id uuid;
alter table fixity_finding add column damage_id uuid references store_damage;
update fixity_finding finding set damage_id = (
  select damage.id from store_damage damage join fixity_run run on run.id = finding.run_id
  where damage.object_id = finding.object_id and damage.copy_id is null
    and case when finding.settled_at is null then damage.state = 'open'
      else damage.state = 'explained' and damage.found_at = run.asked_at end
  limit 1);
alter table fixity_finding alter column damage_id set not null;
drop index fixity_finding_open;
drop index fixity_finding_of_record;
alter table fixity_finding drop column settled_at, drop column settled_by, drop column settlement;
-- "which inspections found this damage".
create index fixity_finding_of_damage on fixity_finding (damage_id);
-- What was found stays as it was found.
drop policy fixity_finding_settled on fixity_finding;
revoke update on fixity_finding from lantai_runtime;

alter table store_damage add constraint store_damage_state_check check (state in ('open', 'repaired', 'explained'));
alter table store_damage add constraint store_damage_settled check ((state = 'open') = (settled_at is null));
alter table store_damage add constraint store_damage_repaired check ((state = 'repaired') = (files is not null and way is not null));
alter table store_damage add constraint store_damage_explained_in_words check ((state = 'explained') = (settlement is not null));
-- "what is open", for the home page, the warnings and the rhythm.
create index store_damage_of_agency on store_damage (agency_id) where state = 'open';

-- Who inspects the records of an agency notes what is damaged there, and explains it.
drop policy store_damage_found on store_damage;
create policy store_damage_found on store_damage for insert with check (
  (select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));
drop policy store_damage_mended on store_damage;
create policy store_damage_settled on store_damage for update
  using ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]))
  with check ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));
grant update (lost, way, settlement) on store_damage to lantai_runtime;

-- What was inspected and found damaged is told in the store.
call follow_in_store('fixity_run_place', 'fixity-run', 'run_id');
call follow_in_store('store_damage', 'agency', 'agency_id');
do $$ begin if exists (select from org_unit) then perform queue_all_for_store(); end if; end $$;
