-- Fonds, classification schemes, retention schedules, archival-code rules.

create table fonds (
  id         uuid primary key default gen_random_uuid(),
  agency_id  uuid not null references org_unit,
  code       text not null,
  name       text not null check (name <> ''),
  founded_on date,
  version    integer not null default 1,
  constraint fonds_code_taken unique (code),
  constraint fonds_in_agency unique (id, agency_id)
);
comment on table fonds is '全宗: all records of one agency. The code is unique within the archives.';
create index fonds_by_agency on fonds (agency_id, code);

create table classification_scheme (
  id            uuid primary key default gen_random_uuid(),
  agency_id     uuid not null references org_unit,
  fonds_id      uuid not null references fonds,
  category      text not null,
  -- The order of the levels, as contract/classification/classification-order.ts names it.
  class_order   text not null,
  divided_by    text not null check (divided_by in ('department', 'matter')),
  -- The archival-code rule as it was when chosen: a later edit of a template never moves given codes.
  code_rule     jsonb not null,
  valid_from_year integer not null,
  decided_by    uuid,
  decided_at    timestamptz not null,
  constraint classification_scheme_version unique (fonds_id, category, valid_from_year),
  foreign key (fonds_id, agency_id) references fonds (id, agency_id)
);
comment on table classification_scheme is '分类方案: how one category of one fonds is arranged and coded, from a year on.';

create table code_rule (
  id         text not null,
  agency_id  uuid references org_unit,
  definition jsonb not null,
  created_at timestamptz not null,
  constraint code_rule_taken unique nulls not distinct (agency_id, id)
);
comment on table code_rule is 'Archival-code templates of an agency''s own, beside the built-in ones.';

create table retention_schedule (
  id             uuid primary key default gen_random_uuid(),
  -- null: the national schedule, a model for every agency's own.
  agency_id      uuid references org_unit,
  title          text not null,
  version        integer not null,
  state          text not null check (state in ('draft', 'submitted', 'effective', 'superseded')),
  source         text not null,
  effective_from date,
  effective_to   date,
  approval_number text,
  compiled_by    uuid,
  submitted_by   uuid,
  submitted_at   timestamptz,
  approved_by    uuid,
  approved_at    timestamptz,
  return_reason  text,
  row_version    integer not null default 1,
  constraint retention_schedule_version unique nulls not distinct (agency_id, version),
  -- Archives Law, art. 19 of its Regulations: approved by the authority before it is used.
  constraint retention_schedule_approved
    check (state not in ('effective', 'superseded') or (approved_at is not null and effective_from is not null))
);
comment on table retention_schedule is '归档范围和保管期限表, versioned: what judged a record is kept with it.';
create unique index retention_schedule_one_effective on retention_schedule (agency_id) nulls not distinct
  where state = 'effective';

create table retention_item (
  id          uuid primary key default gen_random_uuid(),
  schedule_id uuid not null references retention_schedule,
  agency_id   uuid references org_unit,
  number      text not null,
  position    integer not null,
  text        text not null check (text <> ''),
  -- null on a heading; leaves carry a period.
  retention   text check (retention ~ '^(Y|D[1-9][0-9]{0,2})$'),
  category    text not null default 'WS',
  remark      text,
  source      text,
  constraint retention_item_number unique (schedule_id, number)
);
comment on table retention_item is 'A clause of a retention schedule: 条款号, 条款, 期限.';

alter table fonds enable row level security;
create policy fonds_seen on fonds for select using (
  actor_is_system()
  or agency_id = any ((select actor_units('lantai.oversees'))::uuid[])
  or actor_may('identity.manage-organisation'));
create policy fonds_kept on fonds
  using (actor_is_system() or (actor_may('classification.manage') and agency_id = any ((select actor_units('lantai.works'))::uuid[])))
  with check (actor_is_system() or (actor_may('classification.manage') and agency_id = any ((select actor_units('lantai.works'))::uuid[])));

alter table classification_scheme enable row level security;
create policy classification_scheme_seen on classification_scheme for select
  using (actor_is_system() or agency_id = any ((select actor_units('lantai.oversees'))::uuid[]));
create policy classification_scheme_kept on classification_scheme
  using (actor_is_system() or (actor_may('classification.manage') and agency_id = any ((select actor_units('lantai.works'))::uuid[])))
  with check (actor_is_system() or (actor_may('classification.manage') and agency_id = any ((select actor_units('lantai.works'))::uuid[])));

alter table code_rule enable row level security;
create policy code_rule_seen on code_rule for select
  using (actor_is_system() or agency_id is null or agency_id = any ((select actor_units('lantai.oversees'))::uuid[]));
create policy code_rule_kept on code_rule
  using (actor_is_system() or (actor_may('classification.manage') and agency_id = any ((select actor_units('lantai.works'))::uuid[])))
  with check (actor_is_system() or (actor_may('classification.manage') and agency_id = any ((select actor_units('lantai.works'))::uuid[])));

alter table retention_schedule enable row level security;
create policy retention_schedule_seen on retention_schedule for select
  using (actor_is_system() or agency_id is null or agency_id = any ((select actor_units('lantai.oversees'))::uuid[]));
create policy retention_schedule_kept on retention_schedule
  using (actor_is_system()
    or ((actor_may('classification.manage') or actor_may('classification.approve'))
        and agency_id = any ((select actor_units('lantai.oversees'))::uuid[])))
  with check (actor_is_system()
    or ((actor_may('classification.manage') or actor_may('classification.approve'))
        and agency_id = any ((select actor_units('lantai.oversees'))::uuid[])));

alter table retention_item enable row level security;
create policy retention_item_seen on retention_item for select
  using (actor_is_system() or agency_id is null or agency_id = any ((select actor_units('lantai.oversees'))::uuid[]));
create policy retention_item_kept on retention_item
  using (actor_is_system() or (actor_may('classification.manage') and agency_id = any ((select actor_units('lantai.works'))::uuid[])))
  with check (actor_is_system() or (actor_may('classification.manage') and agency_id = any ((select actor_units('lantai.works'))::uuid[])));

grant select, insert, update on fonds, classification_scheme, retention_schedule to lantai_runtime;
grant select, insert on code_rule to lantai_runtime;
grant select, insert, update, delete on retention_item to lantai_runtime;
