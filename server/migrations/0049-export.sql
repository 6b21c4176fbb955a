-- Records that were taken out as a folder which opens without this program.

create table export_run (
  id         uuid primary key default gen_random_uuid(),
  agency_id  uuid not null references org_unit,
  -- Whose it is: nobody else is handed it.
  account_id uuid,
  job_id     uuid,
  scope      text not null check (scope <> ''),
  record_ids uuid[] not null check (cardinality(record_ids) between 1 and 10000),
  reason     text not null check (length(reason) between 1 and 500),
  asked_at   timestamptz not null,
  ended_at   timestamptz,
  state      text not null default 'writing' check (state in ('writing', 'ready', 'failed', 'swept')),
  fault      text,
  records    integer,
  files      integer,
  bytes      bigint,
  -- Of the list of all digests in it: what the whole is known by.
  manifest_sha512 text,
  constraint export_run_ready_is_counted check (state <> 'ready'
    or (records is not null and files is not null and bytes is not null and manifest_sha512 is not null)),
  constraint export_run_failed_for_a_reason check (state <> 'failed' or fault is not null)
);
comment on table export_run is '导出包: records written as a folder with its own digests and its own reader, and what became of it.';
-- "my exports, newest first".
create index export_run_of_account on export_run (account_id, asked_at desc);
-- "which are old enough to be swept".
create index export_run_ready on export_run (ended_at) where state = 'ready';

alter table export_run enable row level security;
create policy export_run_seen on export_run for select using (
  (select actor_is_system()) or account_id = (select actor_account()));
create policy export_run_ordered on export_run for insert with check (
  (select actor_is_system()) or account_id = (select actor_account()));
create policy export_run_ended on export_run for update using (
  (select actor_is_system()) or account_id = (select actor_account()));
grant select, insert, update on export_run to lantai_runtime;
