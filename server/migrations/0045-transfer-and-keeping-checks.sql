-- Checks at transfer and in keeping: what is brought along to them, what is kept of them, and by what a machine keeps.

-- A run by the rules of an earlier one, over the same records: the two are compared item by item.
alter table check_run add column repeats_run_id uuid references check_run;
-- "which runs repeated this one".
create index check_run_repeats on check_run (repeats_run_id) where repeats_run_id is not null;

create table check_evidence (
  id         uuid primary key default gen_random_uuid(),
  agency_id  uuid not null references org_unit,
  run_id     uuid not null references check_run,
  item_code  text not null check (item_code ~ '^[1-4]-[0-9]{1,2}$'),
  file_name  text not null check (length(file_name) between 1 and 255),
  media_type text not null,
  size       bigint not null check (size > 0),
  sha512     text not null check (sha512 ~ '^[0-9a-f]{128}$'),
  sm3        text not null check (sm3 ~ '^[0-9a-f]{64}$'),
  brought_by uuid not null references person,
  brought_at timestamptz not null
);
comment on table check_evidence is '佐证: a photograph or paper that belongs to what a person found. The bytes lie in staging under their digest.';
-- "what was brought for this run".
create index check_evidence_of_run on check_evidence (run_id, item_code);
-- "does anything still need these bytes".
create index check_evidence_bytes on check_evidence (sha512);

create table weakness_scan (
  id           uuid primary key default gen_random_uuid(),
  agency_id    uuid not null references org_unit,
  tool         text not null check (length(tool) between 1 and 100),
  tool_version text not null check (length(tool_version) between 1 and 100),
  scanned_on   date not null,
  -- As the scanner's report has it: how many weaknesses that must be dealt with.
  severe       integer not null check (severe >= 0),
  file_name    text not null check (length(file_name) between 1 and 255),
  media_type   text not null,
  size         bigint not null check (size > 0),
  sha512       text not null check (sha512 ~ '^[0-9a-f]{128}$'),
  sm3          text not null check (sm3 ~ '^[0-9a-f]{64}$'),
  brought_by   uuid not null references person,
  brought_at   timestamptz not null
);
comment on table weakness_scan is '漏洞扫描报告: what a scanner found of the system (DA/T 70 item 4-8), with its report. Append-only.';
-- "the newest scan of the agency".
create index weakness_scan_newest on weakness_scan (agency_id, scanned_on desc, brought_at desc);
create index weakness_scan_bytes on weakness_scan (sha512);

create table kept_check_report (
  id          uuid primary key default gen_random_uuid(),
  agency_id   uuid not null references org_unit,
  run_id      uuid not null references check_run,
  -- The digest of all results the report rests on, as the report says it.
  results_sm3 text not null check (results_sm3 ~ '^[0-9a-f]{64}$'),
  file_name   text not null check (length(file_name) between 1 and 255),
  media_type  text not null,
  size        bigint not null check (size > 0),
  sha512      text not null check (sha512 ~ '^[0-9a-f]{128}$'),
  sm3         text not null check (sm3 ~ '^[0-9a-f]{64}$'),
  kept_by     uuid references person,
  kept_at     timestamptz not null,
  constraint kept_check_report_once unique (run_id, results_sm3)
);
comment on table kept_check_report is '检测报告: the report of a check as a file, kept for good with its digest. Append-only.';
create index kept_check_report_bytes on kept_check_report (sha512);

create table keeping_environment (
  id       bigint generated always as identity primary key,
  program  text not null,
  system   text not null,
  store    text not null,
  database text not null,
  noted_at timestamptz not null
);
comment on table keeping_environment is '保存环境: by what program, system, store and database records were kept, from which moment on (DA/T 70 item 3-7). One row for each change, never edited.';
-- "what was the environment at that moment".
create index keeping_environment_at on keeping_environment (noted_at desc);

alter table check_evidence enable row level security;
create policy check_evidence_seen on check_evidence for select using (
  (select actor_is_system())
  or exists (select from check_run where check_run.id = run_id));
create policy check_evidence_brought on check_evidence for insert with check (
  (select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));

alter table weakness_scan enable row level security;
create policy weakness_scan_seen on weakness_scan for select using (
  (select actor_is_system())
  or agency_id = any ((select actor_units('lantai.works'))::uuid[])
  or agency_id = any ((select actor_units('lantai.oversees'))::uuid[]));
create policy weakness_scan_brought on weakness_scan for insert with check (
  (select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));

alter table kept_check_report enable row level security;
create policy kept_check_report_seen on kept_check_report for select using (
  (select actor_is_system())
  or exists (select from check_run where check_run.id = run_id));
create policy kept_check_report_filed on kept_check_report for insert with check (
  (select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));

-- Of the installation, not of an agency: every signed-in person may know by what records are kept.
alter table keeping_environment enable row level security;
create policy keeping_environment_seen on keeping_environment for select using (true);
create policy keeping_environment_noted on keeping_environment for insert with check ((select actor_is_system()));

grant select, insert on check_evidence, weakness_scan, kept_check_report, keeping_environment to lantai_runtime;
