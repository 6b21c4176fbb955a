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

-- Offline media (GB/T 18894-2016, 9.2.3 and A.2; DA/T 99-2024, A.1 and A.2).

create table offline_medium (
  id             uuid primary key default gen_random_uuid(),
  agency_id      uuid not null references org_unit,
  fonds_id       uuid not null references fonds,
  -- 全宗号-门类代码-起止年度-载体顺序号 (DA/T 93-2022).
  number         text not null,
  category       text not null,
  year_from      integer not null,
  year_to        integer not null,
  kind           text not null check (kind in ('optical', 'tape', 'disk')),
  model          text not null,
  capacity_bytes bigint not null check (capacity_bytes > 0),
  set_number     integer not null check (set_number between 1 and 9),
  place          text not null check (place <> ''),
  authority      text not null,
  state          text not null default 'registered' check (state in ('registered', 'written', 'replaced')),
  registered_by  uuid references person,
  registered_at  timestamptz not null,
  written_by     uuid references person,
  written_at     timestamptz,
  records        integer,
  files          integer,
  bytes          bigint,
  manifest_sm3   text,
  replaced_by    uuid references person,
  replaced_at    timestamptz,
  replaced_because text,
  constraint offline_medium_number_once unique (agency_id, number),
  constraint offline_medium_years check (year_from <= year_to),
  constraint offline_medium_written check ((state = 'registered') or manifest_sm3 is not null or replaced_because is not null),
  constraint offline_medium_replaced_for_a_reason check ((state = 'replaced') = (replaced_because is not null)),
  foreign key (fonds_id, agency_id) references fonds (id, agency_id)
);
comment on table offline_medium is '离线存储介质: a disc, tape or disk on the shelf, what was written on it and where it stands.';
-- "media of the agency, newest first".
create index offline_medium_list on offline_medium (agency_id, registered_at desc, id);

create table offline_medium_file (
  medium_id uuid not null references offline_medium,
  agency_id uuid not null references org_unit,
  path      text not null,
  size      bigint not null,
  sha512    text not null,
  sm3       text not null,
  record_id uuid references record,
  primary key (medium_id, path)
);
comment on table offline_medium_file is 'A file on an offline medium with its digests, kept apart from the medium.';
-- "on which media does this record lie".
create index offline_medium_file_by_record on offline_medium_file (record_id) where record_id is not null;

create table offline_reading (
  id             uuid primary key default gen_random_uuid(),
  agency_id      uuid not null references org_unit,
  medium_id      uuid not null references offline_medium,
  share          integer not null check (share between 10 and 100),
  -- What was drawn can be drawn again from it.
  seed           text not null,
  drawn          integer not null,
  -- Whether a fault enlarged the sample to every file (GB/T 18894-2016, 9.2.3 f).
  enlarged       boolean not null,
  medium_verdict text not null check (medium_verdict in ('good', 'faulty')),
  data_verdict   text not null check (data_verdict in ('agrees', 'differs')),
  faults         jsonb not null,
  read_by        uuid references person,
  read_at        timestamptz not null
);
comment on table offline_reading is '检测登记: one test reading of an offline medium and its two verdicts (DA/T 99-2024, A.2).';
-- "readings of this medium, newest first".
create index offline_reading_of_medium on offline_reading (medium_id, read_at desc);

alter table offline_medium enable row level security;
create policy offline_medium_seen on offline_medium for select using (
  (select actor_is_system())
  or agency_id = any ((select actor_units('lantai.works'))::uuid[])
  or agency_id = any ((select actor_units('lantai.reads'))::uuid[]));
create policy offline_medium_registered on offline_medium for insert with check (
  (select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));
create policy offline_medium_kept on offline_medium for update
  using ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]))
  with check ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));
alter table offline_medium_file enable row level security;
create policy offline_medium_file_seen on offline_medium_file for select using (
  (select actor_is_system()) or exists (select from offline_medium where offline_medium.id = medium_id));
create policy offline_medium_file_written on offline_medium_file for insert with check (
  (select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));
alter table offline_reading enable row level security;
create policy offline_reading_seen on offline_reading for select using (
  (select actor_is_system()) or exists (select from offline_medium where offline_medium.id = medium_id));
create policy offline_reading_noted on offline_reading for insert with check (
  (select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));

grant select, insert on offline_medium, offline_medium_file, offline_reading to lantai_runtime;
grant update (state, written_by, written_at, records, files, bytes, manifest_sm3, replaced_by, replaced_at,
  replaced_because) on offline_medium to lantai_runtime;
