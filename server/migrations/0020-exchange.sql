-- Control at the source (workflows A.9): office systems, what they hand over, and what they are told of it.

create table source_system (
  id             uuid primary key default gen_random_uuid(),
  agency_id      uuid not null references org_unit,
  fonds_id       uuid not null references fonds,
  -- Also `record.source` of what it hands over, beside 'upload' and 'import', which are no capitals.
  code           text not null,
  name           text not null check (name <> ''),
  token_id       uuid references api_token,
  -- A source that handles state secrets must say of each document that it is none (workflows A.13).
  classified     boolean not null default false,
  webhook_url    text,
  -- Signs what is pushed; needed in clear for that, shown once when it is made, never sent out again.
  webhook_secret text,
  state          text not null default 'open' check (state in ('open', 'closed')),
  created_at     timestamptz not null,
  changed_at     timestamptz not null,
  version        integer not null default 1,

  constraint source_system_code_once unique (agency_id, code),
  constraint source_system_code_form check (code ~ '^[A-Z][A-Z0-9-]{1,19}$'),
  -- A key says which system is speaking, so no two may share one.
  constraint source_system_token_once unique (token_id),
  constraint source_system_webhook check (webhook_url is null or (webhook_url ~ '^https?://' and webhook_secret is not null)),
  foreign key (fonds_id, agency_id) references fonds (id, agency_id)
);
comment on table source_system is '来源系统: an office or business system that hands finished documents over with a key of its own.';

create table source_organisation (
  source_id uuid not null references source_system,
  agency_id uuid not null references org_unit,
  code      text not null check (code <> ''),
  -- From this day the code means what the name says; the same code may mean another department later.
  valid_on  date not null,
  name      text not null,
  unit_id   uuid references org_unit,
  noted_at  timestamptz not null,
  mapped_by uuid references person,
  mapped_at timestamptz,
  primary key (source_id, code, valid_on)
);
comment on table source_organisation is 'An organisation code of a source system and the department it stands for; without a unit it is not known yet, and its documents wait.';
-- "which codes wait for somebody to say what they are".
create index source_organisation_unmapped on source_organisation (agency_id) where unit_id is null;

create table delivery (
  id              uuid primary key default gen_random_uuid(),
  agency_id       uuid not null references org_unit,
  source_id       uuid not null references source_system,
  fonds_id        uuid not null references fonds,
  source_key      text not null check (source_key <> ''),
  -- Digest of what the envelope says, in one form: the same content is the same delivery.
  fingerprint     text not null,
  state           text not null check (state in ('queued', 'delivered', 'registered', 'rejected', 'archived')),
  version         integer check (version > 0),
  standing        text check (standing in ('current', 'superseded', 'beside', 'declined')),
  held_for        text check (held_for in ('organisation', 'decision')),
  record_id       uuid references record,
  department_id   uuid references org_unit,
  org_code        text not null,
  process_code    text not null,
  finished_at     timestamptz not null,
  title           text,
  document_number text,
  -- A secrecy mark in what was said: its words are for the secrecy officer alone.
  marked          boolean not null,
  envelope        jsonb not null,
  notices         text[] not null,
  faults          jsonb,
  reason          text,
  decided_by      uuid references person,
  attempts        integer not null default 1,
  repeats         integer not null default 0,
  queued_at       timestamptz not null,
  delivered_at    timestamptz,
  registered_at   timestamptz,
  archived_at     timestamptz,

  constraint delivery_content_once unique (source_id, source_key, fingerprint),
  constraint delivery_version_once unique (source_id, source_key, version),
  constraint delivery_held check (held_for is null or state = 'delivered'),
  constraint delivery_versioned check (state in ('queued', 'rejected') or (version is not null and standing is not null)),
  constraint delivery_registered check (state not in ('registered', 'archived') or record_id is not null),
  constraint delivery_rejected check (state <> 'rejected' or faults is not null or reason is not null)
);
comment on table delivery is '移交件: one content of one document as a source system handed it over, with its receipt. A changed content is another delivery, a later version; nothing is overwritten.';
-- Of the versions of a document one is what the archive goes by.
create unique index delivery_one_current on delivery (source_id, source_key) where standing = 'current';
-- "what came in lately", for the page; "the receipts of this document" is delivery_version_once.
create index delivery_list on delivery (agency_id, queued_at desc, id desc);
-- "which delivery did this record come with", for the receipt when the record moves on.
create index delivery_by_record on delivery (record_id) where record_id is not null;
-- "what waits for the archive".
create index delivery_held_for on delivery (agency_id, held_for) where held_for is not null;

create table delivery_component (
  delivery_id uuid not null references delivery,
  agency_id   uuid not null references org_unit,
  position    integer not null,
  role        text not null,
  file_name   text not null,
  media_type  text not null,
  size        bigint not null,
  sha512      text not null,
  sm3         text not null,
  primary key (delivery_id, position)
);
comment on table delivery_component is 'The components of one version, as they were handed over and verified. Those of a version that was replaced stay in staging under sha512.';
-- "does a version that was replaced, or one that waits, still need these bytes", for the sweep.
create index delivery_component_by_digest on delivery_component (sha512);

create table receipt_event (
  id            bigint generated always as identity primary key,
  agency_id     uuid not null references org_unit,
  source_id     uuid not null references source_system,
  delivery_id   uuid not null references delivery,
  state         text not null,
  record_state  text,
  at            timestamptz not null,
  -- A reader with a cursor is shown nothing newer than the oldest transaction that still runs:
  -- a smaller number may be committed later than a larger one.
  written_in    xid8 not null default pg_current_xact_id(),
  push_state    text not null default 'waiting' check (push_state in ('waiting', 'sent', 'dead', 'none')),
  push_attempts integer not null default 0,
  push_next_at  timestamptz not null
);
comment on table receipt_event is '回执: what a source system is told about a delivery, listed since a cursor and pushed to its webhook.';
-- "what happened since my last question", of one source.
create index receipt_event_by_source on receipt_event (source_id, id);
-- "what is to be pushed now", and "what was given up".
create index receipt_event_to_push on receipt_event (push_next_at) where push_state = 'waiting';
create index receipt_event_dead on receipt_event (agency_id) where push_state = 'dead';

create table webhook_attempt (
  id           bigint generated always as identity primary key,
  agency_id    uuid not null references org_unit,
  event_id     bigint not null references receipt_event,
  at           timestamptz not null,
  status       integer,
  problem      text,
  milliseconds integer not null
);
comment on table webhook_attempt is 'One try to push a receipt: what the other side answered, or why it could not be reached.';
create index webhook_attempt_by_event on webhook_attempt (event_id, id);

-- Whatever moves a record moves its receipt; no command can forget it. Runs as whoever moves it.
create function tell_source() returns trigger language plpgsql set search_path = public as $$
begin
  if new.state = 'filed' then
    update delivery set state = 'archived', archived_at = now()
      where record_id = new.id and standing in ('current', 'beside') and state = 'registered';
  end if;
  insert into receipt_event (agency_id, source_id, delivery_id, state, record_state, at, push_next_at)
    select agency_id, source_id, id, state, new.state, now(), now()
    from delivery where record_id = new.id and standing in ('current', 'beside');
  -- Expelled from quarantine (workflows I.2): this system may not keep repeating what it said.
  if new.state = 'voided' and new.quarantined_at is not null then
    update delivery_component set file_name = '' where delivery_id in (select id from delivery where record_id = new.id);
    update delivery set title = null, document_number = null, envelope = '{}' where record_id = new.id;
  end if;
  return null;
end $$;
create trigger record_for_source after update of state on record
  for each row when (old.state is distinct from new.state) execute function tell_source();

alter table source_system enable row level security;
create policy source_system_known on source_system for select using (
  (select actor_is_system()) or token_id = (select actor_account())
  or agency_id = any ((select actor_units('lantai.oversees'))::uuid[]));
create policy source_system_managed on source_system
  using ((select actor_is_system())
    or (actor_may('capture.manage-sources') and agency_id = any ((select actor_units('lantai.works'))::uuid[])))
  with check ((select actor_is_system())
    or (actor_may('capture.manage-sources') and agency_id = any ((select actor_units('lantai.works'))::uuid[])));

-- The head of the archives chooses which key is whose; the security administrator issues them.
create policy api_token_chosen on api_token for select using (
  actor_may('capture.manage-sources') and 'capture.exchange' = any (permissions)
  and unit_id = any ((select actor_units('lantai.works'))::uuid[]));

alter table source_organisation enable row level security;
create policy source_organisation_of_agency on source_organisation
  using ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]))
  with check ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));

alter table delivery enable row level security;
create policy delivery_of_agency on delivery
  using ((select actor_is_system())
    or agency_id = any ((select actor_units('lantai.works'))::uuid[])
    or department_id = any ((select actor_units('lantai.works'))::uuid[])
    or agency_id = any ((select actor_units('lantai.guards'))::uuid[]))
  with check ((select actor_is_system())
    or agency_id = any ((select actor_units('lantai.works'))::uuid[])
    or department_id = any ((select actor_units('lantai.works'))::uuid[])
    or agency_id = any ((select actor_units('lantai.guards'))::uuid[]));

-- What hangs on a delivery is seen and changed with it (the subquery is under the delivery's own policy).
alter table delivery_component enable row level security;
create policy delivery_component_with_delivery on delivery_component
  using ((select actor_is_system()) or exists (select from delivery where delivery.id = delivery_id))
  with check ((select actor_is_system()) or exists (select from delivery where delivery.id = delivery_id));
alter table receipt_event enable row level security;
create policy receipt_event_with_delivery on receipt_event
  using ((select actor_is_system()) or exists (select from delivery where delivery.id = delivery_id))
  with check ((select actor_is_system()) or exists (select from delivery where delivery.id = delivery_id));
alter table webhook_attempt enable row level security;
create policy webhook_attempt_of_agency on webhook_attempt
  using ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]))
  with check ((select actor_is_system()));

grant select, insert, update on source_system, source_organisation, delivery, delivery_component, receipt_event to lantai_runtime;
grant select, insert on webhook_attempt to lantai_runtime;
