-- Renumbering of filed records: proposed, previewed, approved by a second person; former codes are kept for good.

-- Within one statement numbers may change hands; at its end each belongs to one record, as before.
alter table record drop constraint record_archival_code_once;
alter table record add constraint record_archival_code_once unique (archival_code) deferrable initially immediate;
alter table record drop constraint record_item_number_once;
alter table record add constraint record_item_number_once
  unique (fonds_id, class_key, item_number) deferrable initially immediate;

comment on table allocated_code is 'Every archival code ever given, and the record it was given to first. Append-only: a code is never used again, except inside one renumbering of a class, where it may change its holder (former_code).';

create table renumbering (
  id          uuid primary key default gen_random_uuid(),
  agency_id   uuid not null references org_unit,
  fonds_id    uuid not null references fonds,
  kind        text not null check (kind in ('reorder', 'move')),
  -- What was asked for: contract/src/arrangement/renumbering.ts, renumberingPlan.
  plan        jsonb not null,
  reason      text not null check (length(reason) between 1 and 500),
  state       text not null default 'draft',
  -- Of every change that was shown when it was proposed; approval compares.
  digest      text,
  -- How many change, and how many of those looked at keep their code; counted when drafted and when proposed.
  records     integer not null default 0 check (records >= 0),
  unchanged   integer not null default 0 check (unchanged >= 0),
  drafted_by  uuid references person,
  drafted_at  timestamptz not null,
  proposed_by uuid references person,
  proposed_at timestamptz,
  decided_by  uuid references person,
  decided_at  timestamptz,
  refusal     text check (length(refusal) between 1 and 500),
  job_id      uuid,
  ended_at    timestamptz,
  constraint renumbering_state_known
    check (state in ('draft', 'proposed', 'approved', 'done', 'refused', 'withdrawn')),
  constraint renumbering_proposed_as_shown
    check (state in ('draft', 'withdrawn') or (digest is not null and proposed_at is not null)),
  constraint renumbering_decided check ((state in ('approved', 'done', 'refused')) = (decided_at is not null)),
  constraint renumbering_by_two check (decided_by <> proposed_by),
  constraint renumbering_refused_with_reason check ((state = 'refused') = (refusal is not null)),
  constraint renumbering_ended check ((state in ('done', 'refused', 'withdrawn')) = (ended_at is not null)),
  foreign key (fonds_id, agency_id) references fonds (id, agency_id)
);
comment on table renumbering is '编号调整: other numbers for records that are filed, with the reason, who proposed and who approved.';
-- "which renumberings has this fonds, newest first", and "which wait for approval".
create index renumbering_list on renumbering (agency_id, fonds_id, drafted_at desc);
create index renumbering_open on renumbering (fonds_id) where state in ('proposed', 'approved');

create table renumbering_item (
  renumbering_id  uuid not null references renumbering,
  agency_id       uuid not null references org_unit,
  record_id       uuid not null references record,
  position        integer not null check (position >= 1),
  old_class_key   text not null,
  old_item_number integer not null,
  old_code        text not null,
  old_box         text,
  new_class_key   text not null,
  new_item_number integer not null,
  new_code        text not null,
  new_box         text,
  on_paper        boolean not null,
  -- The record's object has the version with the new code.
  stored_at       timestamptz,
  primary key (renumbering_id, record_id),
  constraint renumbering_item_changes check (old_code <> new_code or old_class_key <> new_class_key
    or old_item_number <> new_item_number)
);
comment on table renumbering_item is 'One change of a renumbering, as it was proposed and as it was made.';
-- "is this record in a renumbering that is open".
create index renumbering_item_by_record on renumbering_item (record_id);
-- "whose object is still to be written".
create index renumbering_item_unstored on renumbering_item (renumbering_id, position) where stored_at is null;

create table former_code (
  record_id      uuid not null references record,
  agency_id      uuid not null references org_unit,
  archival_code  text not null,
  class_key      text not null,
  item_number    integer not null,
  held_from      timestamptz not null,
  held_until     timestamptz not null,
  renumbering_id uuid not null references renumbering,
  primary key (record_id, renumbering_id),
  constraint former_code_held_forward check (held_until >= held_from)
);
comment on table former_code is '曾用档号: a code a filed record had, until a renumbering. Append-only; the same code may belong to another record now.';
-- "whose code was this".
create index former_code_by_code on former_code (archival_code);
-- "who had this number of the class before".
create index former_code_by_number on former_code (agency_id, class_key, item_number);

alter table renumbering enable row level security;
create policy renumbering_seen on renumbering for select
  using ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[])
    or agency_id = any ((select actor_units('lantai.reads'))::uuid[]));
create policy renumbering_drafted on renumbering for insert
  with check ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));
create policy renumbering_moved_on on renumbering for update
  using ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]))
  with check ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));

-- What hangs on a record is seen with it.
alter table renumbering_item enable row level security;
create policy renumbering_item_seen on renumbering_item for select
  using ((select actor_is_system()) or exists (select from record where record.id = record_id));
create policy renumbering_item_listed on renumbering_item for insert
  with check ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));
create policy renumbering_item_stored on renumbering_item for update
  using ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]))
  with check ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));

alter table former_code enable row level security;
create policy former_code_seen on former_code for select
  using ((select actor_is_system()) or exists (select from record where record.id = record_id));
create policy former_code_kept on former_code for insert
  with check ((select actor_is_system()) or actor_works_on(record_id));

grant select, insert, update on renumbering, renumbering_item to lantai_runtime;
grant select, insert on former_code to lantai_runtime;
