-- Records no clause fits (workflows A.3) and the duties of a part-time archivist (A.6).

create table out_of_scope_case (
  id              uuid primary key default gen_random_uuid(),
  agency_id       uuid not null references org_unit,
  department_id   uuid references org_unit,
  record_id       uuid not null references record,
  note            text not null check (note <> ''),
  put_by          uuid not null references person,
  put_at          timestamptz not null,
  -- What the head of the department would do: file it under a clause, or leave it out.
  proposed        text check (proposed in ('file', 'leave-out')),
  proposed_clause uuid references retention_item,
  proposed_reason text,
  proposed_by     uuid references person,
  proposed_at     timestamptz,
  decided         text check (decided in ('file', 'leave-out')),
  decided_clause  uuid references retention_item,
  decided_reason  text,
  decided_by      uuid references person,
  decided_at      timestamptz,
  constraint out_of_scope_proposed_whole check ((proposed is null) = (proposed_at is null)
    and (proposed is null) = (proposed_reason is null) and coalesce(proposed = 'file', false) = (proposed_clause is not null)),
  constraint out_of_scope_decided_whole check ((decided is null) = (decided_at is null)
    and (decided is null) = (decided_reason is null) and coalesce(decided = 'file', false) = (decided_clause is not null)),
  constraint out_of_scope_decided_after_proposal check (decided is null or proposed is not null),
  constraint out_of_scope_decided_by_another check (decided_by <> proposed_by)
);
comment on table out_of_scope_case is '范围外待定: a record for which no clause of the retention schedule fits, what the head of its department proposes, and what the archive room decides.';
create unique index out_of_scope_open_once on out_of_scope_case (record_id) where decided is null;
create index out_of_scope_list on out_of_scope_case (agency_id, put_at desc);
comment on index out_of_scope_list is 'what waits, and how many records a category had in a year that no clause fits';

create table month_end_check (
  agency_id     uuid not null references org_unit,
  department_id uuid not null references org_unit,
  month         text not null,
  note          text not null check (note <> ''),
  done_by       uuid not null references person,
  done_at       timestamptz not null,
  primary key (department_id, month),
  constraint month_end_check_month check (month ~ '^\d{4}-(0[1-9]|1[0-2])$')
);
comment on table month_end_check is '月末核对: a department has compared what it made in a month with what was collected. Append-only.';

alter table collection_setting add column idle_warn_days integer not null default 30
  constraint collection_setting_idle_days check (idle_warn_days between 1 and 365);
comment on column collection_setting.idle_warn_days is 'After how many days without movement a record with a temporary number is reminded of.';

alter table out_of_scope_case enable row level security;
create policy out_of_scope_seen on out_of_scope_case for select using (
  (select actor_is_system())
  or agency_id = any ((select actor_units('lantai.works'))::uuid[])
  or department_id = any ((select actor_units('lantai.works'))::uuid[]));
create policy out_of_scope_put on out_of_scope_case for insert
  with check ((select actor_is_system()) or actor_works_on(record_id));
create policy out_of_scope_answered on out_of_scope_case for update using (
  (select actor_is_system())
  or agency_id = any ((select actor_units('lantai.works'))::uuid[])
  or department_id = any ((select actor_units('lantai.works'))::uuid[]));

alter table month_end_check enable row level security;
create policy month_end_check_seen on month_end_check for select using (
  (select actor_is_system())
  or agency_id = any ((select actor_units('lantai.works'))::uuid[])
  or department_id = any ((select actor_units('lantai.works'))::uuid[]));
create policy month_end_check_done on month_end_check for insert with check (
  (select actor_is_system())
  or agency_id = any ((select actor_units('lantai.works'))::uuid[])
  or department_id = any ((select actor_units('lantai.works'))::uuid[]));

grant select, insert, update on out_of_scope_case to lantai_runtime;
grant select, insert on month_end_check to lantai_runtime;
