-- Conversion of formats and its record (GB/T 18894-2016, 10.2, A.3), and whether the catalogue and the bytes agree.

create table conversion_run (
  id          uuid primary key default gen_random_uuid(),
  agency_id   uuid not null references org_unit,
  job_id      uuid,
  authority   text,
  department  text,
  -- The edition of the list of formats that judged the files.
  format_rule text not null,
  asked_by    uuid references person,
  asked_at    timestamptz not null,
  reviewed_by uuid references person,
  reviewed_at timestamptz,
  review_note text,
  constraint conversion_run_reviewed_by_another check (reviewed_by <> asked_by),
  constraint conversion_run_reviewed check ((reviewed_at is null) = (review_note is null))
);
comment on table conversion_run is '格式转换: one order to convert files, by whom, by what right, and who looked at the result.';
-- "conversions of the agency, newest first".
create index conversion_run_list on conversion_run (agency_id, asked_at desc, id desc);

create table conversion (
  id              uuid primary key default gen_random_uuid(),
  agency_id       uuid not null references org_unit,
  run_id          uuid not null references conversion_run,
  record_id       uuid not null references record,
  -- Null once an unfiled file was taken away again; what it was stays written beside it.
  source_id       uuid references component on delete set null,
  source_name     text not null,
  source_format   text not null,
  source_size     bigint not null,
  source_sm3      text not null,
  target          text not null check (target in ('pdf', 'png', 'tiff')),
  target_id       uuid references component on delete set null,
  target_size     bigint,
  target_sm3      text,
  state           text not null default 'waiting' check (state in ('waiting', 'done', 'failed', 'dropped')),
  tool            text,
  tool_version    text,
  started_at      timestamptz,
  ended_at        timestamptz,
  reason          text,
  comparison      jsonb,
  constraint conversion_failed_for_a_reason check (state not in ('failed', 'dropped') or reason is not null),
  constraint conversion_done_with_a_file check (state <> 'done'
    or (target_size is not null and target_sm3 is not null and tool is not null and comparison is not null))
);
comment on table conversion is 'What was made out of one file, with what, and whether it still says the same.';
-- "how did this run go", in the order in which it works.
create index conversion_of_run on conversion (run_id, state, id);
-- "what was made out of the files of this record".
create index conversion_by_record on conversion (record_id);
-- A file waits for one conversion at a time.
create unique index conversion_one_waiting on conversion (source_id) where state = 'waiting';
-- "has this file been converted".
create index conversion_done_by_source on conversion (source_id) where state = 'done';

create table reconciliation_run (
  id         uuid primary key default gen_random_uuid(),
  agency_id  uuid not null references org_unit,
  fonds_id   uuid references fonds,
  job_id     uuid,
  -- Of 100 components, whose bytes are read whole; sizes are looked at of all.
  share      integer not null check (share between 1 and 100),
  records    integer,
  components integer,
  read_whole integer,
  objects    integer,
  asked_by   uuid references person,
  asked_at   timestamptz not null,
  ended_at   timestamptz
);
comment on table reconciliation_run is '目录与电子文件核对: one comparison of the whole catalogue with staging and store.';
-- "reconciliations of the agency, newest first".
create index reconciliation_run_list on reconciliation_run (agency_id, asked_at desc, id desc);

create table reconciliation_finding (
  run_id       uuid not null references reconciliation_run,
  agency_id    uuid not null references org_unit,
  position     integer not null,
  kind         text not null check (kind in ('bytes-missing', 'size-differs', 'digest-differs', 'object-missing',
                 'object-damaged', 'object-path-differs', 'path-unknown', 'object-orphaned', 'components-missing')),
  -- An orphan in the store has no record.
  record_id    uuid references record,
  component_id uuid,
  detail       text not null,
  repaired_at  timestamptz,
  repaired_by  uuid references person,
  primary key (run_id, position)
);
comment on table reconciliation_finding is 'Where catalogue and bytes do not agree, and whether it was put right.';
-- "what is wrong with this record's bytes".
create index reconciliation_finding_by_record on reconciliation_finding (record_id) where repaired_at is null;

alter table conversion_run enable row level security;
create policy conversion_run_seen on conversion_run for select using (
  (select actor_is_system())
  or agency_id = any ((select actor_units('lantai.works'))::uuid[])
  or agency_id = any ((select actor_units('lantai.reads'))::uuid[]));
create policy conversion_run_ordered on conversion_run for insert with check (
  (select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));
create policy conversion_run_reviewed on conversion_run for update
  using ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]))
  with check ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));
alter table conversion enable row level security;
create policy conversion_seen on conversion for select
  using ((select actor_is_system()) or exists (select from record where record.id = record_id));
create policy conversion_ordered on conversion for insert
  with check ((select actor_is_system()) or actor_works_on(record_id));
create policy conversion_ended on conversion for update
  using ((select actor_is_system()) or actor_works_on(record_id))
  with check ((select actor_is_system()) or actor_works_on(record_id));
alter table reconciliation_run enable row level security;
create policy reconciliation_run_seen on reconciliation_run for select using (
  (select actor_is_system())
  or agency_id = any ((select actor_units('lantai.works'))::uuid[])
  or agency_id = any ((select actor_units('lantai.reads'))::uuid[]));
create policy reconciliation_run_ordered on reconciliation_run for insert with check (
  (select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));
create policy reconciliation_run_ended on reconciliation_run for update
  using ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]))
  with check ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));
alter table reconciliation_finding enable row level security;
create policy reconciliation_finding_seen on reconciliation_finding for select
  using ((select actor_is_system()) or exists (select from reconciliation_run where reconciliation_run.id = run_id));
create policy reconciliation_finding_noted on reconciliation_finding for insert
  with check ((select actor_is_system()) or exists (select from reconciliation_run where reconciliation_run.id = run_id
    and reconciliation_run.agency_id = any ((select actor_units('lantai.works'))::uuid[])));
create policy reconciliation_finding_repaired on reconciliation_finding for update
  using ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]))
  with check ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));

grant select, insert, update on conversion_run, conversion, reconciliation_run to lantai_runtime;
grant select, insert on reconciliation_finding to lantai_runtime;
grant update (repaired_at, repaired_by) on reconciliation_finding to lantai_runtime;
