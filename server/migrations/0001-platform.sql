-- What every capability stands on: who acts (read by every policy), and long work with its progress.

-- The group that the running program belongs to. It owns nothing, so row-level security always
-- holds for it. Created by the migrator before this file, because roles belong to the whole cluster.
grant usage on schema public to lantai_runtime;
revoke create on schema public from public;

-- The actor's settings live as long as the transaction that set_config() wrote them in.
create function actor_is_system() returns boolean language sql stable
  return coalesce(current_setting('lantai.system', true), '') = 'on';

create function actor_account() returns uuid language sql stable
  return nullif(current_setting('lantai.account', true), '')::uuid;

create function actor_person() returns uuid language sql stable
  return nullif(current_setting('lantai.person', true), '')::uuid;

-- 'lantai.reads': units whose filed records the actor may read; 'lantai.works': units in which the
-- actor works on what is not filed yet; 'lantai.guards': agencies whose quarantine the actor reviews;
-- 'lantai.oversees': agencies whose rules (fonds, schedules) the actor may see.
create function actor_units(setting text) returns uuid[] language sql stable
  return coalesce(nullif(current_setting(setting, true), ''), '{}')::uuid[];

create function actor_clearance() returns smallint language sql stable
  return coalesce(nullif(current_setting('lantai.clearance', true), ''), '0')::smallint;

create function actor_may(permission text) returns boolean language sql stable
  return permission = any (coalesce(nullif(current_setting('lantai.permissions', true), ''), '{}')::text[]);

create table job_run (
  id           uuid primary key default gen_random_uuid(),
  kind         text not null,
  agency_id    uuid,
  account_id   uuid,
  payload      jsonb not null,
  state        text not null default 'waiting'
               check (state in ('waiting', 'running', 'cancelling', 'done', 'cancelled', 'failed')),
  done         bigint not null default 0,
  total        bigint,
  note         text,
  result       jsonb,
  problem      jsonb,
  requested_at timestamptz not null,
  started_at   timestamptz,
  ended_at     timestamptz,

  constraint job_run_ended check ((ended_at is null) = (state in ('waiting', 'running', 'cancelling')))
);
comment on table job_run is 'Long work somebody asked for, with progress, cancel and resume. account_id is null for the system''s own.';
-- For "my jobs" at the head of every page.
create index job_run_by_account on job_run (account_id, requested_at desc, id);
-- For finding work that a killed process left behind.
create index job_run_open on job_run (requested_at) where ended_at is null;

alter table job_run enable row level security;
create policy job_run_own on job_run
  using (actor_is_system() or account_id = actor_account() or actor_may('platform.operate'))
  with check (actor_is_system() or account_id = actor_account() or actor_may('platform.operate'));
grant select, insert, update on job_run to lantai_runtime;
