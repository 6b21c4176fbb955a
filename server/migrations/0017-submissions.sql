-- Handing over to the archive room (workflows A.8): batches with their list, proposals that need
-- a second person, papers on their way, and what somebody leaves to a successor.

create table submission_number_head (
  agency_id uuid not null references org_unit,
  fonds_id  uuid not null references fonds,
  year      integer not null,
  last      integer not null,
  primary key (fonds_id, year)
);
comment on table submission_number_head is 'The last number given to a batch in a fonds and year.';

create table submission (
  id             uuid primary key default gen_random_uuid(),
  agency_id      uuid not null references org_unit,
  fonds_id       uuid not null references fonds,
  department_id  uuid not null references org_unit,
  year           integer not null,
  number         integer not null check (number > 0),
  kind           text not null check (kind in ('first', 'again')),
  state          text not null check (state in ('submitted', 'checking', 'settled')),
  -- What was signed, as it was then: values, not references (workflows 0.3, 8).
  list           jsonb not null,
  list_sm3       text not null check (list_sm3 ~ '^[0-9a-f]{64}$'),
  submitted_by   uuid not null references person,
  submitted_at   timestamptz not null,
  settled_at     timestamptz,
  constraint submission_number_once unique (fonds_id, year, number),
  constraint submission_settled check ((state = 'settled') = (settled_at is not null)),
  foreign key (fonds_id, agency_id) references fonds (id, agency_id)
);
comment on table submission is '移交批次: what a department hands over at one time, with its 移交清单 frozen as it was signed.';
-- "the batches of this archive room, newest first".
create index submission_list on submission (agency_id, submitted_at desc, id);

create table submission_item (
  submission_id uuid not null references submission,
  agency_id     uuid not null references org_unit,
  record_id     uuid not null references record,
  position      integer not null check (position > 0),
  outcome       text not null default 'waiting' check (outcome in ('waiting', 'accepted', 'returned', 'voided')),
  reason        text,
  decided_by    uuid references person,
  decided_at    timestamptz,
  primary key (submission_id, record_id),
  constraint submission_item_returned_with_reason check (outcome <> 'returned' or reason <> ''),
  constraint submission_item_decided check ((outcome = 'waiting') = (decided_at is null))
);
comment on table submission_item is 'One record in one batch, and what became of it there. A returned record comes again in another batch.';
-- A record is judged in one batch at a time.
create unique index submission_item_waits_once on submission_item (record_id) where outcome = 'waiting';
-- "why was this record returned, and how often".
create index submission_item_by_record on submission_item (record_id, decided_at desc);

create table proposal (
  id             uuid primary key default gen_random_uuid(),
  agency_id      uuid not null references org_unit,
  department_id  uuid references org_unit,
  record_id      uuid not null references record,
  kind           text not null check (kind in ('exclude', 'void', 'reopen', 'correct')),
  reason         text not null check (reason <> ''),
  -- What a correction would change, and the version of the description it was written against.
  changes        jsonb,
  record_version integer not null,
  state          text not null check (state in ('open', 'approved', 'refused', 'withdrawn')),
  proposed_by    uuid not null references person,
  proposed_at    timestamptz not null,
  ended_at       timestamptz,
  constraint proposal_correction_has_changes check ((kind = 'correct') = (changes is not null)),
  constraint proposal_ended check ((state = 'open') = (ended_at is null))
);
comment on table proposal is 'A change that needs another person''s consent: not to be filed, void, filed again, correction after acceptance.';
create unique index proposal_open_once on proposal (record_id, kind) where state = 'open';
-- "what waits for approval here, oldest first".
create index proposal_waiting on proposal (agency_id, proposed_at) where state = 'open';

create table proposal_decision (
  proposal_id uuid not null references proposal,
  agency_id   uuid not null references org_unit,
  -- In what part somebody decided: two different parts are two different persons.
  part        text not null check (part in ('department-head', 'archivist', 'archives-head', 'proposer')),
  consents    boolean not null,
  reason      text,
  decided_by  uuid not null references person,
  decided_at  timestamptz not null,
  primary key (proposal_id, part),
  constraint proposal_decided_by_two unique (proposal_id, decided_by),
  constraint proposal_refused_with_reason check (consents or reason <> '')
);
comment on table proposal_decision is 'Who consented to a proposal or refused it, in which part, and why. Append-only.';

create table refused_material (
  id               uuid primary key default gen_random_uuid(),
  agency_id        uuid not null references org_unit,
  department_id    uuid references org_unit,
  temporary_number text,
  title            text,
  ground           text not null check (ground <> ''),
  refused_by       uuid references person,
  refused_at       timestamptz not null
);
comment on table refused_material is 'What the State forbids to file was brought and refused (Archives Law, 14): the refusal alone is kept. Append-only.';
-- "what was refused here, newest first".
create index refused_material_list on refused_material (agency_id, refused_at desc);

create table collection_setting (
  id          bigint generated always as identity primary key,
  agency_id   uuid not null references org_unit,
  reason      text not null,
  decided_by  uuid references person,
  decided_at  timestamptz not null
);
comment on table collection_setting is 'What an agency has decided for its collecting. Append-only, the last one counts.';
create index collection_setting_in_force on collection_setting (agency_id, id desc);

create table paper_receipt (
  id             uuid primary key default gen_random_uuid(),
  agency_id      uuid not null references org_unit,
  department_id  uuid references org_unit,
  record_id      uuid not null references record,
  from_person    uuid not null references person,
  to_person      uuid not null references person,
  note           text,
  handed_at      timestamptz not null,
  received_at    timestamptz,
  returned_at    timestamptz,
  constraint paper_receipt_two_sides check (from_person <> to_person),
  constraint paper_receipt_in_order check (returned_at is null or (received_at is not null and returned_at >= received_at))
);
comment on table paper_receipt is '签收: loose paper with a temporary number went from one person to another (workflows A.5).';
-- Paper is in one place.
create unique index paper_receipt_one_holder on paper_receipt (record_id) where returned_at is null;
-- "what is on its way, longest first".
create index paper_receipt_on_the_way on paper_receipt (agency_id, handed_at) where returned_at is null;

create table hand_over (
  id               uuid primary key default gen_random_uuid(),
  agency_id        uuid not null references org_unit,
  person_id        uuid not null references person,
  successor_id     uuid not null references person,
  list             jsonb not null,
  list_sm3         text not null check (list_sm3 ~ '^[0-9a-f]{64}$'),
  drawn_up_by      uuid not null references person,
  drawn_up_at      timestamptz not null,
  handed_signed_at timestamptz,
  taken_signed_at  timestamptz,
  constraint hand_over_two_persons check (person_id <> successor_id)
);
comment on table hand_over is '交接清单: what somebody who leaves hands to a successor, frozen, signed by both (workflows C.3).';
-- "has this person handed over".
create index hand_over_of_person on hand_over (person_id, drawn_up_at desc);

-- A clause is chosen before a record is handed over (workflows A.8), and the same number twice in a year
-- may be meant: the head of the archives says so, with the reason (A.13).
alter table record add column repeat_confirmed_by uuid references person;
alter table record add column repeat_reason text;
alter table record add constraint record_repeat_confirmed_with_reason
  check (repeat_confirmed_by is null or repeat_reason <> '');

-- Who works in one's own agency, and as what, is known there: papers and open work go to a colleague.
create policy role_grant_of_colleagues on role_grant for select using (
  unit_id = any ((select actor_units('lantai.oversees'))::uuid[])
  or exists (select from org_unit where org_unit.id = unit_id
    and org_unit.agency_id = any ((select actor_units('lantai.oversees'))::uuid[])));

-- Seen and written by those who work in the agency or the department; a leader reads along.
alter table submission enable row level security;
create policy submission_seen on submission for select using (
  (select actor_is_system())
  or agency_id = any ((select actor_units('lantai.works'))::uuid[])
  or department_id = any ((select actor_units('lantai.works'))::uuid[])
  or ((select actor_may('collection.read')) and agency_id = any ((select actor_units('lantai.reads'))::uuid[])));
create policy submission_made on submission for insert with check (
  (select actor_is_system())
  or agency_id = any ((select actor_units('lantai.works'))::uuid[])
  or department_id = any ((select actor_units('lantai.works'))::uuid[]));
create policy submission_settled on submission for update using (
  (select actor_is_system())
  or agency_id = any ((select actor_units('lantai.works'))::uuid[])
  or department_id = any ((select actor_units('lantai.works'))::uuid[]));

alter table submission_number_head enable row level security;
create policy submission_number_head_of_agency on submission_number_head
  using ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.oversees'))::uuid[]))
  with check ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.oversees'))::uuid[]));

alter table submission_item enable row level security;
create policy submission_item_seen on submission_item for select
  using ((select actor_is_system()) or exists (select from submission where submission.id = submission_id));
create policy submission_item_put_in on submission_item for insert
  with check ((select actor_is_system()) or actor_works_on(record_id));
create policy submission_item_decided on submission_item for update
  using ((select actor_is_system()) or actor_works_on(record_id));

alter table proposal enable row level security;
create policy proposal_seen on proposal for select using (
  (select actor_is_system())
  or agency_id = any ((select actor_units('lantai.works'))::uuid[])
  or department_id = any ((select actor_units('lantai.works'))::uuid[]));
create policy proposal_made on proposal for insert with check (
  (select actor_is_system())
  or agency_id = any ((select actor_units('lantai.works'))::uuid[])
  or department_id = any ((select actor_units('lantai.works'))::uuid[]));
create policy proposal_ended on proposal for update using (
  (select actor_is_system())
  or agency_id = any ((select actor_units('lantai.works'))::uuid[])
  or department_id = any ((select actor_units('lantai.works'))::uuid[]));

alter table proposal_decision enable row level security;
create policy proposal_decision_seen on proposal_decision for select
  using ((select actor_is_system()) or exists (select from proposal where proposal.id = proposal_id));
create policy proposal_decision_made on proposal_decision for insert
  with check ((select actor_is_system()) or exists (select from proposal where proposal.id = proposal_id));

alter table refused_material enable row level security;
create policy refused_material_of_agency on refused_material for select
  using ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));
create policy refused_material_written on refused_material for insert
  with check ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));

alter table collection_setting enable row level security;
create policy collection_setting_seen on collection_setting for select
  using ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.oversees'))::uuid[]));
create policy collection_setting_decided on collection_setting for insert
  with check ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));

alter table paper_receipt enable row level security;
create policy paper_receipt_seen on paper_receipt for select using (
  (select actor_is_system())
  or agency_id = any ((select actor_units('lantai.works'))::uuid[])
  or department_id = any ((select actor_units('lantai.works'))::uuid[])
  or (select actor_person()) in (from_person, to_person));
create policy paper_receipt_handed on paper_receipt for insert
  with check ((select actor_is_system()) or actor_works_on(record_id));
create policy paper_receipt_signed on paper_receipt for update
  using ((select actor_is_system()) or (select actor_person()) in (from_person, to_person)
    or agency_id = any ((select actor_units('lantai.works'))::uuid[]));

alter table hand_over enable row level security;
create policy hand_over_seen on hand_over for select using (
  (select actor_is_system()) or (select actor_person()) in (person_id, successor_id)
  or agency_id = any ((select actor_units('lantai.works'))::uuid[])
  or (select actor_may('identity.manage-accounts')));
create policy hand_over_drawn_up on hand_over for insert with check (
  (select actor_is_system()) or (select actor_person()) = person_id
  or agency_id = any ((select actor_units('lantai.works'))::uuid[]));
create policy hand_over_signed on hand_over for update
  using ((select actor_is_system()) or (select actor_person()) in (person_id, successor_id)
    or agency_id = any ((select actor_units('lantai.works'))::uuid[]));

grant select, insert, update on submission, submission_number_head, submission_item, proposal, paper_receipt, hand_over
  to lantai_runtime;
grant select, insert on proposal_decision, refused_material, collection_setting to lantai_runtime;
