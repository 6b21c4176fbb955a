-- Warnings with what became of them, what was done each day, and what a role may not do in an agency.

create table warning (
  id          uuid primary key default gen_random_uuid(),
  -- Null where it is the whole installation's.
  agency_id   uuid references org_unit,
  -- Who is to see to it: who keeps the machine, who keeps it safe, who keeps the records.
  audience    text not null check (audience in ('operation', 'security', 'archives')),
  kind        text not null,
  -- What it comes from: one cause has one open warning.
  cause       text not null,
  title       text not null,
  detail      text not null,
  link        text not null,
  raised_at   timestamptz not null,
  seen_at     timestamptz not null,
  state       text not null default 'open' check (state in ('open', 'acknowledged', 'handled', 'closed')),
  closed_at   timestamptz,
  constraint warning_closed check ((state = 'closed') = (closed_at is not null)),
  constraint warning_of_records_has_an_agency check (audience <> 'archives' or agency_id is not null)
);
comment on table warning is '预警: something that somebody has to see to. Raised once for its cause, never deleted.';
create unique index warning_open_once on warning (cause) where closed_at is null;
-- "what is open for me", newest first.
create index warning_of_audience on warning (audience, agency_id, raised_at desc);

create table warning_step (
  warning_id uuid not null references warning,
  position   integer not null,
  action     text not null check (action in ('acknowledge', 'handle', 'close', 'end')),
  note       text not null check (note <> ''),
  -- Null: its cause ended by itself.
  taken_by   uuid references person,
  taken_at   timestamptz not null,
  primary key (warning_id, position)
);
comment on table warning_step is 'What was done about a warning, by whom.';

create table activity_day (
  day        date not null,
  agency_id  uuid,
  command    text not null,
  person_id  uuid,
  duty       text not null,
  retention  text,
  entries    integer not null,
  constraint activity_day_once unique nulls not distinct (day, agency_id, command, person_id, duty, retention)
);
comment on table activity_day is 'How often each thing was done on a day (in Asia/Shanghai), counted from the trail. Can be counted anew from it.';
-- "what was done in this agency in these years".
create index activity_day_of_agency on activity_day (agency_id, day);

create table trail_reader (
  name     text primary key,
  last_seq bigint not null
);
comment on table trail_reader is 'How far each reader of the trail has come.';

create table role_narrowing (
  id          uuid primary key default gen_random_uuid(),
  agency_id   uuid not null references org_unit,
  role        text not null,
  version     integer not null check (version >= 1),
  -- Permissions that the role does not have in this agency.
  without     text[] not null,
  reason      text not null check (length(reason) between 1 and 500),
  decided_by  uuid references person,
  decided_at  timestamptz not null,
  constraint role_narrowing_version_once unique (agency_id, role, version),
  constraint role_narrowing_of_business check (role not in ('sysadmin', 'secadmin', 'auditor'))
);
comment on table role_narrowing is '访问控制策略: what a business role may not do in an agency. It can only take away; the newest version holds.';

alter table warning enable row level security;
create policy warning_seen on warning for select using (
  (select actor_is_system())
  or (audience = 'operation' and (select actor_may('platform.operate')))
  or (audience = 'security' and (select actor_may('audit.read-users')))
  or (audience = 'archives' and (select actor_may('preservation.inspect')) and (
    agency_id = any ((select actor_units('lantai.works'))::uuid[])
    or agency_id = any ((select actor_units('lantai.reads'))::uuid[]))));
create policy warning_raised on warning for insert with check ((select actor_is_system()));
create policy warning_moved on warning for update using (
  (select actor_is_system())
  or (audience = 'operation' and (select actor_may('platform.operate')))
  or (audience = 'security' and (select actor_may('audit.read-users')))
  or (audience = 'archives' and agency_id = any ((select actor_units('lantai.works'))::uuid[])));
alter table warning_step enable row level security;
create policy warning_step_seen on warning_step for select
  using ((select actor_is_system()) or exists (select from warning where warning.id = warning_id));
create policy warning_step_taken on warning_step for insert
  with check ((select actor_is_system()) or exists (select from warning where warning.id = warning_id));
alter table activity_day enable row level security;
create policy activity_day_seen on activity_day for select using (
  (select actor_is_system())
  or agency_id = any ((select actor_units('lantai.works'))::uuid[])
  or agency_id = any ((select actor_units('lantai.oversees'))::uuid[])
  or (duty in ('sysadmin', 'secadmin', 'system') and (select actor_may('audit.read-officers')))
  or (duty in ('business', 'auditor', 'nobody', 'system') and (select actor_may('audit.read-users'))));
create policy activity_day_counted on activity_day using ((select actor_is_system())) with check ((select actor_is_system()));
alter table trail_reader enable row level security;
create policy trail_reader_own on trail_reader using ((select actor_is_system())) with check ((select actor_is_system()));
alter table role_narrowing enable row level security;
create policy role_narrowing_seen on role_narrowing for select using (
  (select actor_is_system()) or (select actor_account()) is not null);
create policy role_narrowing_decided on role_narrowing for insert with check (
  (select actor_is_system()) or (select actor_may('identity.grant-roles')));

grant select, insert, update on warning, activity_day, trail_reader to lantai_runtime;
grant select, insert on warning_step, role_narrowing to lantai_runtime;
