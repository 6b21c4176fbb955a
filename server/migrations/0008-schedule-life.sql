-- A retention schedule on its way (workflows A.3): departments confirm, the leader agrees, the archives
-- authority approves; and what may be numbered while none is in force.

alter table retention_schedule drop constraint retention_schedule_state_check;
update retention_schedule set state = 'authority-review' where state = 'submitted';
alter table retention_schedule add constraint retention_schedule_state_check check (state in
  ('draft', 'department-review', 'internal-approval', 'authority-review', 'effective', 'superseded'));
alter table retention_schedule add column endorsed_by uuid;
alter table retention_schedule add column endorsed_at timestamptz;

create table schedule_confirmation (
  schedule_id   uuid not null references retention_schedule,
  agency_id     uuid not null references org_unit,
  department_id uuid not null references org_unit,
  asked_at      timestamptz not null,
  confirmed_by  uuid references person,
  confirmed_at  timestamptz,
  -- Asked again after a return: each round stays, with what was said in it.
  primary key (schedule_id, asked_at, department_id),
  constraint schedule_confirmation_by_somebody check ((confirmed_by is null) = (confirmed_at is null))
);
comment on table schedule_confirmation is
  'What the departments say of a draft schedule: each that somebody heads is asked when it is submitted.';

create table schedule_exception (
  id          uuid primary key default gen_random_uuid(),
  agency_id   uuid not null references org_unit,
  reason      text not null check (reason <> ''),
  granted_by  uuid,
  granted_at  timestamptz not null,
  valid_until date not null
);
comment on table schedule_exception is
  'Records of an agency may be numbered without a schedule in force until this day (workflows A.3, violations).';
-- "may this agency number today?"
create index schedule_exception_open on schedule_exception (agency_id, valid_until);

drop policy retention_schedule_kept on retention_schedule;
create policy retention_schedule_kept on retention_schedule
  using (actor_is_system()
    or ((actor_may('classification.manage') or actor_may('classification.approve')
         or actor_may('classification.endorse') or actor_may('classification.confirm'))
        and agency_id = any ((select actor_units('lantai.oversees'))::uuid[])))
  with check (actor_is_system()
    or ((actor_may('classification.manage') or actor_may('classification.approve')
         or actor_may('classification.endorse') or actor_may('classification.confirm'))
        and agency_id = any ((select actor_units('lantai.oversees'))::uuid[])));

alter table schedule_confirmation enable row level security;
create policy schedule_confirmation_seen on schedule_confirmation for select
  using (actor_is_system() or agency_id = any ((select actor_units('lantai.oversees'))::uuid[]));
create policy schedule_confirmation_asked on schedule_confirmation for insert
  with check (actor_is_system() or (actor_may('classification.manage') and agency_id = any ((select actor_units('lantai.works'))::uuid[])));
-- A department answers for itself alone.
create policy schedule_confirmation_given on schedule_confirmation for update
  using (actor_is_system() or (actor_may('classification.confirm') and department_id = any ((select actor_units('lantai.works'))::uuid[])))
  with check (actor_is_system() or (actor_may('classification.confirm') and department_id = any ((select actor_units('lantai.works'))::uuid[])));

alter table schedule_exception enable row level security;
create policy schedule_exception_seen on schedule_exception for select
  using (actor_is_system() or agency_id = any ((select actor_units('lantai.oversees'))::uuid[]));
create policy schedule_exception_granted on schedule_exception for insert
  with check (actor_is_system() or (actor_may('classification.manage') and agency_id = any ((select actor_units('lantai.works'))::uuid[])));

grant select, insert, update on schedule_confirmation to lantai_runtime;
grant select, insert on schedule_exception to lantai_runtime;
