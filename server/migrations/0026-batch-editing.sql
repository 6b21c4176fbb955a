-- Batch editing of descriptions with its undo, and the dossier of a fonds.

create table edit_batch (
  id         uuid primary key default gen_random_uuid(),
  agency_id  uuid not null references org_unit,
  account_id uuid,
  -- What was asked: fields, how each is changed, and to what.
  changes    jsonb not null,
  reason     text not null check (length(reason) between 1 and 500),
  undoes_id  uuid references edit_batch,
  asked_by   uuid references person,
  asked_at   timestamptz not null,
  undone_at  timestamptz,
  constraint edit_batch_undone_once unique (undoes_id)
);
comment on table edit_batch is '批量修改: one change asked for many records at once, with its reason; its undo is a batch too.';
create index edit_batch_list on edit_batch (agency_id, asked_at desc, id);

create table edit_batch_row (
  batch_id  uuid not null references edit_batch,
  agency_id uuid not null references org_unit,
  record_id uuid not null references record,
  outcome   text not null check (outcome in ('changed', 'unchanged', 'refused')),
  -- Why it was refused, or null.
  refusal   text,
  -- The version the change made: another one means that somebody has changed the record since.
  version   integer,
  -- The fields of the description that changed, as they were and as they became.
  before    jsonb not null default '{}',
  after     jsonb not null default '{}',
  primary key (batch_id, record_id),
  constraint edit_batch_row_says_why check ((outcome = 'refused') = (refusal is not null)),
  constraint edit_batch_row_has_version check ((outcome = 'changed') = (version is not null))
);
comment on table edit_batch_row is 'What a batch did to one record, so that it can be undone and explained.';

create table dossier_paper (
  id          uuid primary key default gen_random_uuid(),
  agency_id   uuid not null references org_unit,
  fonds_id    uuid not null references fonds,
  -- DA/T 12-2012: introduction, collecting, arranging, appraisal, keeping, statistics, use, new technology.
  class       smallint not null check (class between 1 and 8),
  sequence    integer not null check (sequence >= 1),
  number      text check (length(number) <= 100),
  creator     text not null check (length(creator) between 1 and 200),
  title       text not null check (length(title) between 1 and 500),
  dated_on    date not null,
  pages       integer check (pages between 1 and 9999),
  remark      text check (length(remark) <= 500),
  -- The record whose content is the paper, where it lies in this archive.
  record_id   uuid references record,
  added_by    uuid references person,
  added_at    timestamptz not null,
  removed_at  timestamptz,
  removed_by  uuid references person,
  removal_reason text,
  constraint dossier_paper_sequence_once unique (fonds_id, class, sequence),
  constraint dossier_paper_removal_says_why check (removed_at is null or removal_reason is not null),
  foreign key (fonds_id, agency_id) references fonds (id, agency_id)
);
comment on table dossier_paper is '全宗卷: the papers about a fonds and its keeping, by the classes of DA/T 12-2012. A removed one keeps its number.';
create index dossier_paper_of_fonds on dossier_paper (fonds_id, class, sequence);

alter table edit_batch enable row level security;
create policy edit_batch_seen on edit_batch for select
  using ((select actor_is_system()) or account_id = (select actor_account())
    or agency_id = any ((select actor_units('lantai.works'))::uuid[]));
create policy edit_batch_asked on edit_batch for insert
  with check ((select actor_is_system()) or account_id = (select actor_account()));
create policy edit_batch_undone on edit_batch for update
  using ((select actor_is_system()) or account_id = (select actor_account())
    or agency_id = any ((select actor_units('lantai.works'))::uuid[]))
  with check ((select actor_is_system()) or account_id = (select actor_account())
    or agency_id = any ((select actor_units('lantai.works'))::uuid[]));
-- Old and new values are the record's description: seen with the record.
alter table edit_batch_row enable row level security;
create policy edit_batch_row_seen on edit_batch_row for select
  using ((select actor_is_system()) or exists (select from record where record.id = record_id));
create policy edit_batch_row_written on edit_batch_row for insert
  with check ((select actor_is_system()) or actor_works_on(record_id));

alter table dossier_paper enable row level security;
create policy dossier_paper_seen on dossier_paper for select
  using ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[])
    or agency_id = any ((select actor_units('lantai.reads'))::uuid[]));
create policy dossier_paper_added on dossier_paper for insert
  with check ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));
create policy dossier_paper_removed on dossier_paper for update
  using ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]))
  with check ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));

grant select, insert, update on edit_batch, dossier_paper to lantai_runtime;
grant select, insert on edit_batch_row to lantai_runtime;
