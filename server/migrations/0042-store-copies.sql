-- Copies of the store at other places, what waits for them, and what was found damaged and mended (GB/T 18894-2016, 9.2; DA/T 92-2022, 8).

create table store_setting (
  only_one        boolean primary key default true check (only_one),
  -- By this a copy is known to be a copy of this store, and of no other.
  installation_id uuid not null default gen_random_uuid(),
  auto_repair     boolean not null default false,
  changed_by      uuid references person,
  changed_at      timestamptz
);
comment on table store_setting is 'Whose store this is, and whether what is found damaged is mended at once.';
insert into store_setting default values;

create table store_copy (
  id               uuid primary key default gen_random_uuid(),
  name             text not null,
  path             text not null check (path <> ''),
  location         text not null check (location in ('same', 'remote')),
  distance_km      integer check (distance_km >= 0),
  medium           text not null,
  -- Whether it lay on the disk of the store itself when it was registered, and so goes with it.
  same_device      boolean not null,
  state            text not null default 'kept' check (state in ('kept', 'retired')),
  registered_by    uuid references person,
  registered_at    timestamptz not null,
  retired_by       uuid references person,
  retired_at       timestamptz,
  retired_because  text,
  last_seen_at     timestamptz,
  last_compared_at timestamptz,
  last_verified_at timestamptz,
  away_since       timestamptz,
  away_because     text,
  constraint store_copy_retired_for_a_reason check ((state = 'retired') = (retired_because is not null)),
  constraint store_copy_away_for_a_reason check ((away_since is null) = (away_because is null))
);
comment on table store_copy is '副本: another OCFL root that follows the store, on another disk or at another place.';
create unique index store_copy_path_once on store_copy (path) where state = 'kept';
create unique index store_copy_name_once on store_copy (name) where state = 'kept';

create table store_copy_change (
  copy_id       uuid not null references store_copy,
  object_id     text not null,
  waiting_since timestamptz not null,
  -- Counted up by each change: what was copied is only struck off where nothing has come since.
  changes       integer not null default 1,
  bytes         bigint not null default 0,
  -- Why it did not get there at the last attempt.
  trouble       text,
  tried_at      timestamptz,
  primary key (copy_id, object_id)
);
comment on table store_copy_change is 'An object that changed in the store and has not reached a copy yet.';
-- "what waits longest for this copy".
create index store_copy_change_waiting on store_copy_change (copy_id, tried_at nulls first, waiting_since);

create table store_copy_removal (
  copy_id    uuid not null references store_copy,
  record_id  uuid not null references record,
  agency_id  uuid not null references org_unit,
  owed_since timestamptz not null,
  removed_at timestamptz,
  primary key (copy_id, record_id)
);
comment on table store_copy_removal is 'A destroyed record that a copy has to lose as well; owed until it is gone from there.';
-- "what is still owed by this copy".
create index store_copy_removal_owed on store_copy_removal (copy_id) where removed_at is null;
-- "from which copies is this destroyed record gone".
create index store_copy_removal_by_record on store_copy_removal (record_id);

create table store_damage (
  id          uuid primary key default gen_random_uuid(),
  -- Null for the store itself.
  copy_id     uuid references store_copy,
  object_id   text not null,
  record_id   uuid references record,
  agency_id   uuid references org_unit,
  found_at    timestamptz not null,
  faults      jsonb not null,
  state       text not null default 'open' check (state in ('open', 'repaired')),
  -- Why it could not be mended, as long as it is open.
  reason      text not null,
  files       jsonb,
  kept_aside  text,
  repaired_at timestamptz,
  repaired_by uuid references person,
  constraint store_damage_repaired check ((state = 'repaired') = (files is not null and repaired_at is not null))
);
comment on table store_damage is '存储损坏: an object found damaged in the store or a copy, what was wrong with it, and how it was mended.';
create unique index store_damage_open_once on store_damage (coalesce(copy_id, '00000000-0000-0000-0000-000000000000'), object_id)
  where state = 'open';
-- "damages, newest first".
create index store_damage_list on store_damage (state, found_at desc, id);
-- "was this record's object ever damaged".
create index store_damage_by_record on store_damage (record_id);

-- Where copies lie is everybody's business who looks after the store, in every agency of it.
alter table store_setting enable row level security;
create policy store_setting_seen on store_setting for select using (
  (select actor_is_system()) or (select actor_may('preservation.inspect')) or (select actor_may('preservation.keep-copies')));
create policy store_setting_decided on store_setting for update
  using ((select actor_is_system()) or (select actor_may('preservation.keep-copies')))
  with check ((select actor_is_system()) or (select actor_may('preservation.keep-copies')));
alter table store_copy enable row level security;
create policy store_copy_seen on store_copy for select using (
  (select actor_is_system()) or (select actor_may('preservation.inspect')) or (select actor_may('preservation.keep-copies'))
  or (select actor_may('disposal.execute')));
create policy store_copy_registered on store_copy for insert with check (
  (select actor_is_system()) or (select actor_may('preservation.keep-copies')));
create policy store_copy_kept on store_copy for update
  using ((select actor_is_system()) or (select actor_may('preservation.keep-copies')))
  with check ((select actor_is_system()) or (select actor_may('preservation.keep-copies')));
alter table store_copy_change enable row level security;
create policy store_copy_change_seen on store_copy_change for select using (
  (select actor_is_system()) or (select actor_may('preservation.inspect')) or (select actor_may('preservation.keep-copies')));
create policy store_copy_change_noted on store_copy_change for all
  using ((select actor_is_system())) with check ((select actor_is_system()));
alter table store_copy_removal enable row level security;
create policy store_copy_removal_seen on store_copy_removal for select using (
  (select actor_is_system()) or (select actor_may('preservation.keep-copies'))
  or agency_id = any ((select actor_units('lantai.works'))::uuid[])
  or agency_id = any ((select actor_units('lantai.reads'))::uuid[]));
create policy store_copy_removal_owed on store_copy_removal for insert with check (
  (select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));
create policy store_copy_removal_done on store_copy_removal for update
  using ((select actor_is_system())) with check ((select actor_is_system()));
-- An object's damage is seen by those who look after the store, and of each agency by its own people.
alter table store_damage enable row level security;
create policy store_damage_seen on store_damage for select using (
  (select actor_is_system()) or (select actor_may('preservation.keep-copies'))
  or agency_id = any ((select actor_units('lantai.works'))::uuid[])
  or agency_id = any ((select actor_units('lantai.reads'))::uuid[]));
create policy store_damage_found on store_damage for insert with check ((select actor_is_system()));
create policy store_damage_mended on store_damage for update
  using ((select actor_is_system())) with check ((select actor_is_system()));

grant select on store_setting to lantai_runtime;
grant update (auto_repair, changed_by, changed_at) on store_setting to lantai_runtime;
grant select, insert on store_copy, store_copy_removal, store_damage to lantai_runtime;
grant update (state, retired_by, retired_at, retired_because, last_seen_at, last_compared_at, last_verified_at,
  away_since, away_because) on store_copy to lantai_runtime;
grant select, insert, update, delete on store_copy_change to lantai_runtime;
grant update (removed_at) on store_copy_removal to lantai_runtime;
grant update (faults, state, reason, files, kept_aside, repaired_at, repaired_by) on store_damage to lantai_runtime;
