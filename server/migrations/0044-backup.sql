-- 备份与恢复 (GB/T 39784, 7.1; DA/T 99): what is decided, what was taken, tested, put elsewhere and destroyed.
-- A backup is of the whole installation, so agency_id says for whom it was done and is null: for all of them.

create table backup_policy (
  version          integer primary key check (version > 0),
  agency_id        uuid references org_unit,
  folder           text not null check (folder <> ''),
  -- The path alone. The key itself is never in the database that it protects.
  key_file         text,
  every_days       integer not null check (every_days > 0),
  full_every_days  integer not null check (full_every_days > 0),
  from_hour        integer not null check (from_hour between 0 and 23),
  to_hour          integer not null check (to_hour between 0 and 23),
  keep_sets        integer not null constraint backup_policy_keeps_two check (keep_sets >= 2),
  drill_every_days integer not null check (drill_every_days > 0),
  sample           integer not null check (sample > 0),
  alarm_after_days integer not null check (alarm_after_days > 0),
  note             text not null,
  decided_by       text not null,
  decided_at       timestamptz not null
);
comment on table backup_policy is '备份策略: one version for each decision; the highest one is in force.';

create table backup_set (
  set_name       text primary key,
  agency_id      uuid references org_unit,
  kind           text not null check (kind in ('full', 'incremental')),
  taken_at       timestamptz not null,
  ended_at       timestamptz not null,
  folder         text not null,
  encrypted      boolean not null,
  files          bigint not null,
  table_rows     bigint not null,
  bytes          bigint not null,
  written        bigint not null,
  previous       text,
  missing        integer not null,
  policy_version integer references backup_policy,
  taken_by       text not null
);
comment on table backup_set is '备份集 (DA/T 99, 表 A.1): one moment of the archive, whole in a folder. Rows are written once.';
-- "which is the newest?"
create index backup_set_newest on backup_set (taken_at desc, set_name);

create table backup_test (
  id          uuid primary key default gen_random_uuid(),
  agency_id   uuid references org_unit,
  -- No reference: a restored archive registers the set that it came from, which it could not know of itself.
  set_name    text not null,
  kind        text not null check (kind in ('verification', 'drill', 'restore')),
  tested_at   timestamptz not null,
  tested_by   text not null,
  seconds     double precision not null,
  passed      boolean not null,
  faults      jsonb not null,
  certificate jsonb,
  constraint backup_test_tells_faults check (passed = (faults = '[]'::jsonb)),
  constraint backup_drill_has_certificate check (kind <> 'drill' or certificate is not null)
);
comment on table backup_test is '检测登记 (表 A.2) and the certificates of 恢复演练. Rows are written once.';
-- "when was a restore last rehearsed, and what came of it?"
create index backup_test_newest on backup_test (kind, tested_at desc);

create table backup_copy (
  id             uuid primary key default gen_random_uuid(),
  agency_id      uuid references org_unit,
  set_name       text not null references backup_set,
  place          text not null,
  kilometres     integer check (kilometres >= 0),
  carrier        text not null,
  carrier_number text not null,
  kept_by        text not null,
  recorded_by    text not null,
  recorded_at    timestamptz not null
);
comment on table backup_copy is '异地备份登记 (表 A.4): a set that lies at another place, on a carrier.';
-- "where else does this set lie?"
create index backup_copy_by_set on backup_copy (set_name);

create table backup_destruction (
  set_name     text primary key references backup_set,
  agency_id    uuid references org_unit,
  reason       text not null check (reason <> ''),
  destroyed_by text not null,
  destroyed_at timestamptz not null
);
comment on table backup_destruction is '备份销毁登记 (表 A.3): a set that was taken away, and why.';

create table backup_acknowledgement (
  id              uuid primary key default gen_random_uuid(),
  agency_id       uuid references org_unit,
  reason          text not null check (reason <> ''),
  acknowledged_by text not null,
  acknowledged_at timestamptz not null
);
comment on table backup_acknowledgement is 'Why somebody lives with an alarm about the backup for now. The alarm stays.';
-- "what was said last about the alarm?"
create index backup_acknowledgement_newest on backup_acknowledgement (acknowledged_at desc);

alter table backup_policy enable row level security;
alter table backup_set enable row level security;
alter table backup_test enable row level security;
alter table backup_copy enable row level security;
alter table backup_destruction enable row level security;
alter table backup_acknowledgement enable row level security;

create policy backup_policy_read on backup_policy for select
  using ((select actor_is_system()) or (select actor_may('backup.read')));
create policy backup_policy_decided on backup_policy for insert
  with check ((select actor_is_system()) or (select actor_may('backup.manage')));
create policy backup_set_read on backup_set for select
  using ((select actor_is_system()) or (select actor_may('backup.read')));
create policy backup_set_registered on backup_set for insert
  with check ((select actor_is_system()) or (select actor_may('backup.manage')));
create policy backup_test_read on backup_test for select
  using ((select actor_is_system()) or (select actor_may('backup.read')));
create policy backup_test_registered on backup_test for insert
  with check ((select actor_is_system()) or (select actor_may('backup.manage')));
create policy backup_copy_read on backup_copy for select
  using ((select actor_is_system()) or (select actor_may('backup.read')));
create policy backup_copy_registered on backup_copy for insert
  with check ((select actor_is_system()) or (select actor_may('backup.manage')));
create policy backup_destruction_read on backup_destruction for select
  using ((select actor_is_system()) or (select actor_may('backup.read')));
create policy backup_destruction_registered on backup_destruction for insert
  with check ((select actor_is_system()) or (select actor_may('backup.manage')));
create policy backup_acknowledgement_read on backup_acknowledgement for select
  using ((select actor_is_system()) or (select actor_may('backup.read')));
create policy backup_acknowledgement_given on backup_acknowledgement for insert
  with check ((select actor_is_system()) or (select actor_may('backup.acknowledge')));

-- Insert and select alone: what was registered is not changed afterwards, a certificate least of all.
grant select, insert on backup_policy, backup_set, backup_test, backup_copy, backup_destruction, backup_acknowledgement to lantai_runtime;
