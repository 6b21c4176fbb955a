-- The ways in: uploads, and catalogue imports with their findings.

create table upload (
  id          text primary key,
  agency_id   uuid not null references org_unit,
  account_id  uuid not null,
  file_name   text not null,
  size        bigint not null,
  state       text not null check (state in ('arriving', 'staged', 'used', 'refused')),
  media_type  text,
  sha512      text,
  sm3         text,
  reason      text,
  begun_at    timestamptz not null,
  staged_at   timestamptz
);
comment on table upload is 'A file sent from a browser, resumable; staged under its digest when it is whole.';
create index upload_by_account on upload (account_id, begun_at desc);

create table import_run (
  id             uuid primary key default gen_random_uuid(),
  agency_id      uuid not null references org_unit,
  fonds_id       uuid not null references fonds,
  department_id  uuid references org_unit,
  category       text not null,
  file_name      text not null,
  catalogue_sha512 text not null,
  dry_run        boolean not null,
  job_id         uuid,
  state          text not null check (state in ('checking', 'importing', 'done', 'failed', 'cancelled')),
  rows_read      integer,
  rows_with_findings integer,
  imported       integer not null default 0,
  already_there  integer not null default 0,
  quarantined    integer not null default 0,
  columns        jsonb,
  leftover_files jsonb,
  asked_by       uuid not null,
  asked_at       timestamptz not null,
  ended_at       timestamptz,
  foreign key (fonds_id, agency_id) references fonds (id, agency_id)
);
comment on table import_run is 'One reading of a catalogue: what was in it, what was taken in, what was found wrong.';
create index import_run_list on import_run (agency_id, asked_at desc, id);

create table import_file (
  import_id  uuid not null references import_run,
  agency_id  uuid not null references org_unit,
  path       text not null,
  size       bigint not null,
  media_type text not null,
  sha512     text not null,
  sm3        text not null,
  primary key (import_id, path)
);
comment on table import_file is 'A file that came with a catalogue, staged, to be attached by name or by code (挂接).';

create table import_finding (
  import_id uuid not null references import_run,
  agency_id uuid not null references org_unit,
  position  integer not null,
  row       integer not null,
  "column"  text not null,
  value     text,
  rule      text not null,
  severity  text not null check (severity in ('error', 'notice')),
  message   text not null,
  primary key (import_id, position)
);
comment on table import_finding is 'What is wrong with a row of a catalogue. row counts the lines of the file, the heading being 1.';

alter table upload enable row level security;
create policy upload_own on upload
  using (actor_is_system() or account_id = actor_account())
  with check (actor_is_system() or account_id = actor_account());
alter table import_run enable row level security;
create policy import_run_of_agency on import_run
  using (actor_is_system() or agency_id = any ((select actor_units('lantai.works'))::uuid[])
         or department_id = any ((select actor_units('lantai.works'))::uuid[]))
  with check (actor_is_system() or agency_id = any ((select actor_units('lantai.works'))::uuid[])
         or department_id = any ((select actor_units('lantai.works'))::uuid[]));
alter table import_file enable row level security;
create policy import_file_with_import on import_file
  using ((select actor_is_system()) or exists (select from import_run where import_run.id = import_id))
  with check ((select actor_is_system()) or exists (select from import_run where import_run.id = import_id));
alter table import_finding enable row level security;
create policy import_finding_with_import on import_finding
  using ((select actor_is_system()) or exists (select from import_run where import_run.id = import_id))
  with check ((select actor_is_system()) or exists (select from import_run where import_run.id = import_id));

grant select, insert, update, delete on upload to lantai_runtime;
grant select, insert, update on import_run to lantai_runtime;
grant select, insert, delete on import_file, import_finding to lantai_runtime;
