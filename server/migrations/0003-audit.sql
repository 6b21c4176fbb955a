-- The trail: who did what, when, append-only, and the blocks it is sealed into.

create table trail_head (
  only_row boolean primary key default true check (only_row),
  last_seq bigint not null
);
comment on table trail_head is 'The number of the newest entry. Updated under its row lock, so that numbers have no gap.';
insert into trail_head (last_seq) values (0);

create table trail_entry (
  seq        bigint primary key,
  at         timestamptz not null,
  command    text not null,
  outcome    text not null check (outcome in ('done', 'refused')),
  account_id uuid,
  person_id  uuid,
  actor_name text not null,
  -- Whose business it was, for the auditors' separate views (workflows I.1).
  actor_duty text not null check (actor_duty in ('system', 'sysadmin', 'secadmin', 'auditor', 'business', 'nobody')),
  agency_id  uuid,
  address    text,
  request_id text,
  subject    text not null,
  details    jsonb not null
);
comment on table trail_entry is 'One change, reading of content, or refusal. Numbers run from 1 without a gap.';
-- "what happened to this record", and "what did this person do, newest first".
create index trail_entry_by_subject on trail_entry (subject, seq desc);
-- "what happened in these days", for the auditors' filters.
create index trail_entry_by_at on trail_entry (at, seq);
create index trail_entry_by_person on trail_entry (person_id, seq desc);

create table trail_block (
  height        bigint primary key,
  first_seq     bigint not null,
  last_seq      bigint not null,
  merkle_root   text not null,
  previous_hash text not null,
  hash          text not null unique,
  sealed_at     timestamptz not null,
  constraint trail_block_range check (last_seq >= first_seq)
);
comment on table trail_block is 'Entries first_seq…last_seq sealed under one Merkle root (SM3), chained to the block before. The same block is a file outside the database.';

alter table trail_head enable row level security;
create policy trail_head_any on trail_head using (true) with check (true);
alter table trail_entry enable row level security;
-- Everything that happens is written, whoever did it.
create policy trail_entry_written on trail_entry for insert with check (true);
-- The security administrator reads ordinary users and the auditor; the auditor reads the two other
-- administrators; an archivist reads what happened to the records of the agencies they work in.
create policy trail_entry_read on trail_entry for select using (
  actor_is_system()
  or (actor_may('audit.read-officers') and actor_duty in ('sysadmin', 'secadmin', 'system'))
  or (actor_may('audit.read-users') and actor_duty in ('business', 'auditor', 'nobody', 'system'))
  or (agency_id = any ((select actor_units('lantai.works'))::uuid[]) and subject like 'record:%'));
alter table trail_block enable row level security;
create policy trail_block_read on trail_block for select using (true);
create policy trail_block_sealed on trail_block for insert with check (actor_is_system());

grant select, update on trail_head to lantai_runtime;
grant select, insert on trail_entry, trail_block to lantai_runtime;
