-- Until when what is to be handed over, and the plan of a year (workflows A.4).

create table deadline_rule (
  id             uuid primary key default gen_random_uuid(),
  -- null: shipped, for every agency that has none of its own.
  agency_id      uuid references org_unit,
  category       text not null,
  -- Within the category what has a limit of its own (婚姻登记); null is the category at large.
  matter         text,
  rule           jsonb not null,
  source         text not null check (source <> ''),
  verified       boolean not null,
  effective_from date not null,
  decided_by     uuid references person,
  decided_at     timestamptz not null,
  constraint deadline_rule_version unique nulls not distinct (agency_id, category, matter, effective_from)
);
comment on table deadline_rule is '归档时限, versioned: the newest that is in force on a day counts, an agency''s own before the shipped one. Append-only.';

create table holiday_year (
  year     integer primary key,
  agency_id uuid references org_unit,
  source   text not null,
  verified boolean not null
);
comment on table holiday_year is 'The years whose statutory holidays are known: in another year working days cannot be counted, and that is said.';

create table holiday (
  day       date primary key,
  agency_id uuid references org_unit,
  works     boolean not null,
  name      text not null
);
comment on table holiday is 'Days off that are no weekend, and weekends that are worked instead (调休).';

create table archiving_plan (
  id            uuid primary key default gen_random_uuid(),
  agency_id     uuid not null references org_unit,
  fonds_id      uuid not null references fonds,
  year          integer not null check (year between 1900 and 2199),
  version       integer not null check (version > 0),
  state         text not null check (state in ('draft', 'published', 'in-progress', 'closed', 'superseded')),
  reason        text,
  drawn_up_by   uuid not null references person,
  drawn_up_at   timestamptz not null,
  approved_by   uuid references person,
  approved_at   timestamptz,
  published_by  uuid references person,
  published_at  timestamptz,
  closed_by     uuid references person,
  closed_at     timestamptz,
  constraint archiving_plan_version unique (fonds_id, year, version),
  constraint archiving_plan_approved_before_published check (state = 'draft' or approved_at is not null),
  constraint archiving_plan_two_persons check (approved_by is null or approved_by <> drawn_up_by),
  foreign key (fonds_id, agency_id) references fonds (id, agency_id)
);
comment on table archiving_plan is '年度归档计划, versioned: an amendment is a new version, the former is superseded when it is published.';
create unique index archiving_plan_one_draft on archiving_plan (fonds_id, year) where state = 'draft';
create unique index archiving_plan_one_in_force on archiving_plan (fonds_id, year) where state in ('published', 'in-progress');

create table plan_line (
  id              uuid primary key default gen_random_uuid(),
  agency_id       uuid not null references org_unit,
  plan_id         uuid not null references archiving_plan,
  department_id   uuid not null references org_unit,
  category        text not null,
  due_on          date not null,
  rule_id         uuid references deadline_rule,
  expected        integer not null check (expected >= 0),
  last_year       integer not null check (last_year >= 0),
  owner_id        uuid references person,
  withdrawn       boolean not null default false,
  acknowledged_by uuid references person,
  acknowledged_at timestamptz,
  explanation     text,
  constraint plan_line_once unique (plan_id, department_id, category)
);
comment on table plan_line is 'What a department hands over of a category, how much and until when.';
-- "what must my department hand over, and by when".
create index plan_line_of_department on plan_line (department_id, due_on) where not withdrawn;

alter table deadline_rule enable row level security;
create policy deadline_rule_seen on deadline_rule for select using (
  (select actor_account()) is not null or (select actor_is_system()));
create policy deadline_rule_decided on deadline_rule for insert with check (
  (select actor_is_system())
  or ((select actor_may('collection.plan')) and agency_id = any ((select actor_units('lantai.works'))::uuid[])));
alter table holiday_year enable row level security;
create policy holiday_year_seen on holiday_year for select using (
  (select actor_account()) is not null or (select actor_is_system()));
alter table holiday enable row level security;
create policy holiday_seen on holiday for select using (
  (select actor_account()) is not null or (select actor_is_system()));

alter table archiving_plan enable row level security;
create policy archiving_plan_seen on archiving_plan for select using (
  (select actor_is_system())
  or ((select actor_may('collection.read')) and agency_id = any ((select actor_units('lantai.oversees'))::uuid[])));
create policy archiving_plan_drawn_up on archiving_plan for insert with check (
  (select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));
create policy archiving_plan_moved on archiving_plan for update using (
  (select actor_is_system())
  or ((select actor_may('collection.read')) and agency_id = any ((select actor_units('lantai.oversees'))::uuid[])));
alter table plan_line enable row level security;
create policy plan_line_seen on plan_line for select using (
  (select actor_is_system())
  or ((select actor_may('collection.read')) and agency_id = any ((select actor_units('lantai.oversees'))::uuid[])));
create policy plan_line_drawn_up on plan_line for insert with check (
  (select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));
create policy plan_line_answered on plan_line for update using (
  (select actor_is_system())
  or agency_id = any ((select actor_units('lantai.works'))::uuid[])
  or department_id = any ((select actor_units('lantai.works'))::uuid[])
  or owner_id = (select actor_person()))
  with check ((select actor_is_system())
    or ((select actor_may('collection.read')) and agency_id = any ((select actor_units('lantai.oversees'))::uuid[])));

grant select, insert on deadline_rule to lantai_runtime;
grant select on holiday_year, holiday to lantai_runtime;
grant select, insert, update on archiving_plan, plan_line to lantai_runtime;

-- The limits of workflows A.4. What was read in second hand, or where digits were lost, is not verified.
insert into deadline_rule (category, matter, rule, source, verified, effective_from, decided_at) values
  ('WS', null, '{"kind":"by-day","years":1,"month":6,"day":30}', '机关文书档案次年 6 月底前归档（实务通例）', false, '2019-01-01', '2026-01-01T00:00:00Z'),
  ('KU', null, '{"kind":"by-day","years":2,"month":3,"day":31}', '会计机构保管一年，期满次年 3 月底前移交（实务通例）；可经同意延至三年', false, '2016-01-01', '2026-01-01T00:00:00Z'),
  ('KJ', null, '{"kind":"after","count":1,"unit":"month"}', '科技活动结束后 1 个月内（实务通例；有的规定 2 至 3 个月）', false, '2019-01-01', '2026-01-01T00:00:00Z'),
  ('RS', null, '{"kind":"by-day","years":1,"month":6,"day":30}', '按年度归档（待核实专门规定）', false, '2019-01-01', '2026-01-01T00:00:00Z'),
  ('ZY', null, '{"kind":"by-day","years":1,"month":6,"day":30}', '按年度归档（待核实专门规定）', false, '2019-01-01', '2026-01-01T00:00:00Z'),
  ('ZY', '婚姻登记', '{"kind":"by-day","years":1,"month":3,"day":31}', '次年 3 月 31 日前（实务通例）', false, '2019-01-01', '2026-01-01T00:00:00Z'),
  ('ZY', '审计项目', '{"kind":"after","count":5,"unit":"month"}', '项目完成后 5 个月内，且不迟于次年 4 月（实务通例）', false, '2019-01-01', '2026-01-01T00:00:00Z'),
  ('KJ', '办公用房', '{"kind":"after","count":3,"unit":"month"}', '竣工后 3 个月内（安徽蚌埠地方标准）', false, '2019-01-01', '2026-01-01T00:00:00Z'),
  ('ZP', null, '{"kind":"at-once"}', '活动结束后随时归档（实务通例）', false, '2019-01-01', '2026-01-01T00:00:00Z'),
  ('LY', null, '{"kind":"at-once"}', '活动结束后随时归档（实务通例）', false, '2019-01-01', '2026-01-01T00:00:00Z'),
  ('LX', null, '{"kind":"at-once"}', '活动结束后随时归档（实务通例）', false, '2019-01-01', '2026-01-01T00:00:00Z'),
  ('SW', null, '{"kind":"at-once"}', '及时归档（实务通例）', false, '2019-01-01', '2026-01-01T00:00:00Z'),
  ('SJ', null, '{"kind":"by-day","years":1,"month":6,"day":30}', 'GB/T 18894-2016，8.2.1：形成后第 2 年 6 月（抄本数字待核实）', false, '2017-03-01', '2026-01-01T00:00:00Z'),
  ('YJ', null, '{"kind":"by-day","years":1,"month":6,"day":30}', 'GB/T 18894-2016，8.2.1：形成后第 2 年 6 月（抄本数字待核实）', false, '2017-03-01', '2026-01-01T00:00:00Z'),
  ('WY', null, '{"kind":"by-day","years":1,"month":6,"day":30}', 'GB/T 18894-2016，8.2.1：形成后第 2 年 6 月（抄本数字待核实）', false, '2017-03-01', '2026-01-01T00:00:00Z'),
  ('MT', null, '{"kind":"by-day","years":1,"month":6,"day":30}', 'GB/T 18894-2016，8.2.1：形成后第 2 年 6 月（抄本数字待核实）', false, '2017-03-01', '2026-01-01T00:00:00Z'),
  ('WS', '内部移送', '{"kind":"after","count":2,"unit":"workday"}', '文件办毕后 2 个工作日内交兼职档案员（实务通例）', false, '2019-01-01', '2026-01-01T00:00:00Z');

insert into holiday_year (year, source, verified) values
  (2024, '国办发明电〔2023〕7号（凭记忆录入，待核实）', false),
  (2025, '国办发明电〔2024〕12号（凭记忆录入，待核实）', false),
  (2026, '国办发明电〔2025〕7号（凭记忆录入，待核实）', false);
insert into holiday (day, works, name)
select day::date, false, name from (values
  ('2024-01-01', '2024-01-01', '元旦'), ('2024-02-10', '2024-02-17', '春节'), ('2024-04-04', '2024-04-06', '清明节'),
  ('2024-05-01', '2024-05-05', '劳动节'), ('2024-06-10', '2024-06-10', '端午节'), ('2024-09-15', '2024-09-17', '中秋节'),
  ('2024-10-01', '2024-10-07', '国庆节'),
  ('2025-01-01', '2025-01-01', '元旦'), ('2025-01-28', '2025-02-04', '春节'), ('2025-04-04', '2025-04-06', '清明节'),
  ('2025-05-01', '2025-05-05', '劳动节'), ('2025-05-31', '2025-06-02', '端午节'), ('2025-10-01', '2025-10-08', '国庆节、中秋节'),
  ('2026-01-01', '2026-01-03', '元旦'), ('2026-02-15', '2026-02-23', '春节'), ('2026-04-04', '2026-04-06', '清明节'),
  ('2026-05-01', '2026-05-05', '劳动节'), ('2026-06-19', '2026-06-21', '端午节'), ('2026-09-25', '2026-09-27', '中秋节'),
  ('2026-10-01', '2026-10-07', '国庆节')) off (first, last, name),
  generate_series(first::date, last::date, interval '1 day') day;
insert into holiday (day, works, name)
select day::date, true, '调休上班' from unnest(array[
  '2024-02-04', '2024-02-18', '2024-04-07', '2024-04-28', '2024-05-11', '2024-09-14', '2024-09-29', '2024-10-12',
  '2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11',
  '2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']) day;
