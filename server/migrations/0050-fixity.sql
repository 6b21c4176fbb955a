-- 固化信息巡检: the store read against its digests, by a rhythm that the law asks for (DA/T 70-2018, 4.3.1).

create table inspection_policy (
  id             uuid primary key default gen_random_uuid(),
  agency_id      uuid not null references org_unit,
  version        integer not null check (version >= 1),
  -- 单套制: electronic records only, without paper beside them (DA/T 92-2022).
  single_set     boolean not null,
  full_months    integer not null check (full_months between 1 and 24),
  sample_percent integer not null check (sample_percent between 5 and 100),
  mib_per_second integer not null check (mib_per_second between 1 and 10000),
  -- Hours of the day in Asia/Shanghai in which a due inspection begins; from > to is over midnight.
  from_hour      integer not null check (from_hour between 0 and 23),
  to_hour        integer not null check (to_hour between 0 and 23),
  reason         text not null check (length(reason) between 1 and 500),
  decided_by     uuid references person,
  decided_at     timestamptz not null,
  constraint inspection_policy_version_once unique (agency_id, version),
  constraint inspection_policy_single_set_yearly check (not single_set or full_months <= 12)
);
comment on table inspection_policy is '巡检策略: how often an agency''s stored records are read against their digests. The newest version holds.';

create table fixity_run (
  id          uuid primary key default gen_random_uuid(),
  agency_id   uuid not null references org_unit,
  fonds_id    uuid references fonds,
  year        integer,
  kind        text not null check (kind in ('full', 'sample')),
  -- Why it was made: by the rhythm, after something was changed, or because somebody wanted it.
  cause       text not null check (cause in ('full-due', 'sample-due', 'after-change', 'asked')),
  percent     integer not null check (percent between 1 and 100),
  seed        text not null check (length(seed) between 8 and 100),
  -- How many records there were to draw from, and which were drawn, in the order in which they are read.
  population  integer not null check (population >= 0),
  record_ids  uuid[] not null,
  job_id      uuid,
  -- What the objects were written and read by: an inspection is due when it changes.
  environment text not null,
  done        integer not null default 0,
  files       integer not null default 0,
  bytes       bigint not null default 0,
  milliseconds bigint not null default 0,
  asked_by    uuid references person,
  asked_at    timestamptz not null,
  ended_at    timestamptz,
  constraint fixity_run_full_is_all check (kind <> 'full' or (percent = 100 and cardinality(record_ids) = population))
);
comment on table fixity_run is '巡检: one reading of stored records against their digests, all of them or a sample that can be drawn again.';
-- "when was it done last", and the list.
create index fixity_run_of_agency on fixity_run (agency_id, asked_at desc);

create table fixity_finding (
  run_id      uuid not null references fixity_run,
  position    integer not null,
  agency_id   uuid not null references org_unit,
  -- An object that no record has is nobody's.
  record_id   uuid references record,
  object_id   text not null,
  code        text not null,
  kind        text not null check (kind in ('changed', 'truncated', 'swapped', 'missing', 'surplus', 'inventory', 'structure')),
  path        text not null,
  expected    text not null,
  actual      text not null,
  settled_at  timestamptz,
  settled_by  uuid references person,
  settlement  text,
  primary key (run_id, position),
  constraint fixity_finding_settled_in_words check ((settled_at is null) = (settlement is null))
);
comment on table fixity_finding is 'One thing in the store that is not as it was written. It stays open until it is repaired or explained.';
-- "what is open", for the home page and the rhythm.
create index fixity_finding_open on fixity_finding (agency_id) where settled_at is null;
-- "what is wrong with this record".
create index fixity_finding_of_record on fixity_finding (record_id) where settled_at is null;

alter table inspection_policy enable row level security;
create policy inspection_policy_seen on inspection_policy for select using (
  (select actor_is_system())
  or agency_id = any ((select actor_units('lantai.oversees'))::uuid[])
  or agency_id = any ((select actor_units('lantai.reads'))::uuid[])
  or agency_id = any ((select actor_units('lantai.works'))::uuid[]));
create policy inspection_policy_decided on inspection_policy for insert with check (
  (select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));
grant select, insert on inspection_policy to lantai_runtime;

alter table fixity_run enable row level security;
create policy fixity_run_seen on fixity_run for select using (
  (select actor_is_system())
  or agency_id = any ((select actor_units('lantai.works'))::uuid[])
  or agency_id = any ((select actor_units('lantai.reads'))::uuid[]));
create policy fixity_run_ordered on fixity_run for insert with check (
  (select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));
create policy fixity_run_goes_on on fixity_run for update
  using ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]))
  with check ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));
grant select, insert, update on fixity_run to lantai_runtime;

alter table fixity_finding enable row level security;
create policy fixity_finding_seen on fixity_finding for select
  using ((select actor_is_system()) or exists (select from fixity_run where fixity_run.id = run_id));
create policy fixity_finding_noted on fixity_finding for insert with check (
  (select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));
create policy fixity_finding_settled on fixity_finding for update
  using ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]))
  with check ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));
grant select, insert, update on fixity_finding to lantai_runtime;
