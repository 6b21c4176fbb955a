-- Acquisition (征集): plans, givers and sellers, agreements, and what came by them.

create table acquisition_plan (
  id            uuid primary key default gen_random_uuid(),
  agency_id     uuid not null references org_unit,
  title         text not null,
  year          integer not null,
  purpose       text not null,
  -- In 分, so that sums are exact.
  budget_fen    bigint check (budget_fen >= 0),
  until         date,
  state         text not null default 'draft' check (state in ('draft', 'submitted', 'approved', 'returned', 'completed')),
  made_by       uuid references person,
  made_at       timestamptz not null,
  submitted_at  timestamptz,
  decided_by    uuid references person,
  decided_at    timestamptz,
  decision_note text,
  completed_at  timestamptz,
  result        text,
  constraint acquisition_plan_decided_by_another check (decided_by <> made_by),
  constraint acquisition_plan_approved check (state not in ('approved', 'completed') or decided_at is not null),
  constraint acquisition_plan_completed check ((state = 'completed') = (result is not null))
);
comment on table acquisition_plan is '征集计划: what is to be acquired, approved by another person than who drew it up.';
-- "plans of the agency, newest first".
create index acquisition_plan_list on acquisition_plan (agency_id, made_at desc);

create table source_party (
  id        uuid primary key default gen_random_uuid(),
  agency_id uuid not null references org_unit,
  name      text not null,
  kind      text not null check (kind in ('person', 'organisation')),
  -- Personal data: shown masked; the whole of it only through a command that leaves a trace.
  contact   text not null,
  note      text,
  added_by  uuid references person,
  added_at  timestamptz not null
);
comment on table source_party is '来源人: who gave or sold archives.';
-- "givers and sellers of the agency, by name".
create index source_party_list on source_party (agency_id, name);

create table acquisition_agreement (
  id               uuid primary key default gen_random_uuid(),
  agency_id        uuid not null references org_unit,
  plan_id          uuid references acquisition_plan,
  party_id         uuid not null references source_party,
  number           text not null,
  kind             text not null check (kind in ('donation', 'purchase', 'deposit', 'transfer')),
  signed_on        date not null,
  price_fen        bigint check (price_fen >= 0),
  terms            text not null,
  restrictions     text,
  restricted_until date,
  made_by          uuid references person,
  made_at          timestamptz not null,
  constraint acquisition_agreement_number_once unique (agency_id, number)
);
comment on table acquisition_agreement is '征集协议: by what agreement archives came, and what their users are to heed.';
-- "agreements under this plan", "agreements with this giver".
create index acquisition_agreement_by_plan on acquisition_agreement (plan_id);
create index acquisition_agreement_by_party on acquisition_agreement (party_id);

create table acquired_record (
  record_id    uuid primary key references record,
  agency_id    uuid not null references org_unit,
  agreement_id uuid not null references acquisition_agreement,
  appraisal    text not null,
  appraised_by uuid references person,
  taken_in_at  timestamptz not null
);
comment on table acquired_record is 'A record that was acquired, and why it was judged worth keeping. From here on it is a record like any other.';
-- "what came by this agreement".
create index acquired_record_by_agreement on acquired_record (agreement_id, taken_in_at);

alter table acquisition_plan enable row level security;
create policy acquisition_plan_seen on acquisition_plan for select using (
  (select actor_is_system())
  or agency_id = any ((select actor_units('lantai.works'))::uuid[])
  or agency_id = any ((select actor_units('lantai.reads'))::uuid[]));
create policy acquisition_plan_made on acquisition_plan for insert with check (
  (select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));
-- A leader decides on what they do not work on.
create policy acquisition_plan_moved on acquisition_plan for update
  using ((select actor_is_system())
    or agency_id = any ((select actor_units('lantai.works'))::uuid[])
    or (actor_may('capture.approve-acquisition') and agency_id = any ((select actor_units('lantai.reads'))::uuid[])))
  with check ((select actor_is_system())
    or agency_id = any ((select actor_units('lantai.works'))::uuid[])
    or (actor_may('capture.approve-acquisition') and agency_id = any ((select actor_units('lantai.reads'))::uuid[])));
alter table source_party enable row level security;
create policy source_party_of_agency on source_party
  using ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]))
  with check ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));
alter table acquisition_agreement enable row level security;
create policy acquisition_agreement_seen on acquisition_agreement for select using (
  (select actor_is_system())
  or agency_id = any ((select actor_units('lantai.works'))::uuid[])
  or agency_id = any ((select actor_units('lantai.reads'))::uuid[])
  or exists (select from acquired_record join record on record.id = record_id where agreement_id = acquisition_agreement.id));
create policy acquisition_agreement_made on acquisition_agreement for insert with check (
  (select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));
alter table acquired_record enable row level security;
create policy acquired_record_seen on acquired_record for select
  using ((select actor_is_system()) or exists (select from record where record.id = record_id));
create policy acquired_record_taken_in on acquired_record for insert
  with check ((select actor_is_system()) or actor_works_on(record_id));

grant select, insert, update on acquisition_plan to lantai_runtime;
grant select, insert on source_party, acquisition_agreement, acquired_record to lantai_runtime;
