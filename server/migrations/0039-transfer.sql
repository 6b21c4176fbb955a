-- 移交进馆: filed records go over to the public archive (Archives Law, 15; DA/T 93-2022).

alter table record drop constraint record_state_check;
alter table record add constraint record_state_check check (state in (
  'draft', 'registered', 'in-handling', 'pre-filed', 'submitted', 'checking', 'returned', 'accepted',
  'filing', 'filed', 'transferred', 'destroyed', 'excluded', 'voided'));
alter table record
  add column transferred_on date,
  add column transferred_to text,
  add column transfer_number text;
comment on column record.transferred_to is 'The archive that has the record now; what lies here is the agency''s copy.';
alter table record add constraint record_transferred check (state <> 'transferred'
  or (transferred_on is not null and transferred_to is not null and transfer_number is not null
      and archival_code is not null));
-- "what went to the archive, newest first", for the record list.
create index record_transferred_on on record (agency_id, transferred_on desc) where state = 'transferred';

-- The agency's copy stays readable to whoever could read it while it was filed.
create policy record_transferred_seen on record for select using (
  state = 'transferred' and quarantined_at is null and security_rank <= (select actor_clearance()) and (
    agency_id = any ((select actor_units('lantai.reads'))::uuid[])
    or department_id = any ((select actor_units('lantai.reads'))::uuid[])));

-- What was finished and filed stays accounted for, wherever it went afterwards.
create or replace view finished_standing with (security_invoker = true) as
select instance.source_id, instance.source_key,
  case when record.state in ('accepted', 'filing', 'filed', 'transferred', 'destroyed') then 'archived'
       when record.state = 'excluded' then 'excluded'
       when delivery.id is not null and (record.id is null or record.state <> 'voided') then 'on-the-way'
       when instance.excluded_at is not null then 'excluded'
       else 'missing' end as standing
from finished_instance instance
left join delivery on delivery.source_id = instance.source_id and delivery.source_key = instance.source_key
  and delivery.standing = 'current' and delivery.state <> 'rejected'
left join record on record.id = delivery.record_id;

create table transfer_rule (
  id               uuid primary key default gen_random_uuid(),
  agency_id        uuid not null references org_unit,
  archive_level    text not null check (archive_level in ('county', 'city-and-above')),
  paper_years      integer not null check (paper_years between 1 and 100),
  electronic_years integer not null check (electronic_years between 1 and 100),
  -- How long the agency keeps its copy of the bytes after the transfer.
  copy_years       integer not null check (copy_years between 5 and 100),
  basis            text not null check (basis <> ''),
  -- Whether somebody has held the figures against the text they are taken from.
  confirmed        boolean not null,
  decided_by       uuid references person,
  decided_at       timestamptz not null
);
comment on table transfer_rule is 'After how many years an agency''s permanent records go to the archive. The newest row holds; earlier ones stay as what held before.';
create index transfer_rule_newest on transfer_rule (agency_id, decided_at desc);
comment on index transfer_rule_newest is 'which rule holds for an agency now';

create table transfer_batch (
  id           uuid primary key default gen_random_uuid(),
  agency_id    uuid not null references org_unit,
  fonds_id     uuid not null references fonds,
  year         integer not null,
  serial       integer not null check (serial > 0),
  number       text not null,
  kind         text not null check (kind in ('electronic', 'paper', 'mixed')),
  state        text not null check (state in ('planned', 'packaging', 'packaged', 'self-tested', 'sent',
    'signed-for', 'prepared', 'inspected', 'handed-over', 'returned', 'received', 'closed', 'withdrawn')),
  archive_name text not null check (archive_name <> ''),
  archive_code text,
  year_from    integer not null,
  year_to      integer not null,
  retention    text not null,
  agreed_on    date not null,
  note         text,
  -- The package is made anew after each return; the round says which one is meant.
  round        integer not null default 0 check (round >= 0),
  job_id       uuid,
  package      jsonb,
  self_test    jsonb,
  received_on  date,
  planned_by   uuid references person,
  planned_at   timestamptz not null,
  moved_at     timestamptz not null,
  constraint transfer_batch_number_once unique (fonds_id, year, serial),
  constraint transfer_batch_years_in_order check (year_from <= year_to),
  constraint transfer_batch_sent_after_test check (
    state not in ('self-tested', 'sent', 'signed-for') or (package is not null and self_test is not null)),
  constraint transfer_batch_received check (state not in ('received', 'closed') or received_on is not null),
  foreign key (fonds_id, agency_id) references fonds (id, agency_id)
);
comment on table transfer_batch is '进馆批次: filed records that go to an archive together, with where they stand on the way.';
create index transfer_batch_list on transfer_batch (agency_id, planned_at desc, id desc);
comment on index transfer_batch_list is 'batches of the agency, newest first, and which of them wait';

create table transfer_item (
  batch_id       uuid not null references transfer_batch,
  agency_id      uuid not null references org_unit,
  record_id      uuid not null references record,
  position       integer not null,
  -- As the list of the batch names it: its number, title and figures of that moment.
  listed         jsonb not null,
  record_version integer not null,
  -- Taken out again, or its batch was withdrawn.
  released       boolean not null default false,
  primary key (batch_id, record_id)
);
comment on table transfer_item is 'A record in a batch for the archive.';
create unique index transfer_item_in_one_batch on transfer_item (record_id) where not released;
comment on index transfer_item_in_one_batch is 'in which batch does this record go, or has it gone';
create index transfer_item_order on transfer_item (batch_id, position) where not released;
comment on index transfer_item_order is 'the list of a batch in its order';

create table transfer_step (
  id         bigint generated always as identity primary key,
  batch_id   uuid not null references transfer_batch,
  agency_id  uuid not null references org_unit,
  action     text not null,
  from_state text not null,
  to_state   text not null,
  round      integer not null,
  -- Who did it on its day, by name: the other side has no account here. `entered_by` vouches for it.
  happened_on date not null,
  signer     text,
  note       text,
  details    jsonb not null default '{}',
  entered_by uuid references person,
  entered_at timestamptz not null,
  constraint transfer_step_returned_with_reasons check (action <> 'return' or note <> '')
);
comment on table transfer_step is 'Each step of a batch on its way to the archive. Append-only.';
create index transfer_step_by_batch on transfer_step (batch_id, id);
comment on index transfer_step_by_batch is 'what has happened to this batch';

create table transfer_sheet (
  batch_id         uuid not null references transfer_batch,
  round            integer not null,
  agency_id        uuid not null references org_unit,
  -- Frozen when the batch is handed over: what the handing side signs.
  content          jsonb not null,
  sm3              text not null,
  made_by          uuid references person,
  made_at          timestamptz not null,
  -- The receiving side's half, and the digest of both.
  received         jsonb,
  received_sm3     text,
  received_entered_by uuid references person,
  received_at      timestamptz,
  primary key (batch_id, round),
  constraint transfer_sheet_received_whole check ((received is null) = (received_sm3 is null)
    and (received is null) = (received_at is null))
);
comment on table transfer_sheet is '电子档案移交接收登记表 (DA/T 93-2022, 表 C.1), one for each time a batch was handed over.';

-- Why a filed record cannot go to the archive now: contract/src/transfer/transfer-refusal.ts has the
-- words. Written once, for the preview, the counts and the batch alike. Sees what its reader sees.
create view transfer_refusal with (security_invoker = true) as
select record.id as record_id, array_remove(array[
  case when record.quarantined_at is not null then 'quarantined' end,
  -- Classified electronic records go on classified media, apart from all others (DA/T 93-2022, 5.1).
  case when record.security_rank >= 2 and record.carrier <> 'paper' then 'classified' end,
  case when exists (select from hold where hold.record_id = record.id and hold.lifted_at is null) then 'held' end,
  case when exists (select from proposal where proposal.record_id = record.id and proposal.state = 'open')
    then 'proposal-open' end,
  case when exists (select from renumbering_item item join renumbering on renumbering.id = item.renumbering_id
    where item.record_id = record.id and renumbering.state in ('proposed', 'approved')) then 'renumbering-open' end,
  case when exists (select from paper_receipt where paper_receipt.record_id = record.id
    and paper_receipt.returned_at is null) then 'paper-out' end,
  case when exists (select from transfer_item where transfer_item.record_id = record.id
    and not transfer_item.released) then 'in-batch' end,
  case when record.carrier <> 'paper'
    and not exists (select from component where component.record_id = record.id) then 'content-missing' end
], null)::text[] as refusals
from record where record.state = 'filed';

alter table transfer_rule enable row level security;
create policy transfer_rule_seen on transfer_rule for select using (
  (select actor_is_system()) or agency_id = any ((select actor_units('lantai.oversees'))::uuid[]));
create policy transfer_rule_decided on transfer_rule for insert with check (
  (select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));
alter table transfer_batch enable row level security;
-- Where a batch stands names no record; who reads the agency's records may know where they have gone.
create policy transfer_batch_seen on transfer_batch for select using (
  (select actor_is_system())
  or agency_id = any ((select actor_units('lantai.works'))::uuid[])
  or agency_id = any ((select actor_units('lantai.reads'))::uuid[]));
create policy transfer_batch_planned on transfer_batch for insert with check (
  (select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));
create policy transfer_batch_moved on transfer_batch for update
  using ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]))
  with check ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));
alter table transfer_item enable row level security;
create policy transfer_item_seen on transfer_item for select
  using ((select actor_is_system()) or exists (select from record where record.id = record_id));
create policy transfer_item_listed on transfer_item for insert with check (
  (select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));
create policy transfer_item_released on transfer_item for update
  using ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]))
  with check ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));
alter table transfer_step enable row level security;
create policy transfer_step_seen on transfer_step for select
  using ((select actor_is_system()) or exists (select from transfer_batch where transfer_batch.id = batch_id));
create policy transfer_step_taken on transfer_step for insert with check (
  (select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));
alter table transfer_sheet enable row level security;
create policy transfer_sheet_seen on transfer_sheet for select
  using ((select actor_is_system()) or exists (select from transfer_batch where transfer_batch.id = batch_id));
create policy transfer_sheet_made on transfer_sheet for insert with check (
  (select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));
create policy transfer_sheet_received on transfer_sheet for update
  using ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]))
  with check ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));

grant select, insert on transfer_rule, transfer_step, transfer_sheet to lantai_runtime;
grant select, insert, update on transfer_batch, transfer_item to lantai_runtime;
-- The receiving side's half is all that is ever added to a sheet.
grant update (received, received_sm3, received_entered_by, received_at) on transfer_sheet to lantai_runtime;
grant select on transfer_refusal to lantai_runtime;
