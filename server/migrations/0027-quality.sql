-- The check of the four properties: runs, their records, what was found, and by what an agency judges.

create table check_policy (
  id         uuid primary key default gen_random_uuid(),
  agency_id  uuid not null references org_unit,
  version    integer not null check (version >= 1),
  content    jsonb not null,
  reason     text not null check (length(reason) between 1 and 500),
  decided_by uuid references person,
  decided_at timestamptz not null,
  constraint check_policy_version_once unique (agency_id, version)
);
comment on table check_policy is '检测方案: which items keep a record from being accepted, and with which parameters. A new version for each change, never edited.';

create table check_run (
  id             uuid primary key default gen_random_uuid(),
  agency_id      uuid not null references org_unit,
  fonds_id       uuid not null references fonds,
  -- The departments whose records are in it: their people see the report.
  department_ids uuid[] not null,
  subject_kind   text not null check (subject_kind in ('submission', 'records', 'package')),
  subject_id     uuid not null,
  name           text not null,
  stage          text not null check (stage in ('GD', 'YJ', 'BC')),
  rule_set       text not null,
  -- Kept with the run: a report is read by the policy it was made by.
  policy         jsonb not null,
  policy_version integer not null,
  -- What the list of the hand-over said, which the catalogue is compared with.
  expected       jsonb not null,
  state          text not null check (state in ('checking', 'checked')),
  records        integer not null check (records > 0),
  counts         jsonb not null,
  job_id         uuid,
  started_by     uuid references person,
  started_at     timestamptz not null,
  ended_at       timestamptz,
  constraint check_run_ended check ((state = 'checked') = (ended_at is not null)),
  foreign key (fonds_id, agency_id) references fonds (id, agency_id)
);
comment on table check_run is '检测: one check of a batch by the items of a stage of DA/T 70-2018.';
-- "checks of the agency, newest first".
create index check_run_list on check_run (agency_id, started_at desc, id desc);
-- "which checks were made of this batch".
create index check_run_by_subject on check_run (subject_kind, subject_id, started_at desc);

create table check_run_record (
  run_id    uuid not null references check_run,
  agency_id uuid not null references org_unit,
  position  integer not null,
  record_id uuid not null references record,
  primary key (run_id, position),
  constraint check_run_record_once unique (run_id, record_id)
);
comment on table check_run_record is 'The records of a check, as they came.';
-- "in which checks was this record".
create index check_run_record_by_record on check_run_record (record_id);

create table check_result (
  id           bigint generated always as identity primary key,
  agency_id    uuid not null references org_unit,
  run_id       uuid not null references check_run,
  -- Null for what concerns the batch as a whole.
  record_id    uuid references record,
  item_code    text not null check (item_code ~ '^[1-4]-[0-9]{1,2}$'),
  outcome      text not null check (outcome in ('passed', 'failed', 'not-run', 'waiting', 'not-applicable')),
  object       text not null,
  expected     text,
  actual       text,
  note         text,
  evidence     jsonb not null,
  tool         text not null,
  tool_version text not null,
  at           timestamptz not null,
  -- Who had it run; who signed for what a person looks at, and the records that were opened.
  operator     uuid references person,
  signed_by    uuid references person,
  sample       uuid[],
  -- What does not apply or was not run says by which rule, or why.
  constraint check_result_says_why check (outcome not in ('not-run', 'waiting', 'not-applicable') or note is not null),
  constraint check_result_signed_with_sample check (signed_by is null or sample is not null),
  foreign key (run_id, record_id) references check_run_record (run_id, record_id)
);
comment on table check_result is 'What an item found, with its evidence. Append-only: looked at again, there is a second row, and the newest counts.';
-- "what counts of each item of each record in this run".
create index check_result_newest on check_result (run_id, record_id, item_code, id desc);

alter table check_policy enable row level security;
create policy check_policy_seen on check_policy for select using (
  (select actor_is_system())
  or agency_id = any ((select actor_units('lantai.oversees'))::uuid[])
  or agency_id = any ((select actor_units('lantai.works'))::uuid[]));
create policy check_policy_decided on check_policy for insert with check (
  (select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));

alter table check_run enable row level security;
create policy check_run_seen on check_run for select using (
  (select actor_is_system())
  or agency_id = any ((select actor_units('lantai.works'))::uuid[])
  or agency_id = any ((select actor_units('lantai.reads'))::uuid[])
  or department_ids && (select actor_units('lantai.works'))::uuid[]);
-- A department that hands over starts the check of what it hands over, and of nothing else.
create policy check_run_started on check_run for insert with check (
  (select actor_is_system())
  or agency_id = any ((select actor_units('lantai.works'))::uuid[])
  or (cardinality(department_ids) > 0 and department_ids <@ (select actor_units('lantai.works'))::uuid[]));
create policy check_run_moved on check_run for update
  using ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]))
  with check ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));

alter table check_run_record enable row level security;
create policy check_run_record_seen on check_run_record for select using (
  (select actor_is_system())
  or (exists (select from check_run where check_run.id = run_id)
      and exists (select from record where record.id = record_id)));
create policy check_run_record_chosen on check_run_record for insert with check (
  (select actor_is_system())
  or (exists (select from check_run where check_run.id = run_id)
      and exists (select from record where record.id = record_id)));

-- What was found is seen with its record; a quarantined record's values are not repeated here.
alter table check_result enable row level security;
create policy check_result_seen on check_result for select using (
  (select actor_is_system())
  or (exists (select from check_run where check_run.id = run_id)
      and (record_id is null or exists (select from record where record.id = record_id))));
create policy check_result_noted on check_result for insert with check (
  (select actor_is_system())
  or (agency_id = any ((select actor_units('lantai.works'))::uuid[])
      and exists (select from check_run where check_run.id = run_id)));

grant select, insert on check_policy, check_run, check_run_record, check_result to lantai_runtime;
grant update (state, counts, job_id, ended_at) on check_run to lantai_runtime;
