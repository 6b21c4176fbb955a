-- 记事: facts for which no document was made or kept, written down and confirmed (workflows H.6).

create table memoir (
  id                uuid primary key default gen_random_uuid(),
  agency_id         uuid not null references org_unit,
  fonds_id          uuid not null references fonds,
  department_id     uuid references org_unit,
  security_rank     smallint not null default 0,
  begun_by          uuid not null references person,
  begun_at          timestamptz not null,
  superseded_by     uuid references record,
  superseded_reason text,
  superseded_at     timestamptz,
  superseded_person uuid references person,
  -- Anything higher is a state secret, which has no place here.
  constraint memoir_no_state_secret check (security_rank in (0, 1)),
  constraint memoir_superseded_whole check ((superseded_by is null) = (superseded_at is null)
    and (superseded_by is null) = (superseded_reason is null)),
  foreign key (fonds_id, agency_id) references fonds (id, agency_id)
);
comment on table memoir is '记事: reference material that stands in for a document nobody has. Never a record, so that no figure of holdings can count it.';
create index memoir_list on memoir (agency_id, begun_at desc);
comment on index memoir_list is 'what is written in an agency, newest first';

create table memoir_version (
  id                    uuid primary key default gen_random_uuid(),
  memoir_id             uuid not null references memoir,
  agency_id             uuid not null references org_unit,
  number                integer not null,
  state                 text not null check (state in ('draft', 'submitted', 'returned', 'approved')),
  event                 text not null check (event <> ''),
  time_given            text not null check (time_given <> ''),
  happened_on           date,
  place                 text not null,
  persons               text not null,
  content               text not null,
  limits                text not null,
  without_written_basis boolean not null,
  written_by            uuid not null references person,
  written_at            timestamptz not null,
  submitted_at          timestamptz,
  decided_by            uuid references person,
  decided_at            timestamptz,
  confirmation          text check (confirmation in ('acknowledged', 'determined')),
  return_reason         text,
  comparison            jsonb,
  -- The proposed records that were on the page of who approved.
  shown                 jsonb,
  constraint memoir_version_once unique (memoir_id, number),
  constraint memoir_reviewed_by_another check (decided_by <> written_by),
  constraint memoir_approved_whole check ((state = 'approved') = (confirmation is not null)
    and (state <> 'approved' or (decided_by is not null and decided_at is not null and shown is not null))),
  constraint memoir_returned_with_reason check (state <> 'returned' or return_reason is not null)
);
comment on table memoir_version is 'What a memoir says. An approved version is never changed again; the next one stands beside it.';
create unique index memoir_one_open_version on memoir_version (memoir_id) where state <> 'approved';
create index memoir_version_by_day on memoir_version (agency_id, happened_on) where state = 'approved';
comment on index memoir_version_by_day is 'the memoirs of an index in the order of time';
create index memoir_version_waiting on memoir_version (agency_id, submitted_at) where state = 'submitted';
comment on index memoir_version_waiting is 'what waits for the leader';

-- The database holds it too: an approved version is as it was approved.
create function keep_approved_memoir() returns trigger language plpgsql as $$
begin
  if old.state = 'approved' then
    raise exception 'an approved version of a memoir is never changed' using constraint = 'memoir_version_kept';
  end if;
  return new;
end $$;
create trigger memoir_version_kept before update on memoir_version
  for each row execute function keep_approved_memoir();

create table memoir_reference (
  id         uuid primary key default gen_random_uuid(),
  version_id uuid not null references memoir_version,
  agency_id  uuid not null references org_unit,
  kind       text not null check (kind in ('written', 'told', 'attachment', 'conflict')),
  position   integer not null,
  words      text,
  record_id  uuid references record,
  named_by   uuid not null references person,
  constraint memoir_source_in_words check (kind not in ('written', 'told') or words <> ''),
  constraint memoir_record_named check (kind in ('written', 'told') or record_id is not null)
);
comment on table memoir_reference is 'The sources of a version, records whose files belong to it, and records that tell the same fact differently.';
create unique index memoir_record_once on memoir_reference (version_id, kind, record_id) where kind in ('attachment', 'conflict');
create index memoir_reference_by_version on memoir_reference (version_id, position);
comment on index memoir_reference_by_version is 'what a version goes back to';
create index memoir_reference_by_record on memoir_reference (record_id) where record_id is not null;
comment on index memoir_reference_by_record is 'which memoirs name a record';

-- Whoever works in the unit and whoever confirms sees what is being written; others the approved.
alter table memoir enable row level security;
create policy memoir_seen on memoir for select using (
  (select actor_is_system())
  or begun_by = (select actor_person())
  or agency_id = any ((select actor_units('lantai.works'))::uuid[])
  or department_id = any ((select actor_units('lantai.works'))::uuid[])
  or ((select actor_may('collection.confirm-memoir')) and agency_id = any ((select actor_units('lantai.oversees'))::uuid[]))
  or (security_rank <= (select actor_clearance())
    and (agency_id = any ((select actor_units('lantai.reads'))::uuid[])
      or department_id = any ((select actor_units('lantai.reads'))::uuid[]))));
create policy memoir_begun on memoir for insert with check (
  (select actor_is_system())
  or agency_id = any ((select actor_units('lantai.works'))::uuid[])
  or department_id = any ((select actor_units('lantai.works'))::uuid[]));
create policy memoir_superseded on memoir for update using (
  (select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));

alter table memoir_version enable row level security;
create policy memoir_version_seen on memoir_version for select using (
  (select actor_is_system())
  or written_by = (select actor_person())
  or exists (select from memoir where memoir.id = memoir_id and (
    memoir_version.state = 'approved'
    or memoir.agency_id = any ((select actor_units('lantai.works'))::uuid[])
    or memoir.department_id = any ((select actor_units('lantai.works'))::uuid[])
    or ((select actor_may('collection.confirm-memoir'))
      and memoir.agency_id = any ((select actor_units('lantai.oversees'))::uuid[])))));
create policy memoir_version_written on memoir_version for insert with check (
  (select actor_is_system())
  or (written_by = (select actor_person()) and exists (select from memoir where memoir.id = memoir_id)));
-- Its row is held by whoever takes the next step; the trigger above keeps what is approved.
create policy memoir_version_moved on memoir_version for update using (
  (select actor_is_system())
  or written_by = (select actor_person())
  or exists (select from memoir where memoir.id = memoir_id and (
    memoir.agency_id = any ((select actor_units('lantai.works'))::uuid[])
    or memoir.department_id = any ((select actor_units('lantai.works'))::uuid[])))
  or ((select actor_may('collection.confirm-memoir')) and agency_id = any ((select actor_units('lantai.oversees'))::uuid[])));

alter table memoir_reference enable row level security;
create policy memoir_reference_seen on memoir_reference for select using (
  (select actor_is_system()) or exists (select from memoir_version where memoir_version.id = version_id));
create policy memoir_reference_named on memoir_reference for insert with check (
  (select actor_is_system())
  or (named_by = (select actor_person())
    and exists (select from memoir_version where memoir_version.id = version_id)));
-- A version that is still written is rewritten whole; an approved one keeps what it goes back to.
create policy memoir_reference_removed on memoir_reference for delete using (
  (select actor_is_system()) or exists (select from memoir_version where memoir_version.id = version_id
    and state in ('draft', 'returned') and written_by = (select actor_person())));

grant select, insert, update on memoir, memoir_version to lantai_runtime;
grant select, insert, delete on memoir_reference to lantai_runtime;
