-- 传阅: records that go from reader to reader, and who opened them when (workflows H.7); and the four
-- statements before a volume is bound, where its scheme asks for them (H.5).

create table circulation (
  id                  uuid primary key default gen_random_uuid(),
  agency_id           uuid not null references org_unit,
  record_id           uuid not null references record,
  purpose             text not null,
  begun_by            uuid not null references person,
  begun_at            timestamptz not null,
  in_order            boolean not null,
  due_on              date not null,
  escalate_after_days integer not null,
  -- Departments of the recipients, whose heads are told when one of theirs is late.
  department_ids      uuid[] not null,
  closed_at           timestamptz,
  closed_by           uuid references person,
  close_reason        text,
  constraint circulation_escalation check (escalate_after_days between 1 and 60),
  constraint circulation_closed_whole check ((closed_at is null) = (closed_by is null))
);
comment on table circulation is '传阅: one record on its way through the hands of its readers. It keeps no words of the record, which are seen with the record alone.';
create index circulation_list on circulation (agency_id, begun_at desc);
comment on index circulation_list is 'the circulations of an agency, newest first';
create index circulation_by_record on circulation (record_id);
comment on index circulation_by_record is 'who has read this record';

create table circulation_recipient (
  circulation_id uuid not null references circulation,
  agency_id      uuid not null references org_unit,
  record_id      uuid not null references record,
  person_id      uuid not null references person,
  department_id  uuid references org_unit,
  position       integer not null,
  sent_at        timestamptz,
  opened_at      timestamptz,
  comment        text,
  returned_at    timestamptz,
  primary key (circulation_id, person_id),
  constraint circulation_one_place unique (circulation_id, position),
  constraint circulation_opened_after_sent check (opened_at is null or sent_at is not null),
  constraint circulation_returned_after_opened check (returned_at is null or opened_at is not null)
);
comment on table circulation_recipient is 'A reader of a circulated record: since when it is with them, when they opened it, what they said, when it came back.';
create index circulation_with_reader on circulation_recipient (person_id) where sent_at is not null;
comment on index circulation_with_reader is 'what was circulated to me';

-- Both look past the policies of their tables, which could not ask each other; they answer for the actor alone.
create function actor_circulations() returns uuid[] language sql stable security definer set search_path = public, pg_temp
  return (select coalesce(array_agg(circulation_id), '{}') from circulation_recipient
    where person_id = actor_person() and sent_at is not null);
create function actor_circulated() returns uuid[] language sql stable security definer set search_path = public, pg_temp
  return (select coalesce(array_agg(recipient.record_id), '{}')
    from circulation_recipient recipient join circulation on circulation.id = recipient.circulation_id
    where person_id = actor_person() and sent_at is not null and returned_at is null and closed_at is null);

-- A recipient reads the record and, through the policies on them, its files, while it is with them and
-- no longer. What is secret or quarantined stays closed, whatever was circulated before.
create policy record_circulated on record for select using (
  id = any ((select actor_circulated())::uuid[])
  and quarantined_at is null and state not in ('draft', 'voided')
  and security_rank <= (select actor_clearance()));

alter table circulation enable row level security;
create policy circulation_seen on circulation for select using (
  (select actor_is_system())
  or begun_by = (select actor_person())
  or id = any ((select actor_circulations())::uuid[])
  or agency_id = any ((select actor_units('lantai.works'))::uuid[])
  or ((select actor_may('collection.submit')) and department_ids && (select actor_units('lantai.works'))::uuid[]));
-- Who reads a record only because it was circulated to them passes it on to nobody, themselves among them.
create policy circulation_begun on circulation for insert with check (
  (select actor_is_system())
  or (begun_by = (select actor_person()) and exists (select from record where record.id = record_id and (
    record.agency_id = any ((select actor_units('lantai.works'))::uuid[])
    or record.department_id = any ((select actor_units('lantai.works'))::uuid[])
    or (record.state = 'filed'
      and (record.agency_id = any ((select actor_units('lantai.reads'))::uuid[])
        or record.department_id = any ((select actor_units('lantai.reads'))::uuid[])))))));
create policy circulation_moved on circulation for update using (
  (select actor_is_system())
  or begun_by = (select actor_person())
  or id = any ((select actor_circulations())::uuid[]));

alter table circulation_recipient enable row level security;
create policy circulation_recipient_seen on circulation_recipient for select using (
  (select actor_is_system()) or exists (select from circulation where circulation.id = circulation_id));
create policy circulation_recipient_named on circulation_recipient for insert with check (
  (select actor_is_system())
  or exists (select from circulation where circulation.id = circulation_id and begun_by = (select actor_person())));
-- Whoever returns it passes it on to the next.
create policy circulation_recipient_moved on circulation_recipient for update using (
  (select actor_is_system()) or circulation_id = any ((select actor_circulations())::uuid[]));

grant select, insert, update on circulation, circulation_recipient to lantai_runtime;

-- 统一装订: whether volumes of a category are closed only with the four statements, from a year on.
alter table classification_scheme add column binding_check boolean not null default false;
comment on column classification_scheme.binding_check is 'A volume is closed only with 材料齐全, 内容完整, 版式统一, 编号统一 stated, each with its evidence.';
alter table volume add column binding jsonb;
comment on column volume.binding is 'The four statements of 统一装订 with a line of evidence each, as they were when the volume was closed.';
