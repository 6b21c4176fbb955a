-- 鉴定与销毁: what has expired is appraised, extended or destroyed by a list (workflows G.1-G.3, G.6, G.9).

alter table record drop constraint record_state_check;
alter table record add constraint record_state_check check (state in (
  'draft', 'registered', 'in-handling', 'pre-filed', 'submitted', 'checking', 'returned', 'accepted',
  'filing', 'filed', 'excluded', 'voided', 'destroyed'));
alter table record drop constraint record_numbered;
-- A destroyed record keeps the code it had: the code is never given again.
alter table record add constraint record_numbered check (state not in ('filing', 'filed', 'destroyed')
  or (archival_code is not null and class_key is not null and item_number is not null
      and title is not null and retention is not null and year is not null));
-- The period in the code stays as it was given; what an appraisal decided stands beside it.
alter table record add column appraised_retention text check (appraised_retention ~ '^(Y|D[1-9][0-9]{0,2})$');
alter table record add column appraised_year integer;
alter table record add constraint record_appraised_from_a_year
  check ((appraised_retention is null) = (appraised_year is null));
-- What is destroyed is seen by those who work on the archives of the agency, and by no department or
-- reader any more (workflows G.3). Restrictive: it narrows whatever else lets a record be seen.
create policy record_destroyed_hidden on record as restrictive for select using (
  state <> 'destroyed' or (select actor_is_system())
  or agency_id = any ((select actor_units('lantai.works'))::uuid[]));

alter table reconciliation_finding drop constraint reconciliation_finding_kind_check;
alter table reconciliation_finding add constraint reconciliation_finding_kind_check check (kind in (
  'bytes-missing', 'size-differs', 'digest-differs', 'object-missing', 'object-damaged',
  'object-path-differs', 'path-unknown', 'object-orphaned', 'object-left', 'components-missing'));

create table appraisal_setting (
  id             bigint generated always as identity primary key,
  agency_id      uuid not null references org_unit,
  -- Whether a period runs from the year after the record's, or from its own.
  counts_from    text not null check (counts_from in ('next-year', 'same-year')),
  -- By what rule.
  source         text not null check (source <> ''),
  cooling_months integer not null check (cooling_months between 1 and 60),
  reason         text not null check (reason <> ''),
  decided_by     uuid references person,
  decided_at     timestamptz not null
);
comment on table appraisal_setting is '鉴定设置: how an agency counts periods, and how long an approved list waits. Append-only, the last one counts.';
create index appraisal_setting_in_force on appraisal_setting (agency_id, id desc);

-- The day until which a filed record is kept; null for ever. Sees what its reader sees.
create view record_expiry with (security_invoker = true) as
select record.id as record_id, record.agency_id, record.fonds_id, kept.retention, kept.from_year,
  case when kept.years is null then null
       else make_date(kept.from_year + kept.years
              - case setting.counts_from when 'same-year' then 1 else 0 end, 12, 31) end as expires_on
from record
cross join lateral (
  select coalesce(record.appraised_retention, record.retention) as retention,
    coalesce(record.appraised_year, record.year) as from_year) period
cross join lateral (
  select period.retention, period.from_year,
    case period.retention when 'Y' then null when '长期' then 30 when '短期' then 10
      else substring(period.retention from 2)::integer end as years) kept
left join lateral (
  select counts_from from appraisal_setting
  where appraisal_setting.agency_id = record.agency_id order by id desc limit 1) setting on true
where record.state = 'filed' and record.quarantined_at is null;

create table appraisal_batch (
  id         uuid primary key default gen_random_uuid(),
  agency_id  uuid not null references org_unit,
  fonds_id   uuid not null references fonds,
  year       integer not null,
  serial     integer not null check (serial > 0),
  number     text not null,
  -- What had expired by this day is in it.
  expired_by date not null,
  basis      text not null check (basis <> ''),
  method     text not null check (method <> ''),
  leader_id  uuid not null references person,
  -- With the part each has in the group, as it was settled: values, not references.
  members    jsonb not null,
  member_ids uuid[] not null,
  started_on date not null,
  due_on     date not null,
  conclusion text,
  opened_by  uuid references person,
  opened_at  timestamptz not null,
  closed_by  uuid references person,
  closed_at  timestamptz,
  constraint appraisal_batch_number_once unique (fonds_id, year, serial),
  constraint appraisal_batch_due_later check (due_on >= started_on),
  constraint appraisal_batch_closed_with_a_conclusion check (closed_at is null or conclusion <> ''),
  foreign key (fonds_id, agency_id) references fonds (id, agency_id)
);
comment on table appraisal_batch is '鉴定批次: what had expired in a fonds, and the group that decides on it.';
-- "batches of the agency, newest first".
create index appraisal_batch_list on appraisal_batch (agency_id, opened_at desc);

create table appraisal_item (
  id             uuid primary key default gen_random_uuid(),
  batch_id       uuid not null references appraisal_batch,
  agency_id      uuid not null references org_unit,
  record_id      uuid not null references record,
  position       integer not null check (position > 0),
  -- As it stood when the batch was opened.
  code           text not null,
  title          text not null,
  year           integer not null,
  retention      text not null,
  expires_on     date not null,
  pages          integer,
  decision       text check (decision in ('extend', 'permanent', 'destroy', 'transfer')),
  extended_years integer check (extended_years between 1 and 100),
  reason         text,
  basis_clause   text,
  decided_by     uuid references person,
  decided_at     timestamptz,
  -- For the 备考表.
  annotation     text,
  -- Carried out: its new period is in force, or it is destroyed.
  ended_at       timestamptz,
  constraint appraisal_item_once unique (batch_id, record_id),
  constraint appraisal_item_extended_by_years check ((decision = 'extend') = (extended_years is not null) or decision is null),
  constraint appraisal_item_decided_for_a_reason
    check ((decision is null) = (decided_at is null) and (decision is null or (reason <> '' and basis_clause <> '')))
);
comment on table appraisal_item is '鉴定件: one expired record in a batch, and what was decided on it.';
-- A record is appraised in one batch at a time, and in none while it waits to be destroyed.
create unique index appraisal_item_open_once on appraisal_item (record_id) where ended_at is null;
create index appraisal_item_list on appraisal_item (batch_id, position);

create table appraisal_opinion (
  item_id   uuid not null references appraisal_item,
  agency_id uuid not null references org_unit,
  person_id uuid not null references person,
  opinion   text not null check (opinion in ('extend', 'permanent', 'destroy', 'transfer')),
  note      text,
  given_at  timestamptz not null,
  -- Two opinions are two persons'.
  primary key (item_id, person_id)
);
comment on table appraisal_opinion is '鉴定意见: what one member of the group thinks of one record. Append-only.';

create table destruction_list (
  id                uuid primary key default gen_random_uuid(),
  agency_id         uuid not null references org_unit,
  fonds_id          uuid not null references fonds,
  batch_id          uuid not null references appraisal_batch,
  year              integer not null,
  serial            integer not null check (serial > 0),
  number            text not null,
  state             text not null check (state in ('proposed', 'approved', 'executing', 'executed', 'refused')),
  proposed_by       uuid not null references person,
  proposed_at       timestamptz not null,
  approved_by       uuid references person,
  approved_at       timestamptz,
  approval_note     text,
  -- Of the cover and the rows as they were approved.
  list_sm3          text check (list_sm3 ~ '^[0-9a-f]{64}$'),
  ready_on          date,
  executed_by       uuid references person,
  started_at        timestamptz,
  executed_at       timestamptz,
  -- GB/T 18894-2016, form A.4: what somebody says of the copies that this system does not keep.
  offsite_statement text,
  offsite_by        uuid references person,
  offsite_at        timestamptz,
  offline_statement text,
  offline_by        uuid references person,
  offline_at        timestamptz,
  reviewed_by       uuid references person,
  reviewed_at       timestamptz,
  constraint destruction_list_number_once unique (fonds_id, year, serial),
  constraint destruction_list_approved check (state in ('proposed', 'refused')
    or (approved_at is not null and list_sm3 is not null and ready_on is not null)),
  constraint destruction_list_approved_by_another check (approved_by <> proposed_by),
  constraint destruction_list_executed check (state not in ('executing', 'executed')
    or (executed_by is not null and started_at is not null)),
  constraint destruction_list_executed_by_another check (executed_by <> proposed_by and executed_by <> approved_by),
  constraint destruction_list_reviewed_by_another check (reviewed_by <> executed_by),
  foreign key (fonds_id, agency_id) references fonds (id, agency_id)
);
comment on table destruction_list is '销毁清册: what is to be destroyed, who approved it, when it was. Kept for ever (workflows G.3).';
create index destruction_list_list on destruction_list (agency_id, proposed_at desc);

create table destruction_item (
  list_id          uuid not null references destruction_list,
  agency_id        uuid not null references org_unit,
  item_id          uuid not null references appraisal_item,
  record_id        uuid not null references record,
  position         integer not null check (position > 0),
  title            text not null,
  year             integer not null,
  code             text not null,
  retention        text not null,
  kept_years       integer not null,
  pages            integer,
  files            integer not null,
  bytes            bigint not null,
  remark           text not null,
  rejected_at      timestamptz,
  rejected_by      uuid references person,
  rejection_reason text,
  primary key (list_id, position),
  constraint destruction_item_once unique (list_id, record_id),
  constraint destruction_item_rejected_for_a_reason check ((rejected_at is null) = (rejection_reason is null))
);
comment on table destruction_item is 'A row of a list as it was drawn up; what was struck off keeps its row and says why.';
-- "by which lists was this record to be destroyed".
create index destruction_item_by_record on destruction_item (record_id);

create table destruction_signature (
  list_id     uuid not null references destruction_list,
  agency_id   uuid not null references org_unit,
  person_id   uuid not null references person,
  position    integer not null check (position in (1, 2)),
  signed_at   timestamptz not null,
  place       text not null check (place <> ''),
  method      text not null check (method <> ''),
  -- What was signed: the digest of the approved list.
  list_sm3    text not null,
  primary key (list_id, position),
  constraint destruction_signed_by_two unique (list_id, person_id)
);
comment on table destruction_signature is '监销: who watches over the destruction, where and how. Two persons, append-only.';

create table destroyed_record (
  record_id     uuid primary key references record,
  agency_id     uuid not null references org_unit,
  department_id uuid references org_unit,
  list_id       uuid not null references destruction_list,
  list_number   text not null,
  destroyed_at  timestamptz not null,
  components    integer not null,
  bytes         bigint not null,
  -- When its bytes were gone from the store; until then the removal is outstanding.
  removed_at    timestamptz
);
comment on table destroyed_record is '已销毁: by which list a record was destroyed, and whether its bytes are gone. An old address is answered from here.';
-- "what is still to be removed", after a crash.
create index destroyed_record_outstanding on destroyed_record (list_id) where removed_at is null;

alter table appraisal_setting enable row level security;
create policy appraisal_setting_seen on appraisal_setting for select using (
  (select actor_is_system()) or agency_id = any ((select actor_units('lantai.oversees'))::uuid[]));
create policy appraisal_setting_decided on appraisal_setting for insert with check (
  (select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));

-- The group, whoever works on the archives, and the leader of the agency see a batch and its list.
alter table appraisal_batch enable row level security;
create policy appraisal_batch_seen on appraisal_batch for select using (
  (select actor_is_system())
  or (select actor_person()) = any (member_ids)
  or agency_id = any ((select actor_units('lantai.works'))::uuid[])
  or ((select actor_may('disposal.supervise')) and agency_id = any ((select actor_units('lantai.oversees'))::uuid[])));
create policy appraisal_batch_opened on appraisal_batch for insert with check (
  (select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));
create policy appraisal_batch_closed on appraisal_batch for update
  using ((select actor_is_system()) or (select actor_person()) = leader_id
    or agency_id = any ((select actor_units('lantai.oversees'))::uuid[]))
  with check ((select actor_is_system()) or (select actor_person()) = leader_id
    or agency_id = any ((select actor_units('lantai.oversees'))::uuid[]));
alter table appraisal_item enable row level security;
create policy appraisal_item_seen on appraisal_item for select using (
  (select actor_is_system()) or exists (select from appraisal_batch where appraisal_batch.id = batch_id));
create policy appraisal_item_taken_up on appraisal_item for insert with check (
  (select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));
create policy appraisal_item_decided on appraisal_item for update
  using ((select actor_is_system()) or exists (select from appraisal_batch where appraisal_batch.id = batch_id))
  with check ((select actor_is_system()) or exists (select from appraisal_batch where appraisal_batch.id = batch_id));
alter table appraisal_opinion enable row level security;
create policy appraisal_opinion_seen on appraisal_opinion for select using (
  (select actor_is_system()) or exists (select from appraisal_item where appraisal_item.id = item_id));
create policy appraisal_opinion_own on appraisal_opinion for insert with check (
  (select actor_is_system()) or person_id = (select actor_person()));

alter table destruction_list enable row level security;
create policy destruction_list_seen on destruction_list for select using (
  (select actor_is_system())
  or agency_id = any ((select actor_units('lantai.works'))::uuid[])
  or ((select actor_may('disposal.supervise')) and agency_id = any ((select actor_units('lantai.oversees'))::uuid[])));
create policy destruction_list_proposed on destruction_list for insert with check (
  (select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));
create policy destruction_list_taken_further on destruction_list for update
  using ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.oversees'))::uuid[]))
  with check ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.oversees'))::uuid[]));
alter table destruction_item enable row level security;
create policy destruction_item_seen on destruction_item for select using (
  (select actor_is_system()) or exists (select from destruction_list where destruction_list.id = list_id));
create policy destruction_item_listed on destruction_item for insert with check (
  (select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));
create policy destruction_item_struck_off on destruction_item for update
  using ((select actor_is_system()) or exists (select from destruction_list where destruction_list.id = list_id))
  with check ((select actor_is_system()) or exists (select from destruction_list where destruction_list.id = list_id));
alter table destruction_signature enable row level security;
create policy destruction_signature_seen on destruction_signature for select using (
  (select actor_is_system()) or exists (select from destruction_list where destruction_list.id = list_id));
create policy destruction_signature_own on destruction_signature for insert with check (
  (select actor_is_system()) or person_id = (select actor_person()));
-- An old address is answered by whoever could have read the record: that it is gone, and by which list.
alter table destroyed_record enable row level security;
create policy destroyed_record_seen on destroyed_record for select using (
  (select actor_is_system())
  or agency_id = any ((select actor_units('lantai.works'))::uuid[])
  or department_id = any ((select actor_units('lantai.works'))::uuid[])
  or agency_id = any ((select actor_units('lantai.reads'))::uuid[])
  or department_id = any ((select actor_units('lantai.reads'))::uuid[]));
create policy destroyed_record_noted on destroyed_record for insert with check (
  (select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));
create policy destroyed_record_removed on destroyed_record for update
  using ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]))
  with check ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));

grant select on record_expiry to lantai_runtime;
grant select, insert on appraisal_setting, appraisal_opinion, destruction_signature to lantai_runtime;
grant select, insert on appraisal_batch, appraisal_item, destruction_list, destruction_item, destroyed_record
  to lantai_runtime;
grant update (conclusion, closed_by, closed_at) on appraisal_batch to lantai_runtime;
grant update (decision, extended_years, reason, basis_clause, decided_by, decided_at, annotation, ended_at)
  on appraisal_item to lantai_runtime;
-- What was listed is never written again: only what is done with it is added.
grant update (state, approved_by, approved_at, approval_note, list_sm3, ready_on, executed_by, started_at,
  executed_at, offsite_statement, offsite_by, offsite_at, offline_statement, offline_by, offline_at,
  reviewed_by, reviewed_at) on destruction_list to lantai_runtime;
grant update (rejected_at, rejected_by, rejection_reason) on destruction_item to lantai_runtime;
grant update (removed_at) on destroyed_record to lantai_runtime;
