-- What records are to one another: DA/T 46-2009, M87.

create table record_relation (
  id             uuid primary key default gen_random_uuid(),
  agency_id      uuid not null references org_unit,
  first_id       uuid not null references record,
  second_id      uuid not null references record,
  kind           text not null check (kind in ('forwards', 'prompts', 'is-body-of', 'renews', 'contains',
                   'precedes', 'replaces', 'consults', 'refers-to', 'cites', 'controls', 'completes',
                   'forms', 'belongs-to')),
  note           text,
  made_by        uuid references person,
  made_at        timestamptz not null,
  removed_by     uuid references person,
  removed_at     timestamptz,
  removal_reason text,
  constraint record_relation_between_two check (first_id <> second_id),
  constraint record_relation_removed_for_a_reason check ((removed_at is null) = (removal_reason is null))
);
comment on table record_relation is '关联: what the first record is to the second. By their ids, so that number and state are always those of today. Ended, never deleted.';
-- The same said twice says nothing more.
create unique index record_relation_once on record_relation (first_id, second_id, kind) where removed_at is null;
-- "what is this record to others", from its other side; the first side is served by the index above.
create index record_relation_by_second on record_relation (second_id) where removed_at is null;

-- A relation is seen by whoever sees both of its records: it would tell of the other.
alter table record_relation enable row level security;
create policy record_relation_seen on record_relation for select using (
  (select actor_is_system())
  or (exists (select from record where record.id = first_id)
      and exists (select from record where record.id = second_id)));
-- Made by who works on one of them and sees the other; both are of one agency.
create policy record_relation_made on record_relation for insert with check (
  ((select actor_is_system()) or actor_works_on(first_id) or actor_works_on(second_id))
  and exists (select from record where record.id = first_id and record.agency_id = record_relation.agency_id)
  and exists (select from record where record.id = second_id and record.agency_id = record_relation.agency_id));
create policy record_relation_ended on record_relation for update
  using ((select actor_is_system()) or actor_works_on(first_id) or actor_works_on(second_id))
  with check ((select actor_is_system()) or actor_works_on(first_id) or actor_works_on(second_id));

grant select, insert on record_relation to lantai_runtime;
grant update (removed_by, removed_at, removal_reason) on record_relation to lantai_runtime;
